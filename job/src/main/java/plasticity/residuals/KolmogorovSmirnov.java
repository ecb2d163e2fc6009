package plasticity.residuals;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/**
 * The two-sided one-sample Kolmogorov–Smirnov test against the standard normal distribution.
 *
 * <p>The p-value is P(D_n ≥ D) after R. Simard and P. L'Ecuyer, <i>Computing the two-sided Kolmogorov–Smirnov distribution</i>, J. Stat.
 * Softw. 39 (2011): exact for n ≤ 140, series and tail formulas above.
 */
public final class KolmogorovSmirnov {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);
    private static final KolmogorovSmirnovTest TEST = KolmogorovSmirnovTest.withDefaults();

    private KolmogorovSmirnov() {}

    /**
     * @param standardised n ≥ 2 values, left as they are
     * @return p in [0, 1]
     */
    public static double pValue(double[] standardised) {
        return TEST.test(standardised, STANDARD_NORMAL::cumulativeProbability).getPValue();
    }
}
