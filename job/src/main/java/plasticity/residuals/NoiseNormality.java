package plasticity.residuals;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import plasticity.sample.ComponentTiles;
import plasticity.sample.NumpyGenerator;

/**
 * How normal the noise components (components 2 … d of the rotated queries) are. 0, 0, 1, 0 for fewer than three tokens or a single component.
 *
 * @param medianAbsoluteSkewness median of |G₁| over all noise components; NaN if one of them is constant
 * @param medianAbsoluteKurtosis median of |G₂| over all noise components; NaN if one of them is constant
 * @param medianKsPValue median Kolmogorov–Smirnov p-value of the tested components
 * @param fractionBelowAlpha fraction of the tested components with p below the significance level
 */
public record NoiseNormality(
        double medianAbsoluteSkewness, double medianAbsoluteKurtosis, double medianKsPValue, double fractionBelowAlpha)
        implements Serializable {

    /** The result for fewer than three tokens or a single component. */
    private static final NoiseNormality UNTESTED = new NoiseNormality(0, 0, 1, 0);

    /**
     * @param rotated n×d rotated queries
     * @param powers power sums of all n rows
     * @param constant components that are constant in the unrotated queries
     * @param testedComponents maximum number of components to test, drawn by {@code default_rng(seed).choice}
     * @param alpha significance level
     */
    public static NoiseNormality of(
            ComponentTiles rotated, PowerSums powers, BitSet constant, int testedComponents, double alpha, long seed) {
        int n = rotated.rows();
        int noise = rotated.dimension() - 1;
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
        NormalDistance.Scratch scratch = new NormalDistance.Scratch(n);
        NoiseComponents components = new NoiseComponents(rotated, powers, constant);
        for (int j = 0; j < noise; j++) {
            int component = j + 1;
            Moments moments = components.moments(component);
            skewness[j] = Math.abs(moments.skewness());
            kurtosis[j] = Math.abs(moments.excessKurtosis());
            if (isTested.get(j)) {
                distances.add(NormalDistance.bounded(components.standardised(component), scratch));
            }
        }
        RankedPValues pValues = new RankedPValues(distances, n);
        return new NoiseNormality(median(skewness), median(kurtosis), pValues.median(), pValues.fractionBelow(alpha));
    }

    /** The median; the mean of the two middle values for an even count; NaN if any value is NaN. */
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
