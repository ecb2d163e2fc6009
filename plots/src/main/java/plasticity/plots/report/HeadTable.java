package plasticity.plots.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import plasticity.plots.model.Head;
import plasticity.plots.model.PlotException;
import plasticity.tables.Column;
import plasticity.tables.HeadMetrics;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The numeric columns of a metrics table by head. */
final class HeadTable {
    private static final String LAYER = HeadMetrics.COLUMNS.get(0).name();
    private static final String HEAD = HeadMetrics.COLUMNS.get(1).name();
    private static final String KEY_HEAD = HeadMetrics.COLUMNS.get(2).name();
    /** Columns that identify a head: layer, query head, key head. */
    static final List<String> NAMES = List.of(LAYER, HEAD, KEY_HEAD);

    private final List<String> metrics;
    private final SortedMap<Head, Integer> keyHeads;
    private final Map<Head, double[]> rows;

    private HeadTable(List<String> metrics, SortedMap<Head, Integer> keyHeads, Map<Head, double[]> rows) {
        this.metrics = metrics;
        this.keyHeads = keyHeads;
        this.rows = rows;
    }

    /**
     * Reads a metrics table.
     *
     * @throws TableException if the file is not a metrics table
     * @throws PlotException if it contains no heads
     */
    static HeadTable read(Path file) throws TableException, PlotException {
        Map<String, Column.Type> wanted =
                HeadMetrics.COLUMNS.stream().collect(Collectors.toMap(Column::name, Column::type));
        StoredTable table = StoredTable.read(file, wanted);
        int[] layers = table.wholes(LAYER);
        int[] heads = table.wholes(HEAD);
        int[] keyHeads = table.wholes(KEY_HEAD);
        if (table.rows() == 0) {
            throw new PlotException(file + ": contains no heads, nothing to report");
        }
        List<String> metrics = HeadMetrics.COLUMNS.stream()
                .map(Column::name)
                .filter(name -> table.has(name) && !NAMES.contains(name))
                .toList();
        List<double[]> columns = new ArrayList<>();
        for (String metric : metrics) {
            columns.add(table.reals(metric));
        }
        SortedMap<Head, Integer> keyHeadOf = new TreeMap<>();
        Map<Head, double[]> rows = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            Head head = new Head(layers[row], heads[row]);
            keyHeadOf.put(head, keyHeads[row]);
            rows.put(head, columns.stream().mapToDouble(column -> column[at]).toArray());
        }
        return new HeadTable(metrics, keyHeadOf, rows);
    }

    /** {@link #NAMES} and the metrics in the file, in the order of {@link HeadMetrics#COLUMNS}. */
    List<String> columns() {
        return Stream.concat(NAMES.stream(), metrics.stream()).toList();
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

    /** A head's value in one of {@link #columns}; NaN if it is undefined. */
    double number(Head head, String column) {
        return switch (NAMES.indexOf(column)) {
            case 0 -> head.layer();
            case 1 -> head.number();
            case 2 -> keyHead(head);
            default -> metric(head, column);
        };
    }

    /** A metric of a head; NaN if it is undefined or the file has no such column. */
    double metric(Head head, String name) {
        int column = metrics.indexOf(name);
        return column < 0 ? Double.NaN : rows.get(head)[column];
    }

    /** A metric of all heads, in ascending order of heads. */
    double[] column(String name) {
        return heads().stream()
                .flatMapToDouble(head -> DoubleStream.of(metric(head, name)))
                .toArray();
    }
}
