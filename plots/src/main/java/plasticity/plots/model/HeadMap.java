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
    /** The order of layers and heads. */
    public enum Order {
        /** Layers and heads by number. */
        NONE,
        /** Layers by the mean of their heads' values, ascending. */
        LAYER,
        /** Heads within each layer by value, descending. */
        VALUE
    }

    /** The state of a cell. */
    public enum State {
        /** The value is defined. */
        DEFINED,
        /** The value is defined, but within {@value HeadValues#ERRORS_FROM_ZERO} standard errors of 0. */
        NEAR_ZERO,
        /** The head was analysed, but its value is undefined. */
        UNDEFINED,
        /** The analysis of the head failed. */
        FAILED,
        /** There is no such head in the tables. */
        ABSENT
    }

    /** Creates a map of all layers and heads from 0 to the highest known one. Heads and layers without a value are last in their order. */
    public static HeadMap of(HeadValues values, Order order) {
        List<List<Head>> rows = new ArrayList<>();
        for (int layer = 0; layer < values.layers(); layer++) {
            int ofLayer = layer;
            Stream<Head> row = IntStream.range(0, values.heads()).mapToObj(head -> new Head(ofLayer, head));
            rows.add((order == Order.VALUE ? row.sorted(Comparator.comparingDouble(head -> -values.of(head))) : row)
                    .toList());
        }
        if (order == Order.LAYER) {
            rows.sort(Comparator.comparingDouble(row -> Aggregation.MEAN.of(row.stream()
                    .mapToDouble(values::of)
                    .filter(Double::isFinite)
                    .toArray())));
        }
        return new HeadMap(rows.stream().map(row -> row.get(0).layer()).toList(), rows, values);
    }

    /** The state of a head. */
    public State state(Head head) {
        Double value = values.byHead().get(head);
        if (value != null) {
            return !Double.isFinite(value)
                    ? State.UNDEFINED
                    : values.isNearZero(head) ? State.NEAR_ZERO : State.DEFINED;
        }
        return values.failed().contains(head) ? State.FAILED : State.ABSENT;
    }

    /** The values by row and column. */
    public Grid grid() {
        return new Grid(heads.stream()
                .map(row -> row.stream().mapToDouble(values::of).toArray())
                .toArray(double[][]::new));
    }
}
