package plasticity.plots.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;

/** The numeric columns of a table with one row per query head, such as head_metrics, head_estimates or head_geometry. */
public final class HeadTable {
    private final SortedMap<Head, Integer> rows = new TreeMap<>();
    private final int[] keyHeads;
    private final Map<Column, double[]> columns = new LinkedHashMap<>();

    /**
     * Reads the columns of a table that a file has.
     *
     * @throws TableException if the file is not such a table
     * @throws PlotException if it contains no heads
     */
    public HeadTable(Path file, Table definition) throws TableException, PlotException {
        StoredTable table = StoredTable.read(file, definition.columns());
        List<Head> heads = Head.of(table);
        for (int row = 0; row < heads.size(); row++) {
            rows.put(heads.get(row), row);
        }
        keyHeads = table.integers(HeadIdentity.K_HEAD);
        if (table.rows() == 0) {
            throw new PlotException(file + ": contains no heads, nothing to show");
        }
        for (Column column : definition.columns()) {
            if (column.type() != Column.Type.TEXT && table.has(column)) {
                columns.put(column, table.numbers(column));
            }
        }
    }

    /** The columns that the file has, in the order of the definition. */
    public List<Column> columns() {
        return List.copyOf(columns.keySet());
    }

    public Set<Head> heads() {
        return rows.keySet();
    }

    public int keyHead(Head head) {
        return keyHeads[rows.get(head)];
    }

    /** A head's value in a column; NaN if it is undefined or the file has no such column. */
    public double number(Head head, Column column) {
        return columns.containsKey(column) ? columns.get(column)[rows.get(head)] : Double.NaN;
    }

    /** The standard error of a head's value in a column; NaN if it is undefined or the file has no such column. */
    public double error(Head head, Column.Real column) {
        return number(head, Table.errorOf(column));
    }

    /** The values of all heads in a column, in ascending order of heads. */
    public double[] column(Column column) {
        return heads().stream().mapToDouble(head -> number(head, column)).toArray();
    }
}
