package plasticity.residuals;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.spark.ml.linalg.DenseMatrix;
import plasticity.sample.NumpyGenerator;

/**
 * How normal the noise components (2 … d of the rotated queries) are.
 *
 * @param medianAbsoluteSkewness median of |G₁| over all noise components; NaN when one of them is constant
 * @param medianAbsoluteKurtosis median of |G₂| over all noise components; NaN when one of them is constant
 * @param medianKsPValue median Kolmogorov–Smirnov p-value of the tested components
 * @param shareBelowAlpha the share of tested components with p below the significance level
 */
public record NoiseNormality(
        double medianAbsoluteSkewness, double medianAbsoluteKurtosis, double medianKsPValue, double shareBelowAlpha)
        implements Serializable {

    /** What stands where there is nothing to test: fewer than three tokens, or one component only. */
    private static final NoiseNormality UNTESTED = new NoiseNormality(0, 0, 1, 0);

    /**
     * @param rotated n×d rotated queries, row-major
     * @param constant the components that are constant in the unrotated queries
     * @param testedComponents at most so many components, drawn by {@code default_rng(seed).choice}, take the Kolmogorov–Smirnov test
     * @param alpha significance level of the share
     */
    public static NoiseNormality of(
            DenseMatrix rotated, BitSet constant, int testedComponents, double alpha, long seed) {
        int n = rotated.numRows();
        int noise = rotated.numCols() - 1;
        if (n < 3 || noise < 1) {
            return UNTESTED;
        }
        int[] tested = new NumpyGenerator(seed).choice(noise, Math.min(testedComponents, noise));
        BitSet isTested = new BitSet(noise);
        for (int component : tested) {
            isTested.set(component);
        }

        double[] skewness = new double[noise];
        double[] kurtosis = new double[noise];
        double[] distances = new double[tested.length];
        int tests = 0;
        double[] column = new double[n];
        for (int j = 0; j < noise; j++) {
            copyColumn(rotated, j + 1, column);
            double[] standardised = standardise(column, constant.get(j + 1));
            Moments moments = Moments.of(standardised);
            skewness[j] = Math.abs(moments.skewness());
            kurtosis[j] = Math.abs(moments.excessKurtosis());
            if (isTested.get(j)) {
                distances[tests++] = KolmogorovSmirnov.distance(standardised);
            }
        }
        RankedPValues pValues = new RankedPValues(distances, n);
        return new NoiseNormality(median(skewness), median(kurtosis), pValues.median(), pValues.shareBelow(alpha));
    }

    private static double[] standardise(double[] column, boolean constant) {
        if (constant) {
            return new double[column.length];
        }
        Moments raw = Moments.of(column);
        double deviation = raw.standardDeviation();
        return Standardisation.of(column, raw.mean(), deviation == 0 ? 1 : deviation);
    }

    private static void copyColumn(DenseMatrix rowMajor, int component, double[] into) {
        double[] values = rowMajor.values();
        int d = rowMajor.numCols();
        for (int i = 0, at = component; i < into.length; i++, at += d) {
            into[i] = values[at];
        }
    }

    /** The mean of the two middle values for an even count; NaN when any value is. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (Double.isNaN(sorted[n - 1])) {
            return Double.NaN;
        }
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
