package plasticity.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/** Numbers as people read them, always with a point and in ASCII. */
final class Numbers {
    private static final int SHOWN = 8;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Numbers() {}

    /** Whole numbers without a fraction, others as short as they are. */
    static String of(double number) {
        return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }

    static String of(Range range) {
        return range.isOne() ? of(range.least()) : of(range.least()) + " to " + of(range.most());
    }

    /** Such as {@code 12.3 MiB}. */
    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }

    /** Such as {@code 0, 5-7, 11}, cut after some parts. */
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
        return some(runs);
    }

    /** The first few, and how many more. */
    static String some(Collection<?> things) {
        String shown = things.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return things.size() <= SHOWN ? shown : shown + " and " + (things.size() - SHOWN) + " more";
    }

    /** Such as {@code 1 file} or {@code 3 files}. */
    static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
