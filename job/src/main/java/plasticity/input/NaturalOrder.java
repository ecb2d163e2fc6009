package plasticity.input;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Iterator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares names with numbers by value: {@code step-2} comes before {@code step-10}. */
final class NaturalOrder implements Comparator<String> {
    private static final Pattern PARTS = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String one, String other) {
        Iterator<String> left = parts(one);
        Iterator<String> right = parts(other);
        while (left.hasNext() && right.hasNext()) {
            int order = compareParts(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        // Equal except for leading zeros, or one is a prefix of the other.
        return left.hasNext() == right.hasNext() ? one.compareTo(other) : left.hasNext() ? 1 : -1;
    }

    private static Iterator<String> parts(String name) {
        return PARTS.matcher(name).results().map(MatchResult::group).iterator();
    }

    private static int compareParts(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
