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
 * One figure of every head.
 *
 * @param metric the column
 * @param values head → figure, NaN where it is undefined
 * @param failed heads that were not analysed
 * @param layers one more than the last layer that is known of
 * @param heads one more than the last head of a layer that is known of
 */
public record HeadFigures(String metric, Map<Head, Double> values, Set<Head> failed, int layers, int heads) {
    /**
     * Reads a column of a table of heads, and from the table of states beside it, if there is one, which heads failed.
     *
     * @param metric any column of numbers
     * @throws TableException when a file is no such table
     * @throws PlotException when no figure is defined
     */
    public static HeadFigures read(Path file, String metric) throws TableException, PlotException {
        Column.Real column = new Column.Real(metric, "");
        StoredTable table = StoredTable.read(file, List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD, column));
        int[] layers = table.integers(HeadIdentity.LAYER);
        int[] heads = table.integers(HeadIdentity.Q_HEAD);
        double[] figures = table.numbers(column);
        Map<Head, Double> values = new TreeMap<>();
        for (int row = 0; row < figures.length; row++) {
            values.put(new Head(layers[row], heads[row]), figures[row]);
        }
        HeadStates states = HeadStates.beside(file);
        if (values.values().stream().noneMatch(Double::isFinite)) {
            String why = metric.equals(HeadMetrics.AP_OVERALL.name())
                    ? states.whyNoPlasticity().map(reason -> ": " + reason).orElse("")
                    : "";
            throw new PlotException(file + ": holds no defined " + metric + ", there is nothing to draw" + why);
        }
        return of(metric, values, states.failed());
    }

    /**
     * A column of heads.
     *
     * @param failed heads that were not analysed
     */
    public static HeadFigures of(String metric, Map<Head, Double> values, Set<Head> failed) {
        Set<Head> known = new TreeSet<>(failed);
        known.addAll(values.keySet());
        int layers = 1 + known.stream().mapToInt(Head::layer).max().orElseThrow();
        int heads = 1 + known.stream().mapToInt(Head::number).max().orElseThrow();
        return new HeadFigures(metric, values, failed, layers, heads);
    }

    /**
     * This minus another, for heads that both have.
     *
     * @throws PlotException when they have none together
     */
    public HeadFigures minus(HeadFigures other) throws PlotException {
        Map<Head, Double> differences = new TreeMap<>();
        values.forEach((head, value) -> {
            if (other.values.containsKey(head)) {
                differences.put(head, value - other.values.get(head));
            }
        });
        if (differences.values().stream().noneMatch(Double::isFinite)) {
            throw new PlotException("against: the two tables have no head with a defined " + metric + " in common");
        }
        Set<Head> either = new TreeSet<>(failed);
        either.addAll(other.failed);
        return new HeadFigures(
                metric, differences, either, Math.max(layers, other.layers), Math.max(heads, other.heads));
    }
}
