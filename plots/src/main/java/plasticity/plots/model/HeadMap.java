package plasticity.plots.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values of a metric as a grid, with layers as rows and heads as columns.
 *
 * @param layers of the rows, from the bottom
 * @param heads of each row, from the left
 * @param values of the metric
 */
public record HeadMap(List<Integer> layers, List<List<Head>> heads, HeadValues values) {
    private static final int MAX_LABELS = 24;

    /** The state of a cell. */
    public enum State {
        /** The value is defined. */
        DEFINED,
        /** The head was analysed, but its value is undefined. */
        UNDEFINED,
        /** The analysis of the head failed. */
        FAILED,
        /** There is no such head in the tables. */
        ABSENT
    }

    /** Creates a map of all layers and heads from 0 to the highest known one. */
    public static HeadMap of(HeadValues values, HeadOrder order) {
        List<List<Head>> rows = new ArrayList<>();
        for (int layer = 0; layer < values.layers(); layer++) {
            int ofLayer = layer;
            Stream<Head> row = IntStream.range(0, values.heads()).mapToObj(head -> new Head(ofLayer, head));
            rows.add(order == HeadOrder.VALUE ? row.sorted(byValue(values)).toList() : row.toList());
        }
        if (order == HeadOrder.LAYER) {
            rows.sort(Comparator.comparingDouble(row -> mean(row, values)));
        }
        return new HeadMap(rows.stream().map(row -> row.get(0).layer()).toList(), rows, values);
    }

    /** In descending order, heads without a value last. */
    private static Comparator<Head> byValue(HeadValues values) {
        return Comparator.comparingDouble(head -> {
            double value = values.byHead().getOrDefault(head, Double.NaN);
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
        });
    }

    /** NaN, which sorts last, for a layer without a value. */
    private static double mean(List<Head> row, HeadValues values) {
        return row.stream()
                .mapToDouble(head -> values.byHead().getOrDefault(head, Double.NaN))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /** The state of a head. */
    public State state(Head head) {
        Double value = values.byHead().get(head);
        if (value != null) {
            return Double.isFinite(value) ? State.DEFINED : State.UNDEFINED;
        }
        return values.failed().contains(head) ? State.FAILED : State.ABSENT;
    }

    /** The values by row and column. */
    public Grid grid() {
        return new Grid(heads.stream()
                .map(row -> row.stream()
                        .mapToDouble(head -> values.byHead().getOrDefault(head, Double.NaN))
                        .toArray())
                .toArray(double[][]::new));
    }

    /** Layer numbers. */
    public List<Tick> rowTicks() {
        return IndexTicks.everyNth(
                layers.size(), MAX_LABELS, row -> layers.get(row).toString());
    }

    /** Head numbers, or ranks if heads are ordered by value. */
    public List<Tick> columnTicks() {
        return IndexTicks.everyNth(heads.get(0).size(), MAX_LABELS, Integer::toString);
    }
}
