package plasticity.inspect;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Summary statistics of counts; all zero without counts.
 *
 * @param median the lower median for an even number of counts
 */
record CountSummary(long min, long median, long max, long total) {
    static CountSummary of(LongStream counts) {
        long[] sorted = counts.sorted().toArray();
        if (sorted.length == 0) {
            return new CountSummary(0, 0, 0, 0);
        }
        return new CountSummary(
                sorted[0],
                sorted[(sorted.length - 1) / 2],
                sorted[sorted.length - 1],
                Arrays.stream(sorted).sum());
    }

    /** Formats as {@code 640} or {@code 12 to 640 (median 600)}. */
    @Override
    public String toString() {
        return min == max ? Long.toString(min) : min + " to " + max + " (median " + median + ")";
    }
}
