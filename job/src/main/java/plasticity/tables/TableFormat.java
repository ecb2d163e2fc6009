package plasticity.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;

/** The file formats of a table, told by the file name's end. */
public enum TableFormat {
    /** {@code .csv} */
    CSV {
        @Override
        public <R> void write(String table, List<Column<R>> columns, Stream<R> rows, OutputStream out)
                throws IOException {
            CsvTable.write(columns, rows, out);
        }

        @Override
        StoredTable read(String file, InputFile input, Map<String, Column.Type> wanted) throws IOException {
            return CsvTable.read(file, input, wanted);
        }

        @Override
        public boolean hasColumns(InputFile file, List<? extends Column<?>> columns) throws IOException {
            return CsvTable.hasColumns(file, columns);
        }
    },
    /** {@code .parquet} */
    PARQUET {
        @Override
        public <R> void write(String table, List<Column<R>> columns, Stream<R> rows, OutputStream out)
                throws IOException {
            ParquetTable.write(table, columns, rows, out);
        }

        @Override
        StoredTable read(String file, InputFile input, Map<String, Column.Type> wanted) throws IOException {
            return StoredParquet.read(file, input, wanted);
        }

        @Override
        public boolean hasColumns(InputFile file, List<? extends Column<?>> columns) throws IOException {
            return StoredParquet.hasColumns(file, columns);
        }
    };

    /**
     * The format of a file of this name.
     *
     * @throws IllegalArgumentException for any other suffix
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
     * Writes a whole table; the same rows give the same bytes.
     *
     * @param table its name, which Parquet keeps
     * @param rows in the order of the file
     * @param out is left open
     */
    public abstract <R> void write(String table, List<Column<R>> columns, Stream<R> rows, OutputStream out)
            throws IOException;

    /**
     * Whether a file of this format has just these columns, in their order. Only its header or footer is read; a CSV file may end within its header.
     *
     * @throws IOException when it cannot be read; a damaged file has no columns
     */
    public abstract boolean hasColumns(InputFile file, List<? extends Column<?>> columns) throws IOException;

    /**
     * Reads those of the columns that the file has.
     *
     * @param file its name, for messages
     */
    abstract StoredTable read(String file, InputFile input, Map<String, Column.Type> wanted) throws IOException;
}
