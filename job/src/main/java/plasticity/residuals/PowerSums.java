package plasticity.residuals;

import org.apache.spark.ml.linalg.DenseVector;

/**
 * Computes the moments of all components in one pass over the rows, from the sums of the first four powers of u = x − c, with c close to the mean.
 *
 * <p>With δ = Σu/n the mean is c + δ, and the moments about the mean are m₂ = Σu²/n − δ², m₃ = Σu³/n − 3δ·Σu²/n + 2δ³ and m₄ = Σu⁴/n − 4δ·Σu³/n +
 * 6δ²·Σu²/n − 3δ⁴. As c is the mean up to rounding, δ is negligible compared to the standard deviation, so there is no cancellation.
 */
public final class PowerSums {
    /** Range of m₂ and Σu⁴/n in which fourth powers neither overflow nor lose bits. */
    private static final double SMALLEST = 1e-70;

    private static final double LARGEST = 1e280;
    /** A variance below this multiple of the squared mean may be a rounding error. */
    private static final double MIN_RELATIVE_VARIANCE = 1e-20;

    private final double[] centre;
    private final double[] first;
    private final double[] second;
    private final double[] third;
    private final double[] fourth;
    private int rows;

    /** @param centre c, d values */
    public PowerSums(DenseVector centre) {
        this.centre = centre.values();
        int d = this.centre.length;
        first = new double[d];
        second = new double[d];
        third = new double[d];
        fourth = new double[d];
    }

    /** Adds a row. */
    public void accept(double[] x) {
        add(x, centre, first, second, third, fourth);
        rows++;
    }

    private static void add(
            double[] x, double[] centre, double[] first, double[] second, double[] third, double[] fourth) {
        for (int j = 0; j < x.length; j++) {
            double u = x[j] - centre[j];
            double square = u * u;
            first[j] += u;
            second[j] += square;
            third[j] += square * u;
            fourth[j] += square * square;
        }
    }

    /** The moments of a component; null if range or rounding make the sums unusable, so that the component has to be standardised first. */
    Moments of(int component) {
        double delta = first[component] / rows;
        double u2 = second[component] / rows;
        double u3 = third[component] / rows;
        double u4 = fourth[component] / rows;
        double m2 = u2 - delta * delta;
        double mean = centre[component] + delta;
        boolean isUsable = m2 > SMALLEST && m2 > MIN_RELATIVE_VARIANCE * mean * mean && u4 < LARGEST;
        double square = delta * delta;
        return !isUsable
                ? null
                : new Moments(
                        rows,
                        mean,
                        m2,
                        u3 - 3 * delta * u2 + 2 * square * delta,
                        u4 - 4 * delta * u3 + 6 * square * u2 - 3 * square * square);
    }
}
