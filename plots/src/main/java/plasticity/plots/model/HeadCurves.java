package plasticity.plots.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Plasticity by position: one curve per head, and their mean.
 *
 * @param heads in ascending order, without those that have no defined value
 * @param mean per bucket, over the heads that have a value in it
 */
public record HeadCurves(List<HeadCurve> heads, Curve mean, BucketScale scale) {
    /** Mean plasticity of a head over key buckets, by the position of the query bucket. */
    public record HeadCurve(Head head, Curve curve) {}

    public HeadCurves {
        heads = List.copyOf(heads);
    }

    /** Computes the curves of a table. */
    public static HeadCurves of(BucketTable table, BucketScale scale) {
        List<HeadCurve> heads = new ArrayList<>();
        Map<Integer, DoubleStream.Builder> all = new TreeMap<>();
        table.byHead().forEach((head, buckets) -> {
            heads.add(new HeadCurve(head, curve(buckets, scale)));
            buckets.forEach((bucket, value) ->
                    all.computeIfAbsent(bucket, any -> DoubleStream.builder()).add(value));
        });
        Map<Integer, Double> means = new TreeMap<>();
        all.forEach((bucket, values) ->
                means.put(bucket, Aggregation.MEAN.of(values.build().toArray())));
        return new HeadCurves(heads, curve(means, scale), scale);
    }

    private static Curve curve(Map<Integer, Double> byBucket, BucketScale scale) {
        return new Curve(byBucket.keySet().stream().mapToDouble(scale::position).toArray(), unboxed(byBucket.values()));
    }

    private static double[] unboxed(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The highest layer, at least 1; layer colours are fractions of it. */
    public int lastLayer() {
        return Math.max(
                1, heads.stream().mapToInt(head -> head.head().layer()).max().orElse(0));
    }

    /** Number of heads with a trend. */
    public long count(Trend trend, double threshold) {
        return heads.stream()
                .filter(head -> Trend.of(head.curve().slope(), threshold) == trend)
                .count();
    }

    /** The slope with the largest magnitude. */
    public double steepest() {
        return heads.stream()
                .map(head -> head.curve().slope())
                .max(Comparator.comparingDouble(Math::abs))
                .orElse(0.0);
    }

    /** Range of positions, with margins. */
    public Range rangeX() {
        return Curve.rangeX(curves());
    }

    /** Range of plasticity, with margins. */
    public Range rangeY() {
        return Curve.rangeY(curves());
    }

    private List<Curve> curves() {
        return heads.stream().map(HeadCurve::curve).toList();
    }
}
