package plasticity.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** Columns of a table's file, by name: of a table that a run wrote, or of any other with columns of these names. */
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
     * Reads columns of a CSV or Parquet file; which of the two its suffix tells.
     *
     * @param wanted column name → what it holds; columns that the file has not are left out
     * @throws TableException when there is no such file, or it is no such table
     */
    public static StoredTable read(Path file, Map<String, Column.Type> wanted) throws TableException {
        if (!Files.exists(file)) {
            throw new TableException(file + ": does not exist");
        }
        if (Files.isDirectory(file)) {
            throw new TableException(file + ": is a directory, a table is expected");
        }
        return read(file.toString(), new LocalInputFile(file), wanted);
    }

    /**
     * The same of a file on any file system.
     *
     * @param file its name, whose suffix tells the format
     * @throws TableException when it cannot be read, or is no such table
     */
    public static StoredTable read(String file, InputFile input, Map<String, Column.Type> wanted)
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

    /** A table of which nothing is read yet but the names of its columns. */
    static StoredTable of(String file, List<String> names, Map<String, Column.Type> wanted) {
        StoredTable table = new StoredTable(file, names);
        names.stream()
                .filter(wanted::containsKey)
                .forEach(name -> table.columns.putIfAbsent(name, new StoredColumn(name, wanted.get(name))));
        return table;
    }

    /** The columns that are wanted and there. */
    Iterable<StoredColumn> columns() {
        return columns.values();
    }

    /** To be called after the last row. */
    StoredTable ofRows(int count) {
        rows = count;
        return this;
    }

    /** The name of the file it was read from. */
    String file() {
        return file;
    }

    /** The names of all the file's columns, wanted or not, in its order. */
    public List<String> names() {
        return names;
    }

    /** Rows of the file. */
    public int rows() {
        return rows;
    }

    /** Whether a column was wanted and is there. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The numbers of a column; NaN where its cell is empty. */
    public double[] reals(String column) throws TableException {
        return column(column).numbers();
    }

    /** The whole numbers of a column. */
    public int[] wholes(String column) throws TableException {
        double[] numbers = column(column).numbers();
        int[] wholes = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            wholes[i] = (int) numbers[i];
        }
        return wholes;
    }

    /** The texts of a column; empty where its cell is. */
    public List<String> texts(String column) throws TableException {
        return column(column).texts();
    }

    private StoredColumn column(String name) throws TableException {
        StoredColumn column = columns.get(name);
        if (column == null) {
            throw new TableException(
                    file + ": has no column " + name + "; its columns are " + String.join(", ", names));
        }
        return column;
    }
}
