package plasticity.plots.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Each component's share of positional information, aggregated over heads. Immutable. */
public final class ComponentShares {
    private static final int MAX_LABELS = 20;
    /** Width of bars, as in matplotlib. */
    public static final double BAR_WIDTH = 0.8;

    private final int[] components;
    private final double[] shares;
    private final int[] constant;
    private final int leftOut;

    private ComponentShares(int[] components, double[] shares, int[] constant, int leftOut) {
        this.components = components;
        this.shares = shares;
        this.constant = constant;
        this.leftOut = leftOut;
    }

    /**
     * Aggregates a table. Undefined weights and those of components that are constant in a head are skipped.
     *
     * @param limit exclusive upper bound of components, if given
     * @throws PlotException if there is nothing to draw
     */
    public static ComponentShares of(ComponentTable table, Aggregation aggregation, OptionalInt limit)
            throws PlotException {
        int[] numbers = table.numbers();
        int[] components = Arrays.stream(numbers)
                .filter(component -> limit.isEmpty() || component < limit.getAsInt())
                .toArray();
        if (table.isDefined() && components.length == 0) {
            throw new PlotException(table.file() + ": has no component below limit " + limit.getAsInt());
        }
        double[] shares = new double[components.length];
        for (int i = 0; i < components.length; i++) {
            DoubleStream.Builder values = DoubleStream.builder();
            for (double[] ofHead : table.shares().values()) {
                if (Double.isFinite(ofHead[i])) {
                    values.add(ofHead[i]);
                }
            }
            shares[i] = aggregation.of(values.build().toArray());
        }
        if (Arrays.stream(shares).noneMatch(Double::isFinite)) {
            throw new PlotException(table.file() + ": has no defined component_weight of a varying component"
                    + (limit.isEmpty() ? "" : " below limit " + limit.getAsInt())
                    + ", nothing to draw");
        }
        return new ComponentShares(
                components, shares, Arrays.copyOf(table.constant(), components.length), table.leftOut());
    }

    public int size() {
        return components.length;
    }

    /** The number of the i-th component; increases with i. */
    public int component(int i) {
        return components[i];
    }

    /** The share of the i-th component; NaN if no head has one. */
    public double share(int i) {
        return shares[i];
    }

    /** In how many heads a component is constant; such heads are excluded from its share. */
    public enum Constancy {
        /** None. */
        NOWHERE,
        /** Some. */
        IN_SOME_HEADS,
        /** All: the share is undefined. */
        IN_EVERY_HEAD
    }

    /** The constancy of the i-th component. */
    public Constancy constancy(int i) {
        if (constant[i] == 0) {
            return Constancy.NOWHERE;
        }
        return Double.isNaN(shares[i]) ? Constancy.IN_EVERY_HEAD : Constancy.IN_SOME_HEADS;
    }

    /** Number of excluded heads, in which every component is constant. */
    public int leftOut() {
        return leftOut;
    }

    /** Number of components with a constancy. */
    public long count(Constancy constancy) {
        return IntStream.range(0, components.length)
                .filter(i -> constancy(i) == constancy)
                .count();
    }

    /** The index of the component with the largest share. */
    public int largest() {
        return IntStream.range(0, shares.length)
                .filter(i -> Double.isFinite(shares[i]))
                .boxed()
                .max(Comparator.comparingDouble(i -> shares[i]))
                .orElseThrow();
    }

    /** Range of component numbers: all bars, with matplotlib's margins. */
    public Range rangeX() {
        return new Range(components[0] - BAR_WIDTH / 2, components[components.length - 1] + BAR_WIDTH / 2).withMargin();
    }

    /** Range of shares: from 0 to 1.1 times the largest, at least 0.01. */
    public Range rangeY() {
        return new Range(0, Math.max(0.01, 1.1 * shares[largest()]));
    }

    /** At most twenty ticks. */
    public List<Tick> ticks() {
        return IndexTicks.spread(components, MAX_LABELS);
    }
}
