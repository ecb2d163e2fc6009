package plasticity.residuals;

import java.util.function.DoubleSupplier;

/** A Kolmogorov–Smirnov distance with known bounds, whose exact value is computed on demand. */
final class BoundedDistance {
    private double lower;
    private double upper;
    private final DoubleSupplier computation;
    private boolean isExact;

    /** @param computation computes a value in [lower, upper]; called at most once */
    BoundedDistance(double lower, double upper, DoubleSupplier computation) {
        this.lower = lower;
        this.upper = upper;
        this.computation = computation;
    }

    /** A lower bound; the distance once that is known. */
    double lower() {
        return lower;
    }

    /** An upper bound; the distance once that is known. */
    double upper() {
        return upper;
    }

    /** Whether the distance was computed. */
    boolean isExact() {
        return isExact;
    }

    double exact() {
        if (!isExact) {
            lower = computation.getAsDouble();
            upper = lower;
            isExact = true;
        }
        return lower;
    }
}
