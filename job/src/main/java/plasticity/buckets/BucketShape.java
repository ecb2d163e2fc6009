package plasticity.buckets;

import java.util.Map.Entry;
import java.util.Optional;

/**
 * Estimates the plots' {@code bucket_type} and {@code bucket_min_size} from the positions observed in each bucket.
 *
 * <p>Bucket b covers the positions from b·size (uniform) or 2^b·size (log; the lowest observed bucket also covers everything before) to the start of
 * the next bucket, so every position is a lower and an upper bound of the size. Of the possible sizes, the roundest one next to the lower bound is
 * taken, since the last positions of a bucket are usually observed.
 *
 * @param size in positions
 * @param isCertain whether the observed positions rule out the other type
 */
public record BucketShape(Type type, double size, boolean isCertain) {
    private static final long MAX_SIZE = 1_000_000_000L;

    /** Whether all buckets have the same size or each is twice as large as the one before. */
    public enum Type {
        UNIFORM,
        LOG
    }

    /**
     * Estimates the shape; empty if fewer than two buckets or more than {@value BucketSpans#LIMIT} were observed, a bucket number is negative, or no
     * size explains the positions.
     */
    public static Optional<BucketShape> of(BucketSpans spans) {
        if (spans.byBucket().size() < 2 || spans.byBucket().firstKey() < 0 || !spans.isComplete()) {
            return Optional.empty();
        }
        Bounds uniform = uniform(spans);
        Bounds log = log(spans);
        if (uniform.isPossible()) {
            return Optional.of(new BucketShape(Type.UNIFORM, uniform.size(), !log.isPossible()));
        }
        return log.isPossible() ? Optional.of(new BucketShape(Type.LOG, log.size(), true)) : Optional.empty();
    }

    private static Bounds uniform(BucketSpans spans) {
        Bounds bounds = Bounds.NONE;
        for (Entry<Integer, BucketSpan> bucket : spans.byBucket().entrySet()) {
            int number = bucket.getKey();
            BucketSpan span = bucket.getValue();
            bounds = bounds.above(span.last() / (number + 1.0));
            bounds = number == 0 ? bounds : bounds.atMost(span.first() / number);
        }
        return bounds;
    }

    private static Bounds log(BucketSpans spans) {
        int lowest = spans.byBucket().firstKey();
        Bounds bounds = Bounds.NONE;
        for (Entry<Integer, BucketSpan> bucket : spans.byBucket().entrySet()) {
            int number = bucket.getKey();
            BucketSpan span = bucket.getValue();
            bounds = bounds.above(Math.scalb(span.last(), -number - 1));
            bounds = number == lowest ? bounds : bounds.atMost(Math.scalb(span.first(), -number));
        }
        return bounds;
    }

    /** A size greater than {@code lower}, at most {@code upper}, and at least one position. */
    private record Bounds(double lower, double upper) {
        private static final Bounds NONE = new Bounds(0, Double.POSITIVE_INFINITY);

        Bounds above(double bound) {
            return new Bounds(Math.max(lower, bound), upper);
        }

        Bounds atMost(double bound) {
            return new Bounds(lower, Math.min(upper, bound));
        }

        boolean isPossible() {
            return lower < upper && upper >= 1 && upper < MAX_SIZE;
        }

        /** The smallest power of two or multiple of a power of ten greater than the lower bound: the roundest one within the upper bound. */
        double size() {
            double powerOfTwo = Math.max(1, Math.scalb(1.0, Math.getExponent(lower) + 1));
            for (long step = step(); step >= 1; step /= 10) {
                double multiple = (Math.floor(lower / step) + 1) * step;
                double roundest = Math.min(powerOfTwo, multiple);
                if (roundest <= upper) {
                    return roundest;
                }
            }
            return upper;
        }

        private long step() {
            long step = MAX_SIZE;
            while (step > 1 && step > lower) {
                step /= 10;
            }
            return step;
        }
    }
}
