package plasticity.plots.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plasticity by layer: the mean over a layer's heads for each query bucket, and how far its heads are spread.
 *
 * @param layers that have a figure, rising
 * @param buckets query buckets that have a figure, rising
 * @param means rows are buckets, columns are layers
 * @param low the 10 % quantile over a layer's heads of a head's mean over query buckets, for each layer
 * @param high the 90 % quantile of the same
 */
public record LayerProfile(List<Integer> layers, List<Integer> buckets, Grid means, Curve low, Curve high) {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;
    private static final int MOST_LABELS = 24;

    /** The profile of a table. */
    public static LayerProfile of(BucketFigures figures) {
        Map<Head, Map<Integer, Double>> byHead = figures.byHead();
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
        return new LayerProfile(layers, buckets, new Grid(means), quantile(headMeans, LOW), quantile(headMeans, HIGH));
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
        return IndexTicks.everyFew(
                        layers.size(), MOST_LABELS, i -> layers.get(i).toString())
                .stream()
                .map(tick -> new Tick(layers.get((int) tick.value()), tick.label()))
                .toList();
    }

    /**
     * This minus another: rows are query buckets and columns are layers that both have.
     *
     * @throws PlotException when they have none together
     */
    public Difference minus(LayerProfile other, BucketScale scale) throws PlotException {
        List<Integer> commonBuckets = common(buckets, other.buckets);
        List<Integer> commonLayers = common(layers, other.layers);
        if (commonBuckets.isEmpty() || commonLayers.isEmpty()) {
            throw new PlotException("against: the two tables have no layer or no query bucket in common");
        }
        double[][] cells = Grid.empty(commonBuckets.size(), commonLayers.size());
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < commonLayers.size(); column++) {
                int bucket = commonBuckets.get(row);
                int layer = commonLayers.get(column);
                cells[row][column] = mean(bucket, layer) - other.mean(bucket, layer);
            }
        }
        return new Difference(
                new Grid(cells),
                IndexTicks.everyFew(commonBuckets.size(), MOST_LABELS, row -> scale.label(commonBuckets.get(row))),
                IndexTicks.everyFew(commonLayers.size(), MOST_LABELS, column -> commonLayers
                        .get(column)
                        .toString()));
    }

    private double mean(int bucket, int layer) {
        return means.cell(buckets.indexOf(bucket), layers.indexOf(layer));
    }

    private static List<Integer> common(List<Integer> one, List<Integer> other) {
        TreeSet<Integer> both = new TreeSet<>(one);
        both.retainAll(other);
        return List.copyOf(both);
    }

    /**
     * Two profiles' means subtracted.
     *
     * @param rowTicks starts of query buckets
     * @param columnTicks layers
     */
    public record Difference(Grid grid, List<Tick> rowTicks, List<Tick> columnTicks) {}
}
