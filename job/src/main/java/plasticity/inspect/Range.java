package plasticity.inspect;

import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;
import plasticity.parquet.StoredNumber;

/**
 * A closed interval of numbers.
 *
 * @param min not NaN
 * @param max not NaN, at least {@code min}
 */
public record Range(double min, double max) {

    /** The range of statistics; empty if it is missing or invalid. */
    static Optional<Range> of(Statistics<?> statistics) {
        if (statistics == null || !statistics.hasNonNullValue()) {
            return Optional.empty();
        }
        return StoredNumber.of(statistics.type())
                .map(type -> new Range(
                        // Writers store a minimum of zero as -0.0.
                        type.bound(statistics.genericGetMin()) + 0.0, type.bound(statistics.genericGetMax())))
                .filter(range -> range.min <= range.max);
    }

    /** The smallest range that contains both, of which either may be empty. */
    static Optional<Range> ofBoth(Optional<Range> some, Optional<Range> others) {
        return some.map(range -> others.map(range::and).orElse(range)).or(() -> others);
    }

    /** The smallest range that contains both. */
    public Range and(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }

    /** Whether it is a single number. */
    public boolean isOne() {
        return min == max;
    }
}
