package plasticity.buckets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The positions of a table's rows in one bucket.
 *
 * @param bucket its number
 * @param rows how many, at least 1
 * @param sum of their positions, in tokens
 * @param first the smallest position
 * @param last the largest position
 */
public record BucketPositions(int bucket, int rows, double sum, double first, double last) implements Serializable {

    /**
     * The buckets of a table, ascending. Sums are taken in the order of rows.
     *
     * @param buckets n bucket numbers
     * @param positions n finite positions, in tokens
     */
    public static List<BucketPositions> of(int[] buckets, double[] positions) {
        NavigableMap<Integer, Sums> byBucket = new TreeMap<>();
        Sums current = null;
        for (int row = 0; row < buckets.length; row++) {
            // Rows of one bucket mostly follow each other.
            if (current == null || current.bucket != buckets[row]) {
                current = byBucket.computeIfAbsent(buckets[row], Sums::new);
            }
            current.accept(positions[row]);
        }
        List<BucketPositions> all = new ArrayList<>(byBucket.size());
        byBucket.values().forEach(sums -> all.add(sums.positions()));
        return all;
    }

    private static final class Sums {
        private final int bucket;
        private int rows;
        private double sum;
        private double first = Double.POSITIVE_INFINITY;
        private double last = Double.NEGATIVE_INFINITY;

        private Sums(int bucket) {
            this.bucket = bucket;
        }

        private void accept(double position) {
            rows++;
            sum += position;
            first = Math.min(first, position);
            last = Math.max(last, position);
        }

        private BucketPositions positions() {
            return new BucketPositions(bucket, rows, sum, first, last);
        }
    }
}
