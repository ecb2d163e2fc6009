package plasticity.connector;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
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
import org.apache.spark.sql.sources.StringContains;
import org.apache.spark.sql.sources.StringEndsWith;
import org.apache.spark.sql.sources.StringStartsWith;
import org.apache.spark.unsafe.types.UTF8String;
import plasticity.heads.HeadId;

/**
 * Partition pruning: selects dumps and heads by Spark's filters. Conditions on other columns are undecided and exclude no head: {@code layer = 3 or
 * position < 9} selects all heads, {@code layer = 3 and position < 9} those of one layer.
 */
final class HeadFilters implements BiPredicate<String, HeadId> {
    private static final HeadId ANY = HeadId.query(0, 0);

    private final Map<String, Function<HeadId, Object>> columns;
    private final boolean hasDumpColumn;
    private Filter[] filters = {};

    /**
     * Starts without filters.
     *
     * @param columns those that are constant within a head, each an {@code Integer} or a {@code String}, never null
     * @param hasDumpColumn whether the table has {@link DumpColumn}
     */
    HeadFilters(Map<String, Function<HeadId, Object>> columns, boolean hasDumpColumn) {
        this.columns = columns;
        this.hasDumpColumn = hasDumpColumn;
    }

    /** The known cells of a row: an {@code Integer} or a {@code String}; null if the cell is unknown. */
    private interface Cells {
        Object of(String column);
    }

    /** The value of a filter for a head, in three-valued logic. In this order "and" is the minimum and "or" the maximum. */
    private enum Verdict {
        NO,
        UNKNOWN,
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
                case UNKNOWN -> UNKNOWN;
                case YES -> NO;
            };
        }
    }

    /** Accepts filters, all of which must hold, and returns those that Spark must apply to the remaining rows. */
    Filter[] push(Filter[] all) {
        filters = all.clone();
        return Arrays.stream(all).filter(filter -> !isDecided(filter)).toArray(Filter[]::new);
    }

    /** The filters that select heads, at least in part. */
    Filter[] pushed() {
        return Arrays.stream(filters)
                .filter(filter -> Arrays.stream(filter.references())
                        .anyMatch(column -> columns.containsKey(column) || isDumpColumn(column)))
                .toArray(Filter[]::new);
    }

    private boolean isDumpColumn(String column) {
        return hasDumpColumn && column.equals(DumpColumn.NAME);
    }

    /** Whether a head of a dump may have rows that pass. The dump is given by its path. */
    @Override
    public boolean test(String dump, HeadId head) {
        return mayPass(cells(dump, head));
    }

    /** Whether a dump may have rows that pass. */
    boolean mayBeIn(String dump) {
        return mayPass(column -> isDumpColumn(column) ? dump : null);
    }

    private boolean mayPass(Cells cells) {
        return Arrays.stream(filters).allMatch(filter -> verdict(filter, cells) != Verdict.NO);
    }

    private Cells cells(String dump, HeadId head) {
        return column -> isDumpColumn(column)
                ? dump
                : Objects.requireNonNullElse(columns.get(column), any -> null).apply(head);
    }

    /** For query plans. */
    @Override
    public String toString() {
        Filter[] pushed = pushed();
        return pushed.length == 0
                ? "all heads"
                : "heads with " + Arrays.stream(pushed).map(Filter::toString).collect(Collectors.joining(" and "));
    }

    /** Whether a filter depends on heads only, so that it has the same value for all rows of a head. */
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
        return verdict(filter, cells("", ANY)) != Verdict.UNKNOWN;
    }

    private static Verdict verdict(Filter filter, Cells cells) {
        if (filter instanceof And both) {
            return verdict(both.left(), cells).and(verdict(both.right(), cells));
        }
        if (filter instanceof Or either) {
            return verdict(either.left(), cells).or(verdict(either.right(), cells));
        }
        if (filter instanceof Not not) {
            return verdict(not.child(), cells).not();
        }
        if (filter instanceof In in) {
            return Arrays.stream(in.values())
                    .map(value -> compare(in.attribute(), cells, value, sign -> sign == 0))
                    .reduce(Verdict.NO, HeadFilters::amongOthers);
        }
        if (filter instanceof EqualTo equal) {
            return compare(equal.attribute(), cells, equal.value(), sign -> sign == 0);
        }
        if (filter instanceof EqualNullSafe equal) {
            return compare(equal.attribute(), cells, equal.value(), sign -> sign == 0);
        }
        if (filter instanceof LessThan less) {
            return compare(less.attribute(), cells, less.value(), sign -> sign < 0);
        }
        if (filter instanceof LessThanOrEqual less) {
            return compare(less.attribute(), cells, less.value(), sign -> sign <= 0);
        }
        if (filter instanceof GreaterThan greater) {
            return compare(greater.attribute(), cells, greater.value(), sign -> sign > 0);
        }
        if (filter instanceof GreaterThanOrEqual greater) {
            return compare(greater.attribute(), cells, greater.value(), sign -> sign >= 0);
        }
        if (filter instanceof StringStartsWith start) {
            return search(start.attribute(), cells, text -> text.startsWith(start.value()));
        }
        if (filter instanceof StringEndsWith end) {
            return search(end.attribute(), cells, text -> text.endsWith(end.value()));
        }
        if (filter instanceof StringContains part) {
            return search(part.attribute(), cells, text -> text.contains(part.value()));
        }
        return filter instanceof IsNotNull present && cells.of(present.attribute()) != null
                ? Verdict.YES
                : Verdict.UNKNOWN;
    }

    /** A value that cannot be compared makes the list unknown for every head. */
    private static Verdict amongOthers(Verdict before, Verdict next) {
        return before == Verdict.UNKNOWN || next == Verdict.UNKNOWN ? Verdict.UNKNOWN : before.or(next);
    }

    /** Unknown for another column, for null and for a value of another type. */
    private static Verdict compare(String column, Cells cells, Object value, IntPredicate expected) {
        Object cell = cells.of(column);
        if (cell instanceof Integer number && value instanceof Integer other) {
            return Verdict.of(expected.test(number.compareTo(other)));
        }
        if (cell instanceof String text && value instanceof String other) {
            return Verdict.of(expected.test(UTF8String.fromString(text).binaryCompare(UTF8String.fromString(other))));
        }
        return Verdict.UNKNOWN;
    }

    /** Spark turns {@code like} with wildcards at the ends into such filters. */
    private static Verdict search(String column, Cells cells, Predicate<String> expected) {
        return cells.of(column) instanceof String text ? Verdict.of(expected.test(text)) : Verdict.UNKNOWN;
    }
}
