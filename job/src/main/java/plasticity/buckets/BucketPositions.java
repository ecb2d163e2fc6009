package plasticity.buckets;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

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
     * Summarises the buckets of a table. Positions are summed in the order of rows.
     *
     * @param buckets the distinct bucket numbers, ascending
     * @param ranks n indices of the rows' buckets among these
     * @param positions n finite positions, in tokens
     */
    public static List<BucketPositions> of(int[] buckets, int[] ranks, double[] positions) {
        Sums[] byBucket = new Sums[buckets.length];
        Arrays.setAll(byBucket, rank -> new Sums(buckets[rank]));
        for (int row = 0; row < ranks.length; row++) {
            byBucket[ranks[row]].accept(positions[row]);
        }
        return Arrays.stream(byBucket).map(Sums::positions).toList();
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
