package plasticity.plots.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plasticity by position: a curve a head, and the mean over heads.
 *
 * @param heads in their order; those without a defined figure are not among them
 * @param mean over the heads that have a figure in a bucket, for each bucket
 */
public record HeadCurves(List<HeadCurve> heads, Curve mean, BucketScale scale) {
    /** A head's curve: mean plasticity over key buckets, by the position of the query bucket. */
    public record HeadCurve(Head head, Curve curve) {}

    public HeadCurves {
        heads = List.copyOf(heads);
    }

    /** The curves of a table. */
    public static HeadCurves of(BucketTable table, BucketScale scale) {
        List<HeadCurve> heads = new ArrayList<>();
        Map<Integer, Values> all = new TreeMap<>();
        table.byHead().forEach((head, buckets) -> {
            heads.add(new HeadCurve(head, curve(buckets, scale)));
            buckets.forEach((bucket, value) ->
                    all.computeIfAbsent(bucket, any -> new Values()).add(value));
        });
        Map<Integer, Double> means = new TreeMap<>();
        all.forEach((bucket, values) -> means.put(bucket, Aggregation.MEAN.of(values.toArray())));
        return new HeadCurves(heads, curve(means, scale), scale);
    }

    private static Curve curve(Map<Integer, Double> byBucket, BucketScale scale) {
        return new Curve(byBucket.keySet().stream().mapToDouble(scale::position).toArray(), unboxed(byBucket.values()));
    }

    private static double[] unboxed(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The highest layer there is, at least 1: colours of layers are shares of it. */
    public int lastLayer() {
        return Math.max(
                1, heads.stream().mapToInt(head -> head.head().layer()).max().orElse(0));
    }

    /** Heads of a trend. */
    public long count(Trend trend, double threshold) {
        return heads.stream()
                .filter(head -> Trend.of(head.curve().slope(), threshold) == trend)
                .count();
    }

    /** The slope of the largest magnitude among heads. */
    public double steepest() {
        return heads.stream()
                .map(head -> head.curve().slope())
                .max(Comparator.comparingDouble(Math::abs))
                .orElse(0.0);
    }

    /** Of positions, with margins. */
    public Range rangeX() {
        return Curve.rangeX(curves());
    }

    /** Of plasticity, with margins. */
    public Range rangeY() {
        return Curve.rangeY(curves());
    }

    private List<Curve> curves() {
        return heads.stream().map(HeadCurve::curve).toList();
    }
}
