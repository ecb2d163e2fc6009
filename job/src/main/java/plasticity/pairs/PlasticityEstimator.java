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
import plasticity.sample.OutOfRangeException;
import plasticity.sample.PairwiseSum;
import plasticity.sample.TokenTable;

/**
 * Estimates the plasticity of a query head for every query bucket b &gt; 0 and every eligible key bucket c &lt; b: the mean over at most {@code
 * pairsPerBucket} key pairs, drawn with replacement.
 *
 * <p>The head's generator is consumed in ascending order of b, then of c.
 */
public final class PlasticityEstimator {
    private final QueryModel model;
    private final PositionalRotation rotation;
    private final EligibleBuckets eligible;
    private final int pairsPerBucket;

    /**
     * @param model of the rotated queries
     * @param rotation the rotation of the model's space, to be applied to the keys
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
     * @param queries of the head; only buckets and positions are read
     * @param keys in the space of the model before its rotation
     * @param buckets of these keys
     * @return by (query bucket, key bucket), ascending
     * @throws OutOfRangeException if products of queries and keys leave the range of a double
     */
    public List<BucketPlasticity> estimate(
            TokenTable queries, TokenTable keys, KeyBuckets buckets, NumpyGenerator generator) {
        PairPlasticity plasticity = new PairPlasticity(keys.vectors(), rotation, model.positiveVariance());
        List<BucketPlasticity> estimates = new ArrayList<>();
        for (Entry<Integer, Double> entry : meanPositions(queries).entrySet()) {
            int queryBucket = entry.getKey();
            double meanPosition = entry.getValue();
            double[] mean = model.meanAt(meanPosition);
            for (Entry<Integer, KeyBuckets.Bucket> keyBucket :
                    eligible.of(buckets, queryBucket, meanPosition).entrySet()) {
                PairDraw draw = keyBucket.getValue().draw();
                int pairs = (int) Math.min(pairsPerBucket, draw.pairs());
                double meanPlasticity = meanPlasticity(pairs, draw, plasticity, mean, generator);
                estimates.add(new BucketPlasticity(queryBucket, keyBucket.getKey(), pairs, meanPlasticity));
            }
        }
        return estimates;
    }

    private static double meanPlasticity(
            int pairs, PairDraw draw, PairPlasticity plasticity, double[] mean, NumpyGenerator generator) {
        int[] first = new int[PairPlasticity.CAPACITY];
        int[] second = new int[PairPlasticity.CAPACITY];
        int[] pair = new int[2];
        double sum = 0;
        int defined = 0;
        for (int drawn = 0; drawn < pairs; ) {
            int size = Math.min(pairs - drawn, PairPlasticity.CAPACITY);
            for (int i = 0; i < size; i++) {
                draw.draw(generator, pair);
                first[i] = pair[0];
                second[i] = pair[1];
            }
            double[] values = plasticity.of(mean, first, second, size);
            for (int i = 0; i < size; i++) {
                if (!Double.isNaN(values[i])) {
                    sum += values[i];
                    defined++;
                }
            }
            drawn += size;
        }
        return sum / defined;
    }

    /** The mean position of the queries of every bucket above 0, ascending. */
    public static NavigableMap<Integer, Double> meanPositions(TokenTable queries) {
        int[] buckets = queries.byBucket().distinctInts();
        int[][] rows = queries.byBucket().indices();
        NavigableMap<Integer, Double> means = new TreeMap<>();
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] > 0) {
                double[] positions = new double[rows[i].length];
                for (int j = 0; j < positions.length; j++) {
                    positions[j] = queries.positions()[rows[i][j]];
                }
                means.put(buckets[i], PairwiseSum.mean(positions));
            }
        }
        return means;
    }
}
