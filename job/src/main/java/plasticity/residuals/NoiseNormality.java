package plasticity.residuals;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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

    private static final int NEIGHBOURS = 8;
    private static final int ROWS_AT_A_TIME = 256;

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
        List<BoundedDistance> distances = new ArrayList<>();
        double[][] columns = new double[Math.min(NEIGHBOURS, noise)][n];
        for (int first = 0; first < noise; first += NEIGHBOURS) {
            int last = Math.min(first + NEIGHBOURS, noise);
            copyColumns(rotated, first + 1, last + 1, columns);
            for (int j = first; j < last; j++) {
                double[] column = columns[j - first];
                int component = j + 1;
                standardise(column, constant.get(component));
                Moments moments = Moments.of(column);
                skewness[j] = Math.abs(moments.skewness());
                kurtosis[j] = Math.abs(moments.excessKurtosis());
                if (isTested.get(j)) {
                    distances.add(NormalDistance.bounded(
                            column, () -> standardised(rotated, component, constant.get(component))));
                }
            }
        }
        RankedPValues pValues = new RankedPValues(distances, n);
        return new NoiseNormality(median(skewness), median(kurtosis), pValues.median(), pValues.shareBelow(alpha));
    }

    private static double[] standardised(DenseMatrix rowMajor, int component, boolean constant) {
        double[][] column = new double[1][rowMajor.numRows()];
        copyColumns(rowMajor, component, component + 1, column);
        standardise(column[0], constant);
        return column[0];
    }

    private static void standardise(double[] column, boolean constant) {
        if (constant) {
            Arrays.fill(column, 0);
        } else {
            Standardisation.of(column).applyTo(column);
        }
    }

    /** Neighbouring components at a time, as they lie in one line of the processor's cache: the matrix is read from memory once. */
    private static void copyColumns(DenseMatrix rowMajor, int first, int last, double[][] into) {
        double[] values = rowMajor.values();
        int d = rowMajor.numCols();
        int n = rowMajor.numRows();
        for (int from = 0; from < n; from += ROWS_AT_A_TIME) {
            int to = Math.min(from + ROWS_AT_A_TIME, n);
            for (int j = first; j < last; j++) {
                double[] column = into[j - first];
                for (int i = from, at = from * d + j; i < to; i++, at += d) {
                    column[i] = values[at];
                }
            }
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
