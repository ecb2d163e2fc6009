package plasticity.connector;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualNullSafe;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.IsNotNull;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.sources.Not;
import org.apache.spark.sql.sources.Or;
import plasticity.heads.HeadId;

/**
 * Spark's filters as far as they tell heads apart. What is said of other columns leaves a head in: {@code layer = 3 or position < 9} takes all
 * heads, {@code layer = 3 and position < 9} those of one layer.
 */
final class HeadFilters implements Predicate<HeadId> {
    private static final HeadId ANY = HeadId.query(0, 0);

    private final Map<String, Function<HeadId, Object>> columns;
    private Filter[] filters = {};

    /** @param columns those that are the same in all rows of a head, each an {@code Integer} or a {@code String}, never null */
    HeadFilters(Map<String, Function<HeadId, Object>> columns) {
        this.columns = columns;
    }

    /** What a filter says of a head; in this order, so that "and" is the least and "or" the greatest. */
    private enum Verdict {
        NO,
        OPEN,
        YES;

        static Verdict of(boolean isTrue) {
            return isTrue ? YES : NO;
        }

        Verdict and(Verdict other) {
            return compareTo(other) <= 0 ? this : other;
        }

        Verdict or(Verdict other) {
            return compareTo(other) >= 0 ? this : other;
        }

        Verdict not() {
            return switch (this) {
                case NO -> YES;
                case OPEN -> OPEN;
                case YES -> NO;
            };
        }
    }

    /** Takes filters, all of which have to hold, and gives back those that Spark has to apply to the rows that are left. */
    Filter[] push(Filter[] all) {
        filters = all.clone();
        return Arrays.stream(all).filter(filter -> !isDecided(filter)).toArray(Filter[]::new);
    }

    /** The filters that choose among heads, wholly or in part. */
    Filter[] pushed() {
        return Arrays.stream(filters)
                .filter(filter -> Arrays.stream(filter.references()).anyMatch(columns::containsKey))
                .toArray(Filter[]::new);
    }

    /** Whether a head may have rows that pass. */
    @Override
    public boolean test(HeadId head) {
        return Arrays.stream(filters).allMatch(filter -> verdict(filter, head) != Verdict.NO);
    }

    /** For plans. */
    @Override
    public String toString() {
        Filter[] pushed = pushed();
        return pushed.length == 0
                ? "all heads"
                : "heads with " + Arrays.stream(pushed).map(Filter::toString).collect(Collectors.joining(" and "));
    }

    /** Whether a filter speaks of nothing but heads, so that it is settled for all rows of any of them. */
    private boolean isDecided(Filter filter) {
        if (filter instanceof And both) {
            return isDecided(both.left()) && isDecided(both.right());
        }
        if (filter instanceof Or either) {
            return isDecided(either.left()) && isDecided(either.right());
        }
        if (filter instanceof Not not) {
            return isDecided(not.child());
        }
        return verdict(filter, ANY) != Verdict.OPEN;
    }

    private Verdict verdict(Filter filter, HeadId head) {
        if (filter instanceof And both) {
            return verdict(both.left(), head).and(verdict(both.right(), head));
        }
        if (filter instanceof Or either) {
            return verdict(either.left(), head).or(verdict(either.right(), head));
        }
        if (filter instanceof Not not) {
            return verdict(not.child(), head).not();
        }
        if (filter instanceof In in) {
            return Arrays.stream(in.values())
                    .map(value -> compare(in.attribute(), head, value, sign -> sign == 0))
                    .reduce(Verdict.NO, HeadFilters::amongOthers);
        }
        if (filter instanceof EqualTo equal) {
            return compare(equal.attribute(), head, equal.value(), sign -> sign == 0);
        }
        if (filter instanceof EqualNullSafe equal) {
            return compare(equal.attribute(), head, equal.value(), sign -> sign == 0);
        }
        if (filter instanceof LessThan less) {
            return compare(less.attribute(), head, less.value(), sign -> sign < 0);
        }
        if (filter instanceof LessThanOrEqual less) {
            return compare(less.attribute(), head, less.value(), sign -> sign <= 0);
        }
        if (filter instanceof GreaterThan greater) {
            return compare(greater.attribute(), head, greater.value(), sign -> sign > 0);
        }
        if (filter instanceof GreaterThanOrEqual greater) {
            return compare(greater.attribute(), head, greater.value(), sign -> sign >= 0);
        }
        return filter instanceof IsNotNull present && columns.containsKey(present.attribute())
                ? Verdict.YES
                : Verdict.OPEN;
    }

    /** One value that cannot be compared leaves the whole list open, whatever the head is. */
    private static Verdict amongOthers(Verdict before, Verdict next) {
        return before == Verdict.OPEN || next == Verdict.OPEN ? Verdict.OPEN : before.or(next);
    }

    /** Open for another column, for null and for a value of another type. */
    private Verdict compare(String column, HeadId head, Object value, IntPredicate expected) {
        Object cell =
                Objects.requireNonNullElse(columns.get(column), any -> null).apply(head);
        if (cell instanceof Integer number && value instanceof Integer other) {
            return Verdict.of(expected.test(number.compareTo(other)));
        }
        if (cell instanceof String text && value instanceof String other) {
            return Verdict.of(expected.test(text.compareTo(other)));
        }
        return Verdict.OPEN;
    }
}
