package plasticity.plots.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;

/**
 * The values of one metric by head.
 *
 * @param metric name of the column
 * @param byHead head → value, NaN if undefined
 * @param errors head → standard error, NaN if undefined; empty if the table has no errors of the metric
 * @param failed heads whose analysis failed
 * @param layers number of layers: the highest known layer + 1
 * @param heads number of heads per layer: the highest known head + 1
 */
public record HeadValues(
        String metric, Map<Head, Double> byHead, Map<Head, Double> errors, Set<Head> failed, int layers, int heads) {
    /** Values within so many standard errors of 0 may be 0. */
    public static final int ERRORS_FROM_ZERO = 2;

    /**
     * Reads a column of a metrics table, its standard errors if the table has them, and the failed heads from the status table next to it, if there
     * is one.
     *
     * @param metric any numeric column
     * @throws TableException if a file is not such a table
     * @throws PlotException if no value is defined
     */
    public static HeadValues read(Path file, String metric) throws TableException, PlotException {
        Column.Real column = new Column.Real(metric, "");
        Column.Real error = Table.errorOf(column);
        StoredTable table = StoredTable.read(file, List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD, column, error));
        List<Head> heads = Head.of(table);
        Map<Head, Double> values = byHead(heads, table.numbers(column));
        Map<Head, Double> errors = table.has(error) ? byHead(heads, table.numbers(error)) : Map.of();
        StatusTable statuses = StatusTable.nextTo(file);
        if (values.values().stream().noneMatch(Double::isFinite)) {
            String why = metric.equals(HeadMetrics.AP_OVERALL.name())
                    ? statuses.whyNoPlasticity().map(reason -> ": " + reason).orElse("")
                    : "";
            throw new PlotException(file + ": has no defined " + metric + ", nothing to draw" + why);
        }
        return of(metric, values, errors, statuses.failed());
    }

    private static Map<Head, Double> byHead(List<Head> heads, double[] cells) {
        Map<Head, Double> values = new TreeMap<>();
        for (int row = 0; row < cells.length; row++) {
            values.put(heads.get(row), cells[row]);
        }
        return values;
    }

    /** Creates the values of a metric for all known heads, without standard errors. */
    public static HeadValues of(String metric, Map<Head, Double> byHead, Set<Head> failed) {
        return of(metric, byHead, Map.of(), failed);
    }

    private static HeadValues of(String metric, Map<Head, Double> byHead, Map<Head, Double> errors, Set<Head> failed) {
        Set<Head> known = new TreeSet<>(failed);
        known.addAll(byHead.keySet());
        int layers = 1 + known.stream().mapToInt(Head::layer).max().orElseThrow();
        int heads = 1 + known.stream().mapToInt(Head::number).max().orElseThrow();
        return new HeadValues(metric, byHead, errors, failed, layers, heads);
    }

    /** The value of a head; NaN if it is undefined or unknown. */
    public double of(Head head) {
        return byHead.getOrDefault(head, Double.NaN);
    }

    /** Whether a value is within {@link #ERRORS_FROM_ZERO} standard errors of 0; false if the error is unknown. */
    boolean isNearZero(Head head) {
        return Math.abs(of(head)) <= ERRORS_FROM_ZERO * errors.getOrDefault(head, Double.NaN);
    }

    /** Whether the table has standard errors of the metric, but all of them are undefined. */
    public boolean hasOnlyUndefinedErrors() {
        return !errors.isEmpty() && errors.values().stream().allMatch(error -> error.isNaN());
    }

    /**
     * Returns the differences, this minus other, of the heads in both. Their standard errors are those of independent values.
     *
     * @throws PlotException if they have no head with a defined value in common
     */
    public HeadValues minus(HeadValues other) throws PlotException {
        Map<Head, Double> differences = combined(byHead, other.byHead, (one, another) -> one - another);
        if (differences.values().stream().noneMatch(Double::isFinite)) {
            throw new PlotException("against: the two tables have no head with a defined " + metric + " in common");
        }
        Set<Head> either = new TreeSet<>(failed);
        either.addAll(other.failed);
        return new HeadValues(
                metric,
                differences,
                combined(errors, other.errors, Math::hypot),
                either,
                Math.max(layers, other.layers),
                Math.max(heads, other.heads));
    }

    private static Map<Head, Double> combined(
            Map<Head, Double> values, Map<Head, Double> others, DoubleBinaryOperator operator) {
        Map<Head, Double> combined = new TreeMap<>();
        values.forEach((head, value) -> {
            if (others.containsKey(head)) {
                combined.put(head, operator.applyAsDouble(value, others.get(head)));
            }
        });
        return combined;
    }
}
