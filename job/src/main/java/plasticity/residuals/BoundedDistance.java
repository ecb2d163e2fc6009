package plasticity.residuals;

import java.util.function.DoubleSupplier;

/** A Kolmogorov–Smirnov distance whose bounds are known, and which is computed when it is asked for. */
final class BoundedDistance {
    private final double least;
    private final double most;
    private final DoubleSupplier computation;
    private double exact = Double.NaN;

    /** @param computation gives a value within [least, most]; called once at most */
    BoundedDistance(double least, double most, DoubleSupplier computation) {
        this.least = least;
        this.most = most;
        this.computation = computation;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    double exact() {
        if (Double.isNaN(exact)) {
            exact = computation.getAsDouble();
        }
        return exact;
    }
}
