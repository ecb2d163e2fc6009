package plasticity.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;

/** The file formats of a table, by file name extension. */
public enum TableFormat {
    /** {@code .csv} */
    CSV,
    /** {@code .parquet} */
    PARQUET;

    /**
     * The format of a file of this name.
     *
     * @throws IllegalArgumentException for any other extension
     */
    public static TableFormat of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (TableFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException(fileName + " ends in neither .csv nor .parquet");
    }

    /**
     * Writes a table.
     *
     * @param rows in the order of the file
     * @param out is left open
     */
    public void write(Table table, Stream<Row> rows, OutputStream out) throws IOException {
        TableWriter writer = writer(table, out);
        for (Iterator<Row> iterator = rows.iterator(); iterator.hasNext(); ) {
            writer.write(iterator.next());
        }
        writer.end();
    }

    /**
     * Starts a table.
     *
     * @param out is left open
     */
    public TableWriter writer(Table table, OutputStream out) throws IOException {
        return switch (this) {
            case CSV -> CsvTable.writer(table, out);
            case PARQUET -> ParquetTable.writer(table, out);
        };
    }

    /**
     * Whether a file of this format has exactly the columns of a table, in their order. Only its header or footer is read. A CSV file may end
     * within its header.
     *
     * @return false if the file is damaged
     * @throws IOException if it cannot be read
     */
    public boolean hasColumns(InputFile file, Table table) throws IOException {
        return switch (this) {
            case CSV -> CsvTable.hasColumns(file, table);
            case PARQUET -> StoredParquet.hasColumns(file, table);
        };
    }

    /**
     * Reads the wanted columns that the file has.
     *
     * @param file its name, for messages
     */
    StoredTable read(String file, InputFile input, Collection<? extends Column> wanted) throws IOException {
        return switch (this) {
            case CSV -> CsvTable.read(file, input, wanted);
            case PARQUET -> StoredParquet.read(file, input, wanted);
        };
    }
}
