package plasticity.connector;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
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
import org.apache.spark.sql.sources.StringContains;
import org.apache.spark.sql.sources.StringEndsWith;
import org.apache.spark.sql.sources.StringStartsWith;
import org.apache.spark.unsafe.types.UTF8String;
import plasticity.heads.HeadId;
import plasticity.tables.HeadIdentity;
import scala.Product;

/**
 * Partition pruning: selects dumps and heads by Spark's filters. Conditions on other columns are undecided and exclude no head: {@code layer = 3 or
 * position < 9} selects all heads, {@code layer = 3 and position < 9} those of one layer.
 */
final class HeadFilters {
    private static final HeadId ANY = HeadId.query(0, 0);

    private static final Map<Class<?>, IntPredicate> COMPARISONS = Map.of(
            EqualTo.class, sign -> sign == 0,
            EqualNullSafe.class, sign -> sign == 0,
            LessThan.class, sign -> sign < 0,
            LessThanOrEqual.class, sign -> sign <= 0,
            GreaterThan.class, sign -> sign > 0,
            GreaterThanOrEqual.class, sign -> sign >= 0);

    /** Spark turns {@code like} with wildcards at the ends into such filters. */
    private static final Map<Class<?>, BiPredicate<String, String>> SEARCHES = Map.of(
            StringStartsWith.class, String::startsWith,
            StringEndsWith.class, String::endsWith,
            StringContains.class, String::contains);

    private final Map<String, Function<HeadId, Object>> columns;
    private final boolean hasDumpColumn;
    private Filter[] filters = {};

    /**
     * Starts without filters.
     *
     * @param columns those that are constant within a head, each an {@code Integer} or a {@code String}, never null
     * @param hasDumpColumn whether the table has a column with the path of a row's dump
     */
    HeadFilters(Map<String, Function<HeadId, Object>> columns, boolean hasDumpColumn) {
        this.columns = columns;
        this.hasDumpColumn = hasDumpColumn;
    }

    /** The value of a filter for a head, in three-valued logic. In this order "or" is the maximum. */
    private enum Verdict {
        NO,
        UNKNOWN,
        YES;

        static Verdict of(boolean isTrue) {
            return isTrue ? YES : NO;
        }

        Verdict or(Verdict other) {
            return compareTo(other) >= 0 ? this : other;
        }

        /** Unknown unless both are known. */
        Verdict orStrictly(Verdict other) {
            return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : or(other);
        }

        Verdict not() {
            return this == UNKNOWN ? UNKNOWN : of(this == NO);
        }
    }

    /** Accepts filters, all of which must hold, and returns those that Spark must apply to the remaining rows. */
    Filter[] push(Filter[] all) {
        filters = all.clone();
        // A filter that depends on heads only has the same value for all rows of a head.
        return Arrays.stream(all)
                .filter(filter -> verdict(filter, cells("", ANY), Verdict::orStrictly) == Verdict.UNKNOWN)
                .toArray(Filter[]::new);
    }

    /** The filters that select heads, at least in part. */
    Filter[] pushed() {
        return Arrays.stream(filters)
                .filter(filter -> Arrays.stream(filter.references())
                        .anyMatch(column -> cells("", ANY).apply(column) != null))
                .toArray(Filter[]::new);
    }

    /** Whether a head of a dump may have rows that pass. The dump is given by its path. */
    boolean test(String dump, HeadId head) {
        return mayPass(cells(dump, head));
    }

    /** Whether a dump may have rows that pass. */
    boolean mayBeIn(String dump) {
        return mayPass(cells(dump, null));
    }

    private boolean mayPass(Function<String, Object> cells) {
        return Arrays.stream(filters).allMatch(filter -> verdict(filter, cells, Verdict::or) != Verdict.NO);
    }

    /**
     * The known cells of a row by column: an {@code Integer} or a {@code String}; null if the cell is unknown.
     *
     * @param head null if it is unknown
     */
    private Function<String, Object> cells(String dump, HeadId head) {
        return column -> {
            if (hasDumpColumn && column.equals(HeadIdentity.MODEL_DIR.name())) {
                return dump;
            }
            return head == null || !columns.containsKey(column)
                    ? null
                    : columns.get(column).apply(head);
        };
    }

    /** For query plans. */
    @Override
    public String toString() {
        Filter[] pushed = pushed();
        return pushed.length == 0
                ? "all heads"
                : "heads with " + Arrays.stream(pushed).map(Filter::toString).collect(Collectors.joining(" and "));
    }

    private static Verdict verdict(Filter filter, Function<String, Object> cells, BinaryOperator<Verdict> or) {
        if (filter instanceof And both) {
            return or.apply(
                            verdict(both.left(), cells, or).not(),
                            verdict(both.right(), cells, or).not())
                    .not();
        }
        if (filter instanceof Or either) {
            return or.apply(verdict(either.left(), cells, or), verdict(either.right(), cells, or));
        }
        if (filter instanceof Not not) {
            return verdict(not.child(), cells, or).not();
        }
        if (filter instanceof In in) {
            // A value that cannot be compared makes the list unknown for every head.
            return Arrays.stream(in.values())
                    .map(value -> compare(in.attribute(), cells, value, sign -> sign == 0))
                    .reduce(Verdict.NO, Verdict::orStrictly);
        }
        // All other filters are case classes of a column and, for most of them, a value.
        if (filter instanceof Product comparison && COMPARISONS.containsKey(filter.getClass())) {
            return compare(
                    (String) comparison.productElement(0),
                    cells,
                    comparison.productElement(1),
                    COMPARISONS.get(filter.getClass()));
        }
        if (filter instanceof Product search && SEARCHES.containsKey(filter.getClass())) {
            String part = (String) search.productElement(1);
            return cells.apply((String) search.productElement(0)) instanceof String text
                    ? Verdict.of(SEARCHES.get(filter.getClass()).test(text, part))
                    : Verdict.UNKNOWN;
        }
        return filter instanceof IsNotNull present && cells.apply(present.attribute()) != null
                ? Verdict.YES
                : Verdict.UNKNOWN;
    }

    /** Unknown for another column, for null and for a value of another type. */
    private static Verdict compare(String column, Function<String, Object> cells, Object value, IntPredicate expected) {
        Object cell = cells.apply(column);
        if (cell instanceof Integer number && value instanceof Integer other) {
            return Verdict.of(expected.test(number.compareTo(other)));
        }
        if (cell instanceof String text && value instanceof String other) {
            return Verdict.of(expected.test(UTF8String.fromString(text).binaryCompare(UTF8String.fromString(other))));
        }
        return Verdict.UNKNOWN;
    }
}
