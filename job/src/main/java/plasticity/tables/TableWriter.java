package plasticity.tables;

import java.io.IOException;

/**
 * Writes a table row by row. The same rows always give the same bytes of a CSV file, and the same values of a Parquet file: its footer lists the
 * encodings of a column in an arbitrary order.
 */
public interface TableWriter {
    void write(Row row) throws IOException;

    /** Completes the table, to be called once. The stream is left open. */
    void end() throws IOException;
}
