package plasticity.inspect;

/** Depth of an inspection. */
public enum Depth {
    /** Reads directories and footers with their statistics. */
    FOOTERS,
    /** Also reads all rows of all heads. */
    ROWS
}
