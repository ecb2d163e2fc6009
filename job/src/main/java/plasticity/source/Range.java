package plasticity.source;

import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;

/**
 * The numbers from one to another.
 *
 * @param least not NaN
 * @param most not NaN, at least {@code least}
 */
public record Range(double least, double most) {

    /** Empty where statistics name no two numbers in order. */
    static Optional<Range> of(Statistics<?> statistics) {
        if (statistics != null
                && statistics.hasNonNullValue()
                && statistics.genericGetMin() instanceof Number least
                && statistics.genericGetMax() instanceof Number most
                && least.doubleValue() <= most.doubleValue()) {
            return Optional.of(new Range(least.doubleValue(), most.doubleValue()));
        }
        return Optional.empty();
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
