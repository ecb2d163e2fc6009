package plasticity.plots.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import plasticity.plots.model.Head;
import plasticity.plots.model.PlotException;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;

/** The numeric columns of a metrics table by head. */
final class HeadTable {
    private final List<Column> columns;
    private final SortedMap<Head, Integer> keyHeads;
    private final Map<Head, double[]> rows;

    private HeadTable(List<Column> columns, SortedMap<Head, Integer> keyHeads, Map<Head, double[]> rows) {
        this.columns = columns;
        this.keyHeads = keyHeads;
        this.rows = rows;
    }

    /**
     * Reads the columns of a metrics table that a file has.
     *
     * @throws TableException if the file is not such a table
     * @throws PlotException if it contains no heads
     */
    static HeadTable read(Path file, Table definition) throws TableException, PlotException {
        StoredTable table = StoredTable.read(file, definition.columns());
        int[] layers = table.integers(HeadIdentity.LAYER);
        int[] heads = table.integers(HeadIdentity.Q_HEAD);
        int[] keyHeads = table.integers(HeadIdentity.K_HEAD);
        if (table.rows() == 0) {
            throw new PlotException(file + ": contains no heads, nothing to report");
        }
        List<Column> columns = definition.columns().stream().filter(table::has).toList();
        List<double[]> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(table.numbers(column));
        }
        SortedMap<Head, Integer> keyHeadOf = new TreeMap<>();
        Map<Head, double[]> rows = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            int index = row;
            Head head = new Head(layers[row], heads[row]);
            keyHeadOf.put(head, keyHeads[row]);
            rows.put(head, cells.stream().mapToDouble(column -> column[index]).toArray());
        }
        return new HeadTable(columns, keyHeadOf, rows);
    }

    /** The columns that the file has, in the order of the definition. */
    List<Column> columns() {
        return columns;
    }

    Set<Head> heads() {
        return keyHeads.keySet();
    }

    boolean has(Head head) {
        return keyHeads.containsKey(head);
    }

    int keyHead(Head head) {
        return keyHeads.get(head);
    }

    /** A head's value in a column; NaN if it is undefined or the file has no such column. */
    double number(Head head, Column column) {
        int index = columns.indexOf(column);
        return index < 0 ? Double.NaN : rows.get(head)[index];
    }

    /** The values of all heads in a column, in ascending order of heads. */
    double[] column(Column column) {
        return heads().stream().mapToDouble(head -> number(head, column)).toArray();
    }
}
