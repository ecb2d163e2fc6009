package plasticity.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.stream.LongStream;
import plasticity.messages.Plural;

/** Formats numbers for messages: in ASCII, with a decimal point. */
final class Numbers {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Numbers() {}

    /** Integers without a decimal point, other numbers in their shortest form. */
    static String of(double number) {
        return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }

    /** The number for JSON and YAML: an integer without a decimal point, null for NaN and infinity. */
    static Number plain(double number) {
        if (number == (long) number) {
            return (long) number;
        }
        return Double.isFinite(number) ? number : null;
    }

    static String of(Range range) {
        return range.isOne() ? of(range.min()) : of(range.min()) + " to " + of(range.max());
    }

    /** Formats as {@code 12.3 MiB}. */
    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }

    /** Formats as {@code 0, 5-7, 11}, abbreviated as by {@link Plural#listed}. */
    static String list(NavigableSet<Integer> numbers) {
        List<String> runs = new ArrayList<>();
        Integer first = null;
        for (int number : numbers) {
            first = first == null ? number : first;
            if (!numbers.contains(number + 1)) {
                runs.add(first == number ? Integer.toString(number) : first + "-" + number);
                first = null;
            }
        }
        return Plural.listed(runs);
    }

    /**
     * Summary statistics of counts; all zero without counts.
     *
     * @param median the lower median for an even number of counts
     */
    record Summary(long min, long median, long max, long total) {
        static Summary of(LongStream counts) {
            long[] sorted = counts.sorted().toArray();
            if (sorted.length == 0) {
                return new Summary(0, 0, 0, 0);
            }
            return new Summary(
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
}
