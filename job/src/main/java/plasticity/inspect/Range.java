package plasticity.inspect;

import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;
import plasticity.parquet.StoredNumber;

/**
 * The numbers from one to another.
 *
 * @param least not NaN
 * @param most not NaN, at least {@code least}
 */
public record Range(double least, double most) {

    /** Empty where statistics name no two numbers in order. */
    static Optional<Range> of(Statistics<?> statistics) {
        if (statistics == null || !statistics.hasNonNullValue()) {
            return Optional.empty();
        }
        return StoredNumber.of(statistics.type())
                .map(type -> new Range(
                        // Writers store a least zero as a negative one.
                        type.bound(statistics.genericGetMin()) + 0.0, type.bound(statistics.genericGetMax())))
                .filter(range -> range.least <= range.most);
    }

    /** The least range that holds both. */
    public Range and(Range other) {
        return new Range(Math.min(least, other.least), Math.max(most, other.most));
    }

    /** Whether it is a single number. */
    public boolean isOne() {
        return least == most;
    }
}
