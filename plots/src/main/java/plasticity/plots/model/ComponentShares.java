package plasticity.plots.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The share of positional information of each component, over heads. Not changed once made. */
public final class ComponentShares {
    private static final int MAX_LABELS = 20;
    /** Bars are this wide, as matplotlib's. */
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
     * The shares of a table. Each head's weights are brought to a sum of 1 first; a head whose weights sum to 0 keeps its zeros. An undefined
     * weight does not count, and neither does that of a component that is constant in the head.
     *
     * @param limit components from this one on are left out, if given
     * @throws PlotException when there is nothing to draw
     */
    public static ComponentShares of(ComponentTable table, Aggregation aggregation, OptionalInt limit)
            throws PlotException {
        int[] numbers = table.numbers();
        int[] components = Arrays.stream(numbers)
                .filter(component -> limit.isEmpty() || component < limit.getAsInt())
                .toArray();
        if (table.isDefined() && components.length == 0) {
            throw new PlotException(table.file() + ": holds no component below limit, which is " + limit.getAsInt());
        }
        double[] shares = new double[components.length];
        for (int i = 0; i < components.length; i++) {
            Values values = new Values();
            for (double[] ofHead : table.shares().values()) {
                if (Double.isFinite(ofHead[i])) {
                    values.add(ofHead[i]);
                }
            }
            shares[i] = aggregation.of(values.toArray());
        }
        if (Arrays.stream(shares).noneMatch(Double::isFinite)) {
            throw new PlotException(
                    table.file() + ": holds no defined component_weight of a component that is not constant"
                            + (limit.isEmpty() ? "" : " below limit, which is " + limit.getAsInt())
                            + ", there is nothing to draw");
        }
        return new ComponentShares(
                components, shares, Arrays.copyOf(table.constant(), components.length), table.leftOut());
    }

    public int size() {
        return components.length;
    }

    /** The i-th component's number; rising. */
    public int component(int i) {
        return components[i];
    }

    /** The i-th component's share; NaN where no head has one. */
    public double share(int i) {
        return shares[i];
    }

    /** Components that are constant in heads, which then do not count in their shares. */
    public enum Constancy {
        /** In no head. */
        NOWHERE,
        /** In some heads. */
        IN_SOME_HEADS,
        /** In every head that counts: there is no share. */
        IN_EVERY_HEAD
    }

    /** In which heads the i-th component is constant. */
    public Constancy constancy(int i) {
        if (constant[i] == 0) {
            return Constancy.NOWHERE;
        }
        return Double.isNaN(shares[i]) ? Constancy.IN_EVERY_HEAD : Constancy.IN_SOME_HEADS;
    }

    /** Heads that do not count at all, as every component is constant in them. */
    public int leftOut() {
        return leftOut;
    }

    /** Components of a constancy. */
    public long count(Constancy constancy) {
        return IntStream.range(0, components.length)
                .filter(i -> constancy(i) == constancy)
                .count();
    }

    /** The place of the component with the largest share. */
    public int largest() {
        return IntStream.range(0, shares.length)
                .filter(i -> Double.isFinite(shares[i]))
                .boxed()
                .max(Comparator.comparingDouble(i -> shares[i]))
                .orElseThrow();
    }

    /** Of component numbers: all bars and matplotlib's margins. */
    public Range rangeX() {
        return new Range(components[0] - BAR_WIDTH / 2, components[components.length - 1] + BAR_WIDTH / 2).withMargin();
    }

    /** Of shares: from 0 to 1.1 times the largest, or to 0.01 if that is more. */
    public Range rangeY() {
        return new Range(0, Math.max(0.01, 1.1 * shares[largest()]));
    }

    /** At most twenty component numbers. */
    public List<Tick> ticks() {
        return IndexTicks.spread(components, MAX_LABELS);
    }
}
