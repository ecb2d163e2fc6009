package plasticity.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import plasticity.heads.SlidingWindow;
import plasticity.heads.SlidingWindowUnit;
import plasticity.position.PositionalRotation;
import plasticity.sample.NumpyGenerator;
import plasticity.sample.PairwiseSum;
import plasticity.sample.TokenTable;

/**
 * Estimates the plasticity of a query head for every query bucket b &gt; 0 and every eligible key bucket below it, from at most
 * {@code pairsPerBucket} drawn key pairs each.
 *
 * <p>One generator serves the head and is consumed in ascending order of b, then of c.
 */
public final class PlasticityEstimator {
    private final QueryModel model;
    private final PositionalRotation rotation;
    private final EligibleBuckets eligible;
    private final int pairsPerBucket;

    /**
     * @param model of the rotated queries
     * @param rotation that the model's space went through; keys go through it too
     */
    public PlasticityEstimator(
            QueryModel model,
            PositionalRotation rotation,
            SlidingWindow window,
            SlidingWindowUnit unit,
            int pairsPerBucket) {
        this.model = model;
        this.rotation = rotation;
        this.eligible = new EligibleBuckets(window, unit);
        this.pairsPerBucket = pairsPerBucket;
    }

    /**
     * @param queries of the head; only their buckets and positions are read
     * @param keys oriented, unrotated
     * @param buckets of these keys
     * @return by (query bucket, key bucket), ascending
     */
    public List<BucketPlasticity> estimate(
            TokenTable queries, TokenTable keys, KeyBuckets buckets, NumpyGenerator generator) {
        double[] variance = model.positiveVariance();
        List<BucketPlasticity> estimates = new ArrayList<>();
        for (Entry<Integer, Double> entry : meanPositions(queries).entrySet()) {
            int queryBucket = entry.getKey();
            double meanPosition = entry.getValue();
            double[] mean = model.meanAt(meanPosition);
            for (Entry<Integer, KeyBuckets.Bucket> keyBucket :
                    eligible.of(buckets, queryBucket, meanPosition).entrySet()) {
                PairDraw draw = new PairDraw(keyBucket.getValue().groups());
                double plasticity = meanPlasticity(draw, keys, mean, variance, generator);
                estimates.add(new BucketPlasticity(queryBucket, keyBucket.getKey(), plasticity));
            }
        }
        return estimates;
    }

    private double meanPlasticity(
            PairDraw draw, TokenTable keys, double[] mean, double[] variance, NumpyGenerator generator) {
        int pairs = (int) Math.min(pairsPerBucket, draw.pairs());
        double[] difference = new double[keys.dimension()];
        int[] pair = new int[2];
        double sum = 0;
        int defined = 0;
        for (int i = 0; i < pairs; i++) {
            draw.draw(generator, pair);
            subtract(keys, pair, difference);
            rotation.rotate(difference, 0);
            double plasticity = PairPlasticity.of(mean, variance, difference);
            if (!Double.isNaN(plasticity)) {
                sum += plasticity;
                defined++;
            }
        }
        return sum / defined;
    }

    private static void subtract(TokenTable keys, int[] pair, double[] difference) {
        double[] values = keys.vectors().values();
        int first = pair[0] * difference.length;
        int second = pair[1] * difference.length;
        for (int j = 0; j < difference.length; j++) {
            difference[j] = values[first + j] - values[second + j];
        }
    }

    /** The mean position of the queries of every bucket above 0, ascending. */
    private static NavigableMap<Integer, Double> meanPositions(TokenTable queries) {
        NavigableMap<Integer, IntList> rows = new TreeMap<>();
        for (int row = 0; row < queries.size(); row++) {
            int bucket = queries.buckets()[row];
            if (bucket > 0) {
                rows.computeIfAbsent(bucket, b -> new IntList()).add(row);
            }
        }
        NavigableMap<Integer, Double> means = new TreeMap<>();
        rows.forEach((bucket, list) -> means.put(bucket, PairwiseSum.mean(positionsOf(queries, list.toArray()))));
        return means;
    }

    private static double[] positionsOf(TokenTable queries, int[] rows) {
        double[] positions = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            positions[i] = queries.positions()[rows[i]];
        }
        return positions;
    }
}
