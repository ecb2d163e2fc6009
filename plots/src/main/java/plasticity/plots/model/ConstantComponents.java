package plasticity.plots.model;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The components that have the same value in all queries of a head. Their R² on position and their weight are rounding artefacts.
 *
 * @param areAll whether every component is constant
 * @param numbers of the constant components; empty if {@code areAll}
 */
public record ConstantComponents(boolean areAll, SortedSet<Integer> numbers) {
    private static final Pattern ALL = Pattern.compile("(?:^|; )all components are constant: ");
    private static final Pattern SOME = Pattern.compile("(?:^|; )constant components: ([0-9, -]+) \\(");
    /** A number or a range. */
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
    /** Upper bound of the components in a range, against malformed warnings. */
    private static final int MAX_RANGE = 1 << 16;

    /** Parses a head's warnings. */
    static ConstantComponents of(String warnings) {
        SortedSet<Integer> numbers = new TreeSet<>();
        Matcher list = SOME.matcher(warnings);
        if (list.find()) {
            NUMBERS.matcher(list.group(1)).results().forEach(range -> addRange(range, numbers));
        }
        return new ConstantComponents(ALL.matcher(warnings).find(), numbers);
    }

    private static void addRange(MatchResult range, Set<Integer> numbers) {
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        IntStream.rangeClosed(first, Math.min(last, first + MAX_RANGE - 1)).forEach(numbers::add);
    }

    /** Whether any component is constant. */
    public boolean areAny() {
        return areAll || !numbers.isEmpty();
    }

    /** Whether a component is constant. */
    public boolean has(int component) {
        return areAll || numbers.contains(component);
    }
}
