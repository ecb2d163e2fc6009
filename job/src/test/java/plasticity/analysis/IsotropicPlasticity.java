package plasticity.analysis;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The plasticity of a key pair whose difference has a uniformly distributed direction, for queries of mean μ and covariance σ²I: z is
 * (‖μ‖/σ)·cos θ, and c = cos θ has a density proportional to (1 − c²)^((d−3)/2).
 *
 * @param signal ‖μ‖/σ
 * @param dimension d ≥ 3
 */
record IsotropicPlasticity(double signal, int dimension) {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);
    private static final int INTERVALS = 2000;

    double mean() {
        return expectation(this::plasticity);
    }

    /** Standard deviation over pairs. */
    double standardDeviation() {
        double mean = mean();
        return Math.sqrt(expectation(c -> Math.pow(plasticity(c) - mean, 2)));
    }

    private double plasticity(double cosine) {
        double probability = STANDARD_NORMAL.cumulativeProbability(signal * cosine);
        return 4 * probability * (1 - probability);
    }

    private double expectation(DoubleUnaryOperator of) {
        DoubleUnaryOperator density = c -> Math.pow(1 - c * c, (dimension - 3) / 2.0);
        return simpson(c -> of.applyAsDouble(c) * density.applyAsDouble(c)) / simpson(density);
    }

    /** Integrates over [−1, 1]. */
    private static double simpson(DoubleUnaryOperator f) {
        double sum = f.applyAsDouble(-1) + f.applyAsDouble(1);
        for (int i = 1; i < INTERVALS; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(-1 + 2.0 * i / INTERVALS);
        }
        return sum * 2 / (3.0 * INTERVALS);
    }
}
