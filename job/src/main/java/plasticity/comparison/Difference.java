package plasticity.comparison;

import plasticity.jackknife.Estimate;
import plasticity.jackknife.StudentT;

/**
 * The difference of a metric between two runs.
 *
 * @param a the metric in the first run; NaN if it is undefined
 * @param b the metric in the second run
 * @param standardError of b − a; NaN if there is none
 * @param degrees of freedom of the standard error; NaN if there are none
 */
public record Difference(double a, double b, double standardError, double degrees) {
    /** Differences up to this multiple of the larger value are rounding errors, like those that comparisons of tables tolerate. */
    private static final double ROUNDING = 1e-9;

    /** The same for values close to 0. */
    private static final double ABSOLUTE_ROUNDING = 1e-12;

    /** An undefined difference. */
    static final Difference NONE = new Difference(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The difference of two estimates from the same groups of texts: its error is that of the replicates' differences, with G − 1 degrees. */
    static Difference paired(Estimate a, Estimate b) {
        double error = b.minus(a).standardError();
        return new Difference(a.value(), b.value(), error, degrees(error, b.replicates()));
    }

    /** The difference of two estimates from independent texts. */
    static Difference independent(Estimate a, Estimate b) {
        return independent(a.value(), a.standardError(), a.replicates(), b.value(), b.standardError(), b.replicates());
    }

    /**
     * The difference of two independent metrics: se² = se_a² + se_b², with Welch–Satterthwaite degrees of freedom.
     *
     * @param groupsA number of groups from which the error of a was computed
     */
    static Difference independent(double a, double errorA, int groupsA, double b, double errorB, int groupsB) {
        double varianceA = errorA * errorA;
        double varianceB = errorB * errorB;
        double variance = varianceA + varianceB;
        double degrees = variance == 0
                ? groupsA + groupsB - 2
                : variance * variance / (varianceA * varianceA / (groupsA - 1) + varianceB * varianceB / (groupsB - 1));
        return new Difference(a, b, Math.sqrt(variance), degrees);
    }

    static Difference of(Estimate a, Estimate b, boolean isPaired) {
        return isPaired ? paired(a, b) : independent(a, b);
    }

    private static double degrees(double error, int groups) {
        return Double.isNaN(error) ? Double.NaN : groups - 1;
    }

    /** b − a. */
    public double value() {
        return b - a;
    }

    /** Whether there is a standard error. */
    public boolean hasError() {
        return !Double.isNaN(standardError);
    }

    /** The difference over its error; 0 if the difference is a rounding error; NaN without an error. */
    public double t() {
        if (!hasError()) {
            return Double.NaN;
        }
        double rounding = ABSOLUTE_ROUNDING + ROUNDING * Math.max(Math.abs(a), Math.abs(b));
        return Math.abs(value()) <= rounding ? 0 : value() / standardError;
    }

    /** The two-sided p-value of t under Student's distribution; NaN without an error. */
    public double p() {
        return hasError() ? StudentT.pValue(t(), degrees) : Double.NaN;
    }
}
