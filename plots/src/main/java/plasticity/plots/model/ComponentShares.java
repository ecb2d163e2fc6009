package plasticity.plots.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plasticity.tables.Column;
import plasticity.tables.ComponentRow;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The share of positional information of each component, over heads. Not changed once made. */
public final class ComponentShares {
    private static final String LAYER = ComponentRow.COLUMNS.get(0).name();
    private static final String HEAD = ComponentRow.COLUMNS.get(1).name();
    private static final String COMPONENT = ComponentRow.COLUMNS.get(3).name();
    private static final String WEIGHT = ComponentRow.COLUMNS.get(5).name();
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
     * Reads a table. Each head's weights are brought to a sum of 1 first; a head whose weights sum to 0 keeps its zeros, an undefined weight
     * is passed over.
     *
     * @param limit components from this one on are left out, if given
     * @throws TableException when the file is no such table
     * @throws PlotException when there is nothing to draw
     */
    public static ComponentShares read(Path file, Aggregation aggregation, OptionalInt limit)
            throws TableException, PlotException {
        Map<String, Column.Type> wanted = ComponentRow.COLUMNS.stream()
                .filter(column -> List.of(LAYER, HEAD, COMPONENT, WEIGHT).contains(column.name()))
                .collect(Collectors.toMap(Column::name, Column::type));
        StoredTable table = StoredTable.read(file, wanted);
        int[] layers = table.wholes(LAYER);
        int[] heads = table.wholes(HEAD);
        int[] components = table.wholes(COMPONENT);
        double[] weights = table.reals(WEIGHT);

        Map<Head, Double> sums = new TreeMap<>();
        for (int row = 0; row < weights.length; row++) {
            if (Double.isFinite(weights[row])) {
                sums.merge(new Head(layers[row], heads[row]), weights[row], Double::sum);
            }
        }
        Map<Integer, Values> byComponent = new TreeMap<>();
        for (int row = 0; row < weights.length; row++) {
            if (Double.isFinite(weights[row]) && (limit.isEmpty() || components[row] < limit.getAsInt())) {
                double sum = sums.get(new Head(layers[row], heads[row]));
                byComponent
                        .computeIfAbsent(components[row], any -> new Values())
                        .add(sum == 0 ? weights[row] : weights[row] / sum);
            }
        }
        if (sums.isEmpty()) {
            throw new PlotException(file + ": holds no defined " + WEIGHT + ", there is nothing to draw");
        }
        if (byComponent.isEmpty()) {
            throw new PlotException(file + ": holds no component below limit, which is " + limit.getAsInt());
        }
        return new ComponentShares(
                byComponent.keySet().stream().mapToInt(Integer::intValue).toArray(),
                byComponent.values().stream()
                        .mapToDouble(values -> aggregation.of(values.toArray()))
                        .toArray());
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
