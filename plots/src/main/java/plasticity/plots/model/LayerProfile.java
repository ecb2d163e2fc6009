package plasticity.plots.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** Computes the profile of a table. */
    public static LayerProfile of(BucketTable table) {
        Map<Head, Map<Integer, Double>> heads = table.byHead();
        List<BucketTable.Value> values = BucketTable.flat(heads);
        int[] layers = distinct(values, BucketTable.Value::layer);
        int[] buckets = distinct(values, BucketTable.Value::query);
        List<BucketTable.Value> headMeans = new ArrayList<>();
        heads.forEach((head, ofHead) -> {
            double[] means =
                    ofHead.values().stream().mapToDouble(value -> value).toArray();
            headMeans.add(new BucketTable.Value(head, 0, -1, Aggregation.MEAN.of(means)));
        });
        DoubleFunction<Curve> quantile = probability -> new Curve(
                Arrays.stream(layers).asDoubleStream().toArray(),
                Grid.of(
                                headMeans,
                                new int[1],
                                layers,
                                BucketTable.Value::layer,
                                ofLayer -> Aggregation.quantile(ofLayer, probability))
                        .values());
        return new LayerProfile(
                heads,
                Arrays.stream(layers).boxed().toList(),
                Arrays.stream(buckets).boxed().toList(),
                Grid.of(values, buckets, layers, BucketTable.Value::layer, Aggregation.MEAN::of),
                quantile.apply(LOW),
                quantile.apply(HIGH));
    }

    static int[] distinct(List<BucketTable.Value> values, ToIntFunction<BucketTable.Value> key) {
        return values.stream().mapToInt(key).sorted().distinct().toArray();
    }

    /** The mean of a query bucket by layer, without layers that have no value. */
    public Curve curve(int row) {
        int[] columns = IntStream.range(0, layers.size())
                .filter(column -> Double.isFinite(means.cell(row, column)))
                .toArray();
        return new Curve(
                Arrays.stream(columns).mapToDouble(layers::get).toArray(),
                Arrays.stream(columns)
                        .mapToDouble(column -> means.cell(row, column))
                        .toArray());
    }

    /** Range of layers, with margins. */
    public Range rangeX() {
        return Curve.range(List.of(low), Curve::xs);
    }

    /** Range of quantiles and means, with margins. */
    public Range rangeY() {
        return Curve.range(
                Stream.concat(
                                Stream.of(low, high),
                                IntStream.range(0, buckets.size()).mapToObj(this::curve))
                        .toList(),
                Curve::ys);
    }

    /** Layer numbers. */
    public List<Tick> layerTicks() {
        return ticks(layers, Tick.MAX, Object::toString);
    }

    /** Labels of query buckets. */
    public List<Tick> bucketTicks(BucketScale scale) {
        return ticks(buckets, Tick.MAX / 2, scale::label);
    }

    private static List<Tick> ticks(List<Integer> values, int most, Function<Integer, String> label) {
        return Tick.everyNth(values.size(), most)
                .mapToObj(i -> new Tick(values.get(i), label.apply(values.get(i))))
                .toList();
    }

    /**
     * Returns the differences, this minus other, of the heads and query buckets in both.
     *
     * @throws PlotException if they have none in common
     */
    public LayerDifference minus(LayerProfile other) throws PlotException {
        List<BucketTable.Value> differences = new ArrayList<>();
        for (BucketTable.Value value : BucketTable.flat(heads)) {
            Double minus = other.heads.getOrDefault(value.head(), Map.of()).get(value.query());
            if (minus != null) {
                differences.add(new BucketTable.Value(value.head(), value.query(), -1, value.plasticity() - minus));
            }
        }
        if (differences.isEmpty()) {
            throw new PlotException("against: the two tables have no head and query bucket in common");
        }
        return LayerDifference.of(differences);
    }
}
