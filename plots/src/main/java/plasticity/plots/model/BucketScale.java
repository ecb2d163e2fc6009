package plasticity.plots.model;

import java.util.Locale;

/**
 * Where buckets of positions lie: bucket {@code b} starts at {@code b·size}, or at {@code 2^b·size} for buckets that double.
 *
 * @param type how buckets are spaced
 * @param size tokens of a bucket, or the factor of a doubling one's start; above 0
 */
public record BucketScale(Type type, double size) {
    /** How buckets are spaced. */
    public enum Type {
        /** All of one size. */
        UNIFORM,
        /** Each twice as large as the one before. */
        LOG;

        /** The type of a setting's value. */
        public static Type of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    public BucketScale {
        if (!(size > 0)) {
            throw new IllegalArgumentException("a bucket's size is above 0, not " + size);
        }
    }

    /** The position at which a bucket starts. */
    public double start(int bucket) {
        return at(bucket);
    }

    /** The position half a bucket further: {@code (b + 0.5)·size} or {@code 2^(b + 0.5)·size}. */
    public double middle(int bucket) {
        return at(bucket + 0.5);
    }

    private double at(double bucket) {
        return type == Type.UNIFORM ? bucket * size : Math.pow(2, bucket) * size;
    }

    /** A start as a tick says it: without decimals where it is whole, else with two. */
    public String label(int bucket) {
        double start = start(bucket);
        return Math.abs(start - Math.rint(start)) < 1e-9
                ? String.format(Locale.ROOT, "%.0f", start)
                : String.format(Locale.ROOT, "%.2f", start);
    }

    /** What an axis of {@link #middle}s is called. */
    public String axisLabel() {
        return type == Type.UNIFORM ? "Position" : "Bucket";
    }
}
