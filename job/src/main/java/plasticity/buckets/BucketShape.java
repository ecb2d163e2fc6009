package plasticity.buckets;

import java.util.Map.Entry;
import java.util.Optional;

/**
 * The plots' {@code bucket_type} and {@code bucket_min_size}, guessed from which positions lie in which bucket.
 *
 * <p>Bucket b holds the positions from b·size (uniform) or 2^b·size (log; the lowest bucket everything before, too) up to where the next one
 * starts, so every position bounds the size from both sides. Of what is left, the roundest size next to the lower bound is taken, as the last
 * positions of a bucket are seen as a rule.
 *
 * @param size in positions
 * @param isCertain whether the other type would contradict what was seen
 */
public record BucketShape(Type type, double size, boolean isCertain) {
    private static final long ROUNDEST = 1_000_000_000L;

    /** Whether all buckets have one size or each doubles. */
    public enum Type {
        UNIFORM,
        LOG
    }

    /** Empty where fewer than two buckets were seen, a negative one or very many, or no size explains them. */
    public static Optional<BucketShape> of(BucketSpans seen) {
        if (seen.byBucket().size() < 2 || seen.byBucket().firstKey() < 0 || !seen.isWhole()) {
            return Optional.empty();
        }
        Bounds uniform = uniform(seen);
        Bounds log = log(seen);
        if (uniform.isPossible()) {
            return Optional.of(new BucketShape(Type.UNIFORM, uniform.size(), !log.isPossible()));
        }
        return log.isPossible() ? Optional.of(new BucketShape(Type.LOG, log.size(), true)) : Optional.empty();
    }

    private static Bounds uniform(BucketSpans seen) {
        Bounds bounds = Bounds.NONE;
        for (Entry<Integer, BucketSpan> bucket : seen.byBucket().entrySet()) {
            int number = bucket.getKey();
            BucketSpan span = bucket.getValue();
            bounds = bounds.above(span.last() / (number + 1.0));
            bounds = number == 0 ? bounds : bounds.atMost(span.first() / number);
        }
        return bounds;
    }

    private static Bounds log(BucketSpans seen) {
        int lowest = seen.byBucket().firstKey();
        Bounds bounds = Bounds.NONE;
        for (Entry<Integer, BucketSpan> bucket : seen.byBucket().entrySet()) {
            int number = bucket.getKey();
            BucketSpan span = bucket.getValue();
            bounds = bounds.above(Math.scalb(span.last(), -number - 1));
            bounds = number == lowest ? bounds : bounds.atMost(Math.scalb(span.first(), -number));
        }
        return bounds;
    }

    /** A size above one bound and at most the other, and at least a position. */
    private record Bounds(double above, double most) {
        private static final Bounds NONE = new Bounds(0, Double.POSITIVE_INFINITY);

        Bounds above(double bound) {
            return new Bounds(Math.max(above, bound), most);
        }

        Bounds atMost(double bound) {
            return new Bounds(above, Math.min(most, bound));
        }

        boolean isPossible() {
            return above < most && most >= 1 && most < ROUNDEST;
        }

        /** The least power of two or multiple of a power of ten above the one bound, the roundest that the other allows. */
        double size() {
            double powerOfTwo = Math.max(1, Math.scalb(1.0, Math.getExponent(above) + 1));
            for (long step = step(); step >= 1; step /= 10) {
                double multiple = (Math.floor(above / step) + 1) * step;
                double roundest = Math.min(powerOfTwo, multiple);
                if (roundest <= most) {
                    return roundest;
                }
            }
            return most;
        }

        private long step() {
            long step = ROUNDEST;
            while (step > 1 && step > above) {
                step /= 10;
            }
            return step;
        }
    }
}
