package plasticity.tables;

/** Receives the cells of a row, unboxed. */
public interface CellSink {
    void integer(int value);

    /** @param value NaN if it is undefined */
    void real(double value);

    /** @param value null if the cell is empty */
    void text(String value);

    /** An empty cell of a column of integers. */
    void empty();
}
