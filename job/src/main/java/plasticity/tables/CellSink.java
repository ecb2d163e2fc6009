package plasticity.tables;

/** Takes the cells of a row, unboxed. */
public interface CellSink {
    void whole(long value);

    /** A real number; NaN is an undefined figure. */
    void real(double value);

    /** A text; null is an empty cell. */
    void text(String value);

    /** A cell without a value. */
    void empty();
}
