package plasticity.plots.model;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The share of positional information of each component, over heads. Not changed once made. */
public final class ComponentShares {
    private static final int MOST_LABELS = 20;
    /** Bars are this wide, as matplotlib's. */
    public static final double BAR_WIDTH = 0.8;

    private final int[] components;
    private final double[] shares;

    private ComponentShares(int[] components, double[] shares) {
        this.components = components;
        this.shares = shares;
    }

    /**
     * The shares of a table. Each head's weights are brought to a sum of 1 first; a head whose weights sum to 0 keeps its zeros, an undefined
     * weight is passed over.
     *
     * @param limit components from this one on are left out, if given
     * @throws PlotException when there is nothing to draw
     */
    public static ComponentShares of(ComponentFigures figures, Aggregation aggregation, OptionalInt limit)
            throws PlotException {
        if (!figures.isDefined()) {
            throw new PlotException(
                    figures.file() + ": holds no defined component_weight, there is nothing to draw");
        }
        int[] numbers = figures.numbers();
        int[] components = Arrays.stream(numbers)
                .filter(component -> limit.isEmpty() || component < limit.getAsInt())
                .toArray();
        if (components.length == 0) {
            throw new PlotException(figures.file() + ": holds no component below limit, which is " + limit.getAsInt());
        }
        double[] shares = new double[components.length];
        for (int i = 0; i < components.length; i++) {
            Values values = new Values();
            for (double[] ofHead : figures.shares().values()) {
                if (Double.isFinite(ofHead[i])) {
                    values.add(ofHead[i]);
                }
            }
            shares[i] = aggregation.of(values.toArray());
        }
        return new ComponentShares(components, shares);
    }

    public int size() {
        return components.length;
    }

    /** The i-th component's number; rising. */
    public int component(int i) {
        return components[i];
    }

    /** The i-th component's share. */
    public double share(int i) {
        return shares[i];
    }

    /** Of component numbers: all bars and matplotlib's margins. */
    public Range rangeX() {
        return new Range(components[0] - BAR_WIDTH / 2, components[components.length - 1] + BAR_WIDTH / 2).withMargin();
    }

    /** Of shares: from 0 to 1.1 times the largest, or to 0.01 if that is more. */
    public Range rangeY() {
        return new Range(0, Math.max(0.01, 1.1 * Arrays.stream(shares).max().orElse(0)));
    }

    /** At most twenty component numbers. */
    public List<Tick> ticks() {
        return IndexTicks.spread(components, MOST_LABELS);
    }
}
