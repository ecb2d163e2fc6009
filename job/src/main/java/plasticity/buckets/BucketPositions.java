package plasticity.buckets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Summary of the positions of the rows in one bucket.
 *
 * @param bucket bucket number
 * @param rows number of rows, at least 1
 * @param sum sum of the positions, in tokens
 * @param first smallest position
 * @param last largest position
 */
public record BucketPositions(int bucket, int rows, double sum, double first, double last) implements Serializable {

    /**
     * Summarises the buckets of a table, in ascending order. Positions are summed in the order of rows.
     *
     * @param buckets n bucket numbers
     * @param positions n finite positions, in tokens
     */
    public static List<BucketPositions> of(int[] buckets, double[] positions) {
        NavigableMap<Integer, Sums> byBucket = new TreeMap<>();
        Sums current = null;
        for (int row = 0; row < buckets.length; row++) {
            // Rows of a bucket are mostly consecutive.
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
