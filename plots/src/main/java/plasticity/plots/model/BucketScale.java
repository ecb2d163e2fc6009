package plasticity.plots.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Positions and labels of buckets. If nothing is known, buckets are shown by their numbers.
 *
 * @param means bucket → mean position in tokens, finite and increasing: every bucket that is used, or empty if unknown
 * @param rule the rule of the buckets' starts, if there is one
 */
public record BucketScale(Map<Integer, Double> means, Optional<Rule> rule) {
    /** Unknown positions. */
    public static final BucketScale NUMBERS = new BucketScale(Map.of(), Optional.empty());

    /** The spacing of buckets. */
    public enum Type {
        /** Equal sizes. */
        UNIFORM,
        /** Each twice as large as the previous one. */
        LOG
    }

    /**
     * Bucket {@code b} starts at {@code b·size} ({@link Type#UNIFORM}) or {@code 2^b·size} ({@link Type#LOG}).
     *
     * @param size above 0, in tokens
     */
    public record Rule(Type type, double size) {
        public Rule {
            if (!(size > 0)) {
                throw new IllegalArgumentException("bucket size must be positive: " + size);
            }
        }

        /** The first position of a bucket. */
        double start(double bucket) {
            return type == Type.UNIFORM ? bucket * size : Math.pow(2, bucket) * size;
        }
    }

    public BucketScale {
        double last = Double.NEGATIVE_INFINITY;
        for (double mean : means.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .mapToDouble(Map.Entry::getValue)
                .toArray()) {
            if (!(mean > last) || Double.isInfinite(mean)) {
                throw new IllegalArgumentException("mean positions do not increase: " + last + ", " + mean);
            }
            last = mean;
        }
    }

    /** Buckets that follow a rule; their mean positions are unknown. */
    public static BucketScale of(Type type, double size) {
        return new BucketScale(Map.of(), Optional.of(new Rule(type, size)));
    }

    /** The x coordinate of a bucket in curves, which increases with the bucket: its mean, or else the start of bucket + 0.5. */
    public double position(int bucket) {
        return means.isEmpty()
                ? rule.map(known -> known.start(bucket + 0.5)).orElse((double) bucket)
                : means.get(bucket);
    }

    /** The tick label of a bucket: its first position, without decimals if it is an integer, otherwise with two; or else its number. */
    public String label(int bucket) {
        double label = rule.map(known -> known.start(bucket)).orElse((double) bucket);
        return String.format(Locale.ROOT, Math.abs(label - Math.rint(label)) < 1e-9 ? "%.0f" : "%.2f", label);
    }

    /** The label of an axis of {@link #position}s. {@code Bucket} for {@link Type#LOG}, as in the original toolkit. */
    public String axisLabel() {
        boolean isPosition = !means.isEmpty()
                || rule.filter(known -> known.type() == Type.UNIFORM).isPresent();
        return isPosition ? "Position" : "Bucket";
    }

    /** Whether {@link #position}s are in tokens; otherwise they are bucket numbers. */
    public boolean isInTokens() {
        return !means.isEmpty() || hasStarts();
    }

    /** Whether {@link #label}s are the first positions of buckets; otherwise they are bucket numbers. */
    public boolean hasStarts() {
        return rule.isPresent();
    }

    /** The label of an axis of query buckets. */
    public String queryAxis() {
        return hasStarts() ? "Query position" : "Query bucket";
    }

    /** The label of an axis of key buckets. */
    public String keyAxis() {
        return hasStarts() ? "Key pair position" : "Key bucket";
    }

    /** A description such as {@code queries from 512}. */
    public String queries(int bucket) {
        return (hasStarts() ? "queries from " : "queries of bucket ") + label(bucket);
    }

    /** A description such as {@code keys from 512}. */
    public String keys(int bucket) {
        return (hasStarts() ? "keys from " : "keys of bucket ") + label(bucket);
    }
}
