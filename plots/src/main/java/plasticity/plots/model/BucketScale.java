package plasticity.plots.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Positions and labels of buckets. */
public sealed interface BucketScale {
    /** The x coordinate of a bucket in curves; increases with the bucket. */
    double position(int bucket);

    /** The tick label of a bucket. */
    String label(int bucket);

    /** The label of an axis of {@link #position}s. */
    String axisLabel();

    /** Whether {@link #position}s are in tokens; otherwise they are bucket numbers. */
    boolean isInTokens();

    /** Whether {@link #label}s are the first positions of buckets; otherwise they are bucket numbers. */
    boolean hasStarts();

    /** The label of an axis of query buckets. */
    default String queryAxis() {
        return hasStarts() ? "Query position" : "Query bucket";
    }

    /** The label of an axis of key buckets. */
    default String keyAxis() {
        return hasStarts() ? "Key pair position" : "Key bucket";
    }

    /** A description such as {@code queries from 512}. */
    default String queries(int bucket) {
        return (hasStarts() ? "queries from " : "queries of bucket ") + label(bucket);
    }

    /** A description such as {@code keys from 512}. */
    default String keys(int bucket) {
        return (hasStarts() ? "keys from " : "keys of bucket ") + label(bucket);
    }

    /** The spacing of buckets. */
    enum Type {
        /** Equal sizes. */
        UNIFORM,
        /** Each twice as large as the previous one. */
        LOG;

        /** The value in settings and manifests, such as {@code uniform}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Parses the value of a setting. */
        public static Type of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Bucket {@code b} starts at {@code b·size} ({@link Type#UNIFORM}) or {@code 2^b·size} ({@link Type#LOG}). Curves use {@code b + 0.5}.
     *
     * @param size above 0, in tokens
     */
    record Rule(Type type, double size) implements BucketScale {
        public Rule {
            if (!(size > 0)) {
                throw new IllegalArgumentException("bucket size must be positive: " + size);
            }
        }

        /** The first position of a bucket. */
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

        /** The first position, without decimals if it is an integer, otherwise with two. */
        @Override
        public String label(int bucket) {
            double start = start(bucket);
            return Math.abs(start - Math.rint(start)) < 1e-9
                    ? String.format(Locale.ROOT, "%.0f", start)
                    : String.format(Locale.ROOT, "%.2f", start);
        }

        /** {@code Bucket} for {@link Type#LOG}, as in the original toolkit. */
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
     * Positions recorded by an analysis.
     *
     * @param means bucket → mean position in tokens, finite and increasing; must contain every bucket that is used
     * @param rule the rule of the buckets' starts, if there is one
     */
    record Recorded(Map<Integer, Double> means, Optional<Rule> rule) implements BucketScale {
        public Recorded {
            means = new TreeMap<>(means);
            double last = Double.NEGATIVE_INFINITY;
            for (double mean : means.values()) {
                if (!(mean > last) || Double.isInfinite(mean)) {
                    throw new IllegalArgumentException("mean positions do not increase: " + last + ", " + mean);
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

    /** Unknown positions: buckets are shown by their numbers. */
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
