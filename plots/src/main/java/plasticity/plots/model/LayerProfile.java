package plasticity.plots.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plasticity by layer: the mean over a layer's heads for each query bucket, and how far its heads are spread.
 *
 * @param heads head → query bucket → mean over key buckets
 * @param layers that have a figure, rising
 * @param buckets query buckets that have a figure, rising
 * @param means rows are buckets, columns are layers
 * @param low the 10 % quantile over a layer's heads of a head's mean over query buckets, for each layer
 * @param high the 90 % quantile of the same
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

    /** The profile of a table. */
    public static LayerProfile of(BucketTable table) {
        Map<Head, Map<Integer, Double>> byHead = table.byHead();
        Map<Integer, Map<Integer, Values>> byBucket = new TreeMap<>();
        Map<Integer, Values> headMeans = new TreeMap<>();
        byHead.forEach((head, buckets) -> {
            buckets.forEach((bucket, value) -> byBucket.computeIfAbsent(bucket, any -> new TreeMap<>())
                    .computeIfAbsent(head.layer(), any -> new Values())
                    .add(value));
            double[] ofHead =
                    buckets.values().stream().mapToDouble(Double::doubleValue).toArray();
            headMeans.computeIfAbsent(head.layer(), any -> new Values()).add(Aggregation.MEAN.of(ofHead));
        });
        List<Integer> layers = List.copyOf(headMeans.keySet());
        List<Integer> buckets = List.copyOf(byBucket.keySet());
        double[][] means = Grid.empty(buckets.size(), layers.size());
        for (int row = 0; row < buckets.size(); row++) {
            Map<Integer, Values> ofBucket = byBucket.get(buckets.get(row));
            for (int column = 0; column < layers.size(); column++) {
                Values values = ofBucket.get(layers.get(column));
                if (values != null) {
                    means[row][column] = Aggregation.MEAN.of(values.toArray());
                }
            }
        }
        return new LayerProfile(
                byHead, layers, buckets, new Grid(means), quantile(headMeans, LOW), quantile(headMeans, HIGH));
    }

    private static Curve quantile(Map<Integer, Values> byLayer, double share) {
        return new Curve(
                byLayer.keySet().stream().mapToDouble(Integer::doubleValue).toArray(),
                byLayer.values().stream()
                        .mapToDouble(values -> Quantiles.of(values.toArray(), share))
                        .toArray());
    }

    /** The mean of a query bucket by layer; layers without a figure are passed over. */
    public Curve curve(int row) {
        Values x = new Values();
        Values y = new Values();
        for (int column = 0; column < layers.size(); column++) {
            if (Double.isFinite(means.cell(row, column))) {
                x.add(layers.get(column));
                y.add(means.cell(row, column));
            }
        }
        return new Curve(x.toArray(), y.toArray());
    }

    /** Of layers, with margins. */
    public Range rangeX() {
        return Curve.rangeX(List.of(low));
    }

    /** Of plasticity: bands and means, with margins. */
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

    /** Some query buckets, by their starts. */
    public List<Tick> bucketTicks(BucketScale scale) {
        return IndexTicks.everyNth(buckets.size(), MAX_LABELS / 2)
                .mapToObj(row -> new Tick(buckets.get(row), scale.label(buckets.get(row))))
                .toList();
    }

    /**
     * This minus another, for heads and query buckets that both have.
     *
     * @throws PlotException when they have none together
     */
    public LayerDifference minus(LayerProfile other, BucketScale scale) throws PlotException {
        return LayerDifference.of(heads, other.heads, scale);
    }
}
