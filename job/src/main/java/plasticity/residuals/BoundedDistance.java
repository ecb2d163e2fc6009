package plasticity.residuals;

import java.util.function.DoubleSupplier;

/** A Kolmogorov–Smirnov distance with known bounds, whose exact value is computed on demand. */
final class BoundedDistance {
    private final double lower;
    private final double upper;
    private final DoubleSupplier computation;
    private double exact = Double.NaN;

    /** @param computation computes a value in [lower, upper]; called at most once */
    BoundedDistance(double lower, double upper, DoubleSupplier computation) {
        this.lower = lower;
        this.upper = upper;
        this.computation = computation;
    }

    double lower() {
        return lower;
    }

    double upper() {
        return upper;
    }

    double exact() {
        if (Double.isNaN(exact)) {
            exact = computation.getAsDouble();
        }
        return exact;
    }
}
