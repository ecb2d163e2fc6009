package plasticity.plots.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * Plasticity of one table minus that of another, by query bucket (rows) and layer (columns), over the heads in both tables. NaN if no head is in
 * both.
 *
 * @param grid mean difference over heads
 * @param low 10 % quantile over heads
 * @param high 90 % quantile over heads
 * @param rowTicks labels of query buckets
 * @param columnTicks labels of layers
 * @param scale the source of the labels of query buckets
 */
public record LayerDifference(
        Grid grid, Grid low, Grid high, List<Tick> rowTicks, List<Tick> columnTicks, BucketScale scale) {
    private static final int MAX_LABELS = 24;

    /**
     * Computes the differences.
     *
     * @param one head → query bucket → mean over key buckets
     * @throws PlotException if the tables have no head and query bucket in common
     */
    static LayerDifference of(
            Map<Head, Map<Integer, Double>> one, Map<Head, Map<Integer, Double>> other, BucketScale scale)
            throws PlotException {
        Map<Integer, Map<Integer, DoubleStream.Builder>> byBucket = new TreeMap<>();
        TreeSet<Integer> common = new TreeSet<>();
        one.forEach((head, buckets) -> buckets.forEach((bucket, value) -> {
            Double minus = other.getOrDefault(head, Map.of()).get(bucket);
            if (minus != null) {
                common.add(head.layer());
                byBucket.computeIfAbsent(bucket, any -> new TreeMap<>())
                        .computeIfAbsent(head.layer(), any -> DoubleStream.builder())
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
                DoubleStream.Builder values = byBucket.get(buckets.get(row)).get(layers.get(column));
                if (values != null) {
                    double[] differences = values.build().toArray();
                    mean[row][column] = Aggregation.MEAN.of(differences);
                    low[row][column] = Quantiles.of(differences, LayerProfile.LOW);
                    high[row][column] = Quantiles.of(differences, LayerProfile.HIGH);
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

    /** Whether the heads of a cell disagree about the sign: zero is between the quantiles. */
    public boolean isDivided(int row, int column) {
        return low.cell(row, column) <= 0 && high.cell(row, column) >= 0;
    }

    /** Number of cells whose heads disagree. */
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
