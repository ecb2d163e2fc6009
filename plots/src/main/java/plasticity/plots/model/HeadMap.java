package plasticity.plots.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One figure of every head, layers as rows and heads as columns.
 *
 * @param layers the layer of each row, from the bottom
 * @param heads the heads of each row, from the left
 * @param values of the metric
 */
public record HeadMap(List<Integer> layers, List<List<Head>> heads, HeadValues values) {
    private static final int MAX_LABELS = 24;

    /** What is to be seen in a cell. */
    public enum State {
        /** A figure. */
        DEFINED,
        /** The head was analysed, its figure is not defined. */
        UNDEFINED,
        /** The head was found and not analysed. */
        FAILED,
        /** Nothing is known of such a head. */
        ABSENT
    }

    /** A map of all layers and heads from 0 to the last that is known of. */
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

    /** Falling; heads without a figure last. */
    private static Comparator<Head> byValue(HeadValues values) {
        return Comparator.comparingDouble(head -> {
            double value = values.byHead().getOrDefault(head, Double.NaN);
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
        });
    }

    /** NaN, which sorts last, for a layer without a figure. */
    private static double mean(List<Head> row, HeadValues values) {
        return row.stream()
                .mapToDouble(head -> values.byHead().getOrDefault(head, Double.NaN))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /** What is to be seen of a head. */
    public State state(Head head) {
        Double value = values.byHead().get(head);
        if (value != null) {
            return Double.isFinite(value) ? State.DEFINED : State.UNDEFINED;
        }
        return values.failed().contains(head) ? State.FAILED : State.ABSENT;
    }

    /** The cells' values. */
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

    /** Head numbers, or ranks where heads are ordered by value. */
    public List<Tick> columnTicks() {
        return IndexTicks.everyNth(heads.get(0).size(), MAX_LABELS, Integer::toString);
    }
}
