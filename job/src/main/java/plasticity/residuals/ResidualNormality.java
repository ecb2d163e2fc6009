package plasticity.residuals;

import java.io.Serializable;

/**
 * How normal the residuals of the positional component are.
 *
 * @param skewness G₁ of the standardised residuals
 * @param excessKurtosis G₂ of the standardised residuals
 * @param ksPValue Kolmogorov–Smirnov p-value of the standardised residuals against N(0, 1)
 */
public record ResidualNormality(double skewness, double excessKurtosis, double ksPValue) implements Serializable {

    /**
     * Standardises the residuals by their own mean and standard deviation (n−1). The result is (0, 0, 1) if the standard deviation is 0, and NaN
     * throughout for a single residual. The p-value is too small, since mean and variance are estimated and tokens are not independent.
     *
     * @param residuals n ≥ 1 values
     */
    public static ResidualNormality of(double[] residuals) {
        if (residuals.length < 2) {
            return new ResidualNormality(Double.NaN, Double.NaN, Double.NaN);
        }
        Standardisation standardisation = Standardisation.of(residuals);
        if (!(standardisation.standardDeviation() > 0)) {
            return new ResidualNormality(0, 0, 1);
        }
        double[] standardised = residuals.clone();
        standardisation.applyTo(standardised);
        Moments moments = Moments.of(standardised);
        return new ResidualNormality(
                moments.skewness(), moments.excessKurtosis(), KolmogorovSmirnov.pValue(standardised));
    }
}
