package plasticity.inspect;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How counts spread; zero throughout without any.
 *
 * @param median the lower one of the two in the middle of an even number
 */
record Spread(long least, long median, long most, long total) {
    static Spread of(LongStream counts) {
        long[] sorted = counts.sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(0, 0, 0, 0);
        }
        return new Spread(
                sorted[0],
                sorted[(sorted.length - 1) / 2],
                sorted[sorted.length - 1],
                Arrays.stream(sorted).sum());
    }

    /** Such as {@code 640}, or {@code 12 to 640, median 600}. */
    @Override
    public String toString() {
        return least == most ? Long.toString(least) : least + " to " + most + ", median " + median;
    }
}
