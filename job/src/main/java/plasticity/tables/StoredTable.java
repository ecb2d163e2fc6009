package plasticity.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** Columns of a table file, by name. The file may be of a run, or any other with columns of these names. */
public final class StoredTable {
    private final String file;
    private final List<String> names;
    private final Map<String, StoredColumn> columns = new LinkedHashMap<>();
    private int rows;

    private StoredTable(String file, List<String> names) {
        this.file = file;
        this.names = List.copyOf(names);
    }

    /**
     * Reads columns of a CSV or Parquet file, depending on its extension.
     *
     * @param wanted columns that the file lacks are left out; of several with the same name the first counts
     * @throws TableException if the file does not exist, or is not such a table
     */
    public static StoredTable read(Path file, Collection<? extends Column> wanted) throws TableException {
        if (!Files.exists(file)) {
            throw new TableException(file + ": does not exist");
        }
        if (Files.isDirectory(file)) {
            throw new TableException(file + ": is a directory, a table is expected");
        }
        return read(file.toString(), new LocalInputFile(file), wanted);
    }

    /**
     * Reads columns of a file on any file system.
     *
     * @param file its name, whose extension determines the format
     * @throws TableException if it cannot be read, or is not such a table
     */
    public static StoredTable read(String file, InputFile input, Collection<? extends Column> wanted)
            throws TableException {
        try {
            return TableFormat.of(file).read(file, input, wanted);
        } catch (TableException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new TableException(e.getMessage(), e);
        } catch (IOException e) {
            String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new TableException(file + ": cannot be read: " + cause, e);
        }
    }

    /** A table without rows. */
    static StoredTable of(String file, List<String> names, Collection<? extends Column> wanted) {
        StoredTable table = new StoredTable(file, names);
        wanted.stream()
                .filter(column -> names.contains(column.name()))
                .forEach(column -> table.columns.putIfAbsent(column.name(), new StoredColumn(column)));
        return table;
    }

    /** The wanted columns that the file has. */
    Iterable<StoredColumn> columns() {
        return columns.values();
    }

    /** Sets the number of rows, after the last one has been read. */
    StoredTable ofRows(int count) {
        rows = count;
        return this;
    }

    /** The name of the file, for messages. */
    public String file() {
        return file;
    }

    /** The names of all columns of the file, wanted or not, in its order. */
    public List<String> names() {
        return names;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** Whether a column was wanted and the file has it. */
    public boolean has(Column column) {
        return columns.containsKey(column.name());
    }

    /** The numbers of a column; NaN if the cell is empty. Not a copy, and not to be modified. */
    public double[] numbers(Column column) throws TableException {
        return stored(column).numbers();
    }

    /** The integers of a column without empty cells. */
    public int[] integers(Column.Int column) throws TableException {
        return Arrays.stream(numbers(column)).mapToInt(number -> (int) number).toArray();
    }

    /** The texts of a column; an empty text if the cell is empty. */
    public List<String> texts(Column.Text column) throws TableException {
        return stored(column).texts();
    }

    /**
     * The rows as rows of a table.
     *
     * @throws TableException if the file lacks a column of the table
     */
    public Stream<Row> rows(Table table) throws TableException {
        List<StoredColumn> cells = new ArrayList<>();
        for (Column column : table.columns()) {
            cells.add(stored(column));
        }
        return IntStream.range(0, rows).mapToObj(row -> {
            Row.Builder builder = table.row();
            for (int column = 0; column < cells.size(); column++) {
                cells.get(column).copy(row, builder, column);
            }
            return builder.build();
        });
    }

    private StoredColumn stored(Column wanted) throws TableException {
        StoredColumn column = columns.get(wanted.name());
        if (column == null) {
            throw new TableException(
                    file + ": has no column " + wanted.name() + "; its columns are " + String.join(", ", names));
        }
        return column;
    }
}
