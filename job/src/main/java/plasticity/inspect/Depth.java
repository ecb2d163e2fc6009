package plasticity.inspect;

/** How far a dump is looked into. */
public enum Depth {
    /** Directories, footers and their statistics. */
    FOOTERS,
    /** All rows of all heads, too. */
    ROWS
}
