package plasticity.plots.model;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plasticity by position: one curve per head, and their mean.
 *
 * @param heads in ascending order, without those that have no defined value
 * @param mean per bucket, over the heads that have a value in it
 */
public record HeadCurves(List<HeadCurve> heads, Curve mean, BucketScale scale) {
    /** Mean plasticity of a head over key buckets, by the position of the query bucket. */
    public record HeadCurve(Head head, Curve curve) {}

    /** Computes the curves of a table. */
    public static HeadCurves of(BucketTable table, BucketScale scale) {
        Map<Head, Map<Integer, Double>> byHead = table.byHead();
        List<HeadCurve> heads = new ArrayList<>();
        byHead.forEach((head, buckets) -> heads.add(new HeadCurve(head, Curve.of(buckets, scale::position))));
        Map<Integer, Double> means = BucketTable.flat(byHead).stream()
                .collect(groupingBy(
                        BucketTable.Value::query, TreeMap::new, averagingDouble(BucketTable.Value::plasticity)));
        return new HeadCurves(List.copyOf(heads), Curve.of(means, scale::position), scale);
    }

    /** The highest layer, at least 1; layer colours are fractions of it. */
    public int lastLayer() {
        return heads.stream().mapToInt(head -> head.head().layer()).reduce(1, Math::max);
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
        return Curve.range(curves(), Curve::xs);
    }

    /** Range of plasticity, with margins. */
    public Range rangeY() {
        return Curve.range(curves(), Curve::ys);
    }

    private List<Curve> curves() {
        return heads.stream().map(HeadCurve::curve).toList();
    }
}
