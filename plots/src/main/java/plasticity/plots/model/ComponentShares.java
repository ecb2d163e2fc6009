package plasticity.plots.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Each component's share of positional information, aggregated over heads. Immutable. */
public final class ComponentShares {
    /** Width of bars, as in matplotlib. */
    public static final double BAR_WIDTH = 0.8;

    private final ComponentTable table;
    private final int[] components;
    private final double[] shares;

    /**
     * Aggregates a table. Undefined weights and those of components that are constant in a head are skipped.
     *
     * @param limit exclusive upper bound of components, if given
     * @throws PlotException if there is nothing to draw
     */
    public ComponentShares(ComponentTable table, Aggregation aggregation, OptionalInt limit) throws PlotException {
        this.table = table;
        components = Arrays.stream(table.numbers())
                .filter(component -> limit.isEmpty() || component < limit.getAsInt())
                .toArray();
        if (table.isDefined() && components.length == 0) {
            throw new PlotException(table.file() + ": has no component below limit " + limit.getAsInt());
        }
        shares = IntStream.range(0, components.length)
                .mapToDouble(i -> aggregation.of(table.shares().values().stream()
                        .mapToDouble(ofHead -> ofHead[i])
                        .filter(Double::isFinite)
                        .toArray()))
                .toArray();
        if (Arrays.stream(shares).noneMatch(Double::isFinite)) {
            throw new PlotException(table.file() + ": has no defined component_weight of a varying component"
                    + (limit.isEmpty() ? "" : " below limit " + limit.getAsInt())
                    + ", nothing to draw");
        }
    }

    public int size() {
        return components.length;
    }

    /** The numbers of the components, ascending. */
    public int[] components() {
        return components.clone();
    }

    /** The share of each component; NaN if no head has one. */
    public double[] shares() {
        return shares.clone();
    }

    /** In how many heads a component is constant; such heads are excluded from its share. */
    public enum Constancy {
        /** Some. */
        IN_SOME_HEADS,
        /** All: the share is undefined. */
        IN_EVERY_HEAD
    }

    /** Number of excluded heads, in which every component is constant. */
    public int leftOut() {
        return table.leftOut();
    }

    /** The numbers of the components with a constancy. */
    public int[] components(Constancy constancy) {
        return IntStream.range(0, size())
                .filter(i -> table.constant(i) > 0 && Double.isNaN(shares[i]) == (constancy == Constancy.IN_EVERY_HEAD))
                .map(i -> components[i])
                .toArray();
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
        return Tick.spread(components, 20);
    }
}
