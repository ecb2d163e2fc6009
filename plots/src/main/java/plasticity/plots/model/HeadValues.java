package plasticity.plots.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * The values of one metric by head.
 *
 * @param metric name of the column
 * @param byHead head → value, NaN if undefined
 * @param failed heads whose analysis failed
 * @param layers number of layers: the highest known layer + 1
 * @param heads number of heads per layer: the highest known head + 1
 */
public record HeadValues(String metric, Map<Head, Double> byHead, Set<Head> failed, int layers, int heads) {
    /**
     * Reads a column of a metrics table, and the failed heads from the status table next to it, if there is one.
     *
     * @param metric any numeric column
     * @throws TableException if a file is not such a table
     * @throws PlotException if no value is defined
     */
    public static HeadValues read(Path file, String metric) throws TableException, PlotException {
        Column.Real column = new Column.Real(metric, "");
        StoredTable table = StoredTable.read(file, List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD, column));
        List<Head> heads = Head.of(table);
        double[] cells = table.numbers(column);
        Map<Head, Double> values = new TreeMap<>();
        for (int row = 0; row < cells.length; row++) {
            values.put(heads.get(row), cells[row]);
        }
        StatusTable statuses = StatusTable.nextTo(file);
        if (values.values().stream().noneMatch(Double::isFinite)) {
            String why = metric.equals(HeadMetrics.AP_OVERALL.name())
                    ? statuses.whyNoPlasticity().map(reason -> ": " + reason).orElse("")
                    : "";
            throw new PlotException(file + ": has no defined " + metric + ", nothing to draw" + why);
        }
        return of(metric, values, statuses.failed());
    }

    /** Creates the values of a metric for all known heads. */
    public static HeadValues of(String metric, Map<Head, Double> byHead, Set<Head> failed) {
        Set<Head> known = new TreeSet<>(failed);
        known.addAll(byHead.keySet());
        int layers = 1 + known.stream().mapToInt(Head::layer).max().orElseThrow();
        int heads = 1 + known.stream().mapToInt(Head::number).max().orElseThrow();
        return new HeadValues(metric, byHead, failed, layers, heads);
    }

    /** The value of a head; NaN if it is undefined or unknown. */
    public double of(Head head) {
        return byHead.getOrDefault(head, Double.NaN);
    }

    /**
     * Returns the differences, this minus other, of the heads in both.
     *
     * @throws PlotException if they have no head with a defined value in common
     */
    public HeadValues minus(HeadValues other) throws PlotException {
        Map<Head, Double> differences = new TreeMap<>();
        byHead.forEach((head, value) -> {
            if (other.byHead.containsKey(head)) {
                differences.put(head, value - other.byHead.get(head));
            }
        });
        if (differences.values().stream().noneMatch(Double::isFinite)) {
            throw new PlotException("against: the two tables have no head with a defined " + metric + " in common");
        }
        Set<Head> either = new TreeSet<>(failed);
        either.addAll(other.failed);
        return new HeadValues(
                metric, differences, either, Math.max(layers, other.layers), Math.max(heads, other.heads));
    }
}
