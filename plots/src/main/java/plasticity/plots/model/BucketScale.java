package plasticity.plots.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where buckets lie along the positions of a text, and what they are called. */
public sealed interface BucketScale {
    /** Where a curve has its point for a bucket; rising with the bucket. */
    double position(int bucket);

    /** What a tick says of a bucket. */
    String label(int bucket);

    /** The name of an axis of {@link #position}s. */
    String axisLabel();

    /** Whether {@link #position}s are tokens; else they are numbers of buckets. */
    boolean isInTokens();

    /** Whether {@link #label}s are the starts of buckets; else they are numbers of buckets. */
    boolean hasStarts();

    /** The name of an axis of query buckets, with their {@link #label}s as ticks. */
    default String queryAxis() {
        return hasStarts() ? "Query position" : "Query bucket";
    }

    /** The name of an axis of key buckets, with their {@link #label}s as ticks. */
    default String keyAxis() {
        return hasStarts() ? "Key pair position" : "Key bucket";
    }

    /** A query bucket in words. */
    default String queries(int bucket) {
        return (hasStarts() ? "queries from " : "queries of bucket ") + label(bucket);
    }

    /** A key bucket in words. */
    default String keys(int bucket) {
        return (hasStarts() ? "keys from " : "keys of bucket ") + label(bucket);
    }

    /** How buckets are spaced. */
    enum Type {
        /** All of one size. */
        UNIFORM,
        /** Each twice as large as the one before. */
        LOG;

        /** As settings and manifests write it: {@code uniform}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The type of a setting's value. */
        public static Type of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Bucket {@code b} starts at {@code b·size}, or at {@code 2^b·size} for buckets that double. A curve has its point half a bucket further.
     *
     * @param type how buckets are spaced
     * @param size tokens of a bucket, or the factor of a doubling one's start; above 0
     */
    record Rule(Type type, double size) implements BucketScale {
        public Rule {
            if (!(size > 0)) {
                throw new IllegalArgumentException("a bucket's size is above 0, not " + size);
            }
        }

        /** The position at which a bucket starts. */
        double start(int bucket) {
            return at(bucket);
        }

        @Override
        public double position(int bucket) {
            return at(bucket + 0.5);
        }

        private double at(double bucket) {
            return type == Type.UNIFORM ? bucket * size : Math.pow(2, bucket) * size;
        }

        /** A start: without decimals where it is whole, else with two. */
        @Override
        public String label(int bucket) {
            double start = start(bucket);
            return Math.abs(start - Math.rint(start)) < 1e-9
                    ? String.format(Locale.ROOT, "%.0f", start)
                    : String.format(Locale.ROOT, "%.2f", start);
        }

        /** As in the original toolkit, {@code Bucket} for buckets that double. */
        @Override
        public String axisLabel() {
            return type == Type.UNIFORM ? "Position" : "Bucket";
        }

        @Override
        public boolean isInTokens() {
            return true;
        }

        @Override
        public boolean hasStarts() {
            return true;
        }
    }

    /**
     * Positions as an analysis found them.
     *
     * @param means bucket → mean position in tokens, finite and rising; every bucket that is asked for has one
     * @param rule where buckets start, if a rule fits
     */
    record Recorded(Map<Integer, Double> means, Optional<Rule> rule) implements BucketScale {
        public Recorded {
            means = new TreeMap<>(means);
            double last = Double.NEGATIVE_INFINITY;
            for (double mean : means.values()) {
                if (!(mean > last) || Double.isInfinite(mean)) {
                    throw new IllegalArgumentException("mean positions do not rise: " + last + ", " + mean);
                }
                last = mean;
            }
        }

        @Override
        public double position(int bucket) {
            return means.get(bucket);
        }

        @Override
        public String label(int bucket) {
            return rule.map(known -> known.label(bucket)).orElseGet(() -> Integer.toString(bucket));
        }

        @Override
        public String axisLabel() {
            return "Position";
        }

        @Override
        public boolean isInTokens() {
            return true;
        }

        @Override
        public boolean hasStarts() {
            return rule.isPresent();
        }
    }

    /** Nothing is known but the buckets' numbers. */
    record Numbers() implements BucketScale {
        @Override
        public double position(int bucket) {
            return bucket;
        }

        @Override
        public String label(int bucket) {
            return Integer.toString(bucket);
        }

        @Override
        public String axisLabel() {
            return "Bucket";
        }

        @Override
        public boolean isInTokens() {
            return false;
        }

        @Override
        public boolean hasStarts() {
            return false;
        }
    }
}
