package plasticity.plots.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Plasticity by layer: the mean over heads per query bucket, and quantiles of the heads.
 *
 * @param heads head → query bucket → mean over key buckets
 * @param layers with a defined value, ascending
 * @param buckets query buckets with a defined value, ascending
 * @param means rows are buckets, columns are layers
 * @param low by layer, the 10 % quantile of its heads' means over query buckets
 * @param high by layer, the 90 % quantile
 */
public record LayerProfile(
        Map<Head, Map<Integer, Double>> heads,
        List<Integer> layers,
        List<Integer> buckets,
        Grid means,
        Curve low,
        Curve high) {
    static final double LOW = 0.1;
    static final double HIGH = 0.9;
    private static final int MAX_LABELS = 24;

    /** Computes the profile of a table. */
    public static LayerProfile of(BucketTable table) {
        Map<Head, Map<Integer, Double>> byHead = table.byHead();
        Map<Integer, Map<Integer, DoubleStream.Builder>> byBucket = new TreeMap<>();
        Map<Integer, DoubleStream.Builder> headMeans = new TreeMap<>();
        byHead.forEach((head, buckets) -> {
            buckets.forEach((bucket, value) -> byBucket.computeIfAbsent(bucket, any -> new TreeMap<>())
                    .computeIfAbsent(head.layer(), any -> DoubleStream.builder())
                    .add(value));
            double[] ofHead =
                    buckets.values().stream().mapToDouble(Double::doubleValue).toArray();
            headMeans
                    .computeIfAbsent(head.layer(), any -> DoubleStream.builder())
                    .add(Aggregation.MEAN.of(ofHead));
        });
        SortedMap<Integer, double[]> byLayer = new TreeMap<>();
        headMeans.forEach((layer, values) -> byLayer.put(layer, values.build().toArray()));
        List<Integer> layers = List.copyOf(byLayer.keySet());
        List<Integer> buckets = List.copyOf(byBucket.keySet());
        double[][] means = Grid.empty(buckets.size(), layers.size());
        for (int row = 0; row < buckets.size(); row++) {
            Map<Integer, DoubleStream.Builder> ofBucket = byBucket.get(buckets.get(row));
            for (int column = 0; column < layers.size(); column++) {
                DoubleStream.Builder values = ofBucket.get(layers.get(column));
                if (values != null) {
                    means[row][column] = Aggregation.MEAN.of(values.build().toArray());
                }
            }
        }
        return new LayerProfile(
                byHead, layers, buckets, new Grid(means), quantile(byLayer, LOW), quantile(byLayer, HIGH));
    }

    private static Curve quantile(SortedMap<Integer, double[]> byLayer, double probability) {
        return new Curve(
                byLayer.keySet().stream().mapToDouble(Integer::doubleValue).toArray(),
                byLayer.values().stream()
                        .mapToDouble(values -> Quantiles.of(values, probability))
                        .toArray());
    }

    /** The mean of a query bucket by layer, without layers that have no value. */
    public Curve curve(int row) {
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        for (int column = 0; column < layers.size(); column++) {
            if (Double.isFinite(means.cell(row, column))) {
                x.add(layers.get(column));
                y.add(means.cell(row, column));
            }
        }
        return new Curve(x.build().toArray(), y.build().toArray());
    }

    /** Range of layers, with margins. */
    public Range rangeX() {
        return Curve.rangeX(List.of(low));
    }

    /** Range of quantiles and means, with margins. */
    public Range rangeY() {
        List<Curve> curves = new ArrayList<>(List.of(low, high));
        for (int row = 0; row < buckets.size(); row++) {
            curves.add(curve(row));
        }
        return Curve.rangeY(curves);
    }

    /** Layer numbers. */
    public List<Tick> layerTicks() {
        return IndexTicks.everyNth(layers.size(), MAX_LABELS)
                .mapToObj(i -> new Tick(layers.get(i), layers.get(i).toString()))
                .toList();
    }

    /** Labels of query buckets. */
    public List<Tick> bucketTicks(BucketScale scale) {
        return IndexTicks.everyNth(buckets.size(), MAX_LABELS / 2)
                .mapToObj(row -> new Tick(buckets.get(row), scale.label(buckets.get(row))))
                .toList();
    }

    /**
     * Returns the differences, this minus other, of the heads and query buckets in both.
     *
     * @throws PlotException if they have none in common
     */
    public LayerDifference minus(LayerProfile other, BucketScale scale) throws PlotException {
        return LayerDifference.of(heads, other.heads, scale);
    }
}
