package plasticity.residuals;

import plasticity.sample.PairwiseSum;

/**
 * Sample moments about the mean, computed in two passes: m_k = Σ(x−x̄)^k/n. Reference for the bias corrections: D. N. Joanes and C. A. Gill,
 * <i>Comparing measures of sample skewness and kurtosis</i>, The Statistician 47 (1998), G₁ and G₂.
 *
 * @param n number of values
 * @param mean x̄
 * @param second m₂
 * @param third m₃
 * @param fourth m₄
 */
public record Moments(int n, double mean, double second, double third, double fourth) {

    /** @param values n ≥ 1 values */
    public static Moments of(double[] values) {
        double mean = PairwiseSum.mean(values);
        int n = values.length;
        PowerSums even = new PowerSums();
        PowerSums odd = new PowerSums();
        for (int i = 0; i < n - 1; i += 2) {
            even.add(values[i] - mean);
            odd.add(values[i + 1] - mean);
        }
        if (n % 2 == 1) {
            even.add(values[n - 1] - mean);
        }
        return new Moments(
                n,
                mean,
                (even.squares + odd.squares) / n,
                (even.cubes + odd.cubes) / n,
                (even.fourths + odd.fourths) / n);
    }

    /** Two independent instances hide the latency of floating-point addition. */
    private static final class PowerSums {
        private double squares;
        private double cubes;
        private double fourths;

        private void add(double deviation) {
            double square = deviation * deviation;
            squares += square;
            cubes += square * deviation;
            fourths += square * square;
        }
    }

    /** √(Σ(x−x̄)²/(n−1)); NaN for n = 1. */
    public double standardDeviation() {
        return Math.sqrt(second * n / (n - 1));
    }

    /** G₁ = m₃/m₂^1.5·√(n(n−1))/(n−2), without bias correction for n &lt; 3; NaN when m₂ = 0. */
    public double skewness() {
        double plain = third / (second * Math.sqrt(second));
        return n < 3 ? plain : plain * Math.sqrt((double) n * (n - 1)) / (n - 2);
    }

    /** G₂ = (n−1)/((n−2)(n−3))·((n+1)·m₄/m₂² − 3(n−1)); m₄/m₂² − 3 for n &lt; 4; NaN when m₂ = 0. */
    public double excessKurtosis() {
        double ratio = fourth / (second * second);
        if (n < 4) {
            return ratio - 3;
        }
        return (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * ratio - 3.0 * (n - 1.0));
    }
}
