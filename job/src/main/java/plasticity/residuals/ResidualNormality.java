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
     * Standardises by the residuals' own mean and standard deviation (n−1). A deviation of 0 gives (0, 0, 1); a single residual leaves all
     * three undefined (NaN).
     *
     * @param residuals n ≥ 1 values
     */
    public static ResidualNormality of(double[] residuals) {
        if (residuals.length < 2) {
            return new ResidualNormality(Double.NaN, Double.NaN, Double.NaN);
        }
        Standardisation standardisation = Standardisation.of(residuals);
        if (!(standardisation.deviation() > 0)) {
            return new ResidualNormality(0, 0, 1);
        }
        double[] standardised = residuals.clone();
        standardisation.applyTo(standardised);
        Moments moments = Moments.of(standardised);
        return new ResidualNormality(
                moments.skewness(), moments.excessKurtosis(), KolmogorovSmirnov.pValue(standardised));
    }
}
