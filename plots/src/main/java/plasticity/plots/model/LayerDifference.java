package plasticity.plots.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plasticity of one table minus another's, by layer and query bucket, over the heads that both have. Rows are query buckets, columns are layers; NaN where
 * no head has both.
 *
 * @param grid the mean of the heads' differences
 * @param low the 10 % quantile of them
 * @param high the 90 % quantile
 * @param rowTicks some query buckets
 * @param columnTicks some layers
 * @param scale that labels query buckets
 */
public record LayerDifference(
        Grid grid, Grid low, Grid high, List<Tick> rowTicks, List<Tick> columnTicks, BucketScale scale) {
    private static final int MAX_LABELS = 24;

    /**
     * The differences of heads' means over key buckets.
     *
     * @param one head → query bucket → mean
     * @throws PlotException when they have none together
     */
    static LayerDifference of(
            Map<Head, Map<Integer, Double>> one, Map<Head, Map<Integer, Double>> other, BucketScale scale)
            throws PlotException {
        Map<Integer, Map<Integer, Values>> byBucket = new TreeMap<>();
        TreeSet<Integer> common = new TreeSet<>();
        one.forEach((head, buckets) -> buckets.forEach((bucket, value) -> {
            Double minus = other.getOrDefault(head, Map.of()).get(bucket);
            if (minus != null) {
                common.add(head.layer());
                byBucket.computeIfAbsent(bucket, any -> new TreeMap<>())
                        .computeIfAbsent(head.layer(), any -> new Values())
                        .add(value - minus);
            }
        }));
        if (common.isEmpty()) {
            throw new PlotException("against: the two tables have no head and query bucket in common");
        }
        List<Integer> layers = List.copyOf(common);
        List<Integer> buckets = List.copyOf(byBucket.keySet());
        double[][] mean = Grid.empty(buckets.size(), layers.size());
        double[][] low = Grid.empty(buckets.size(), layers.size());
        double[][] high = Grid.empty(buckets.size(), layers.size());
        for (int row = 0; row < buckets.size(); row++) {
            for (int column = 0; column < layers.size(); column++) {
                Values values = byBucket.get(buckets.get(row)).get(layers.get(column));
                if (values != null) {
                    mean[row][column] = Aggregation.MEAN.of(values.toArray());
                    low[row][column] = Quantiles.of(values.toArray(), LayerProfile.LOW);
                    high[row][column] = Quantiles.of(values.toArray(), LayerProfile.HIGH);
                }
            }
        }
        return new LayerDifference(
                new Grid(mean),
                new Grid(low),
                new Grid(high),
                IndexTicks.everyNth(buckets.size(), MAX_LABELS, row -> scale.label(buckets.get(row))),
                IndexTicks.everyNth(
                        layers.size(), MAX_LABELS, column -> layers.get(column).toString()),
                scale);
    }

    /** Whether the heads of a cell differ among themselves as to the sign: zero lies between the quantiles. */
    public boolean isDivided(int row, int column) {
        return low.cell(row, column) <= 0 && high.cell(row, column) >= 0;
    }

    /** Cells whose heads are divided. */
    public long divided() {
        long cells = 0;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                cells += isDivided(row, column) ? 1 : 0;
            }
        }
        return cells;
    }
}
