package plasticity.jackknife;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution, by which jackknife errors become confidence intervals and p-values. */
public final class StudentT {
    private static final double OUTSIDE_95 = 0.05;

    private StudentT() {}

    /**
     * Half the width of a 95 % confidence interval, in standard errors.
     *
     * @param degrees of freedom, above 0: G − 1 for G groups of texts
     */
    public static double halfWidth95(double degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability(OUTSIDE_95 / 2);
    }

    /**
     * The two-sided p-value: the probability of a statistic at least as far from 0.
     *
     * @param t the statistic; the result is NaN if it is NaN
     * @param degrees of freedom, above 0
     */
    public static double pValue(double t, double degrees) {
        return 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
    }
}
