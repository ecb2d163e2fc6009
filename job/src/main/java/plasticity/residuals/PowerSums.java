package plasticity.residuals;

import org.apache.spark.ml.linalg.DenseVector;

/**
 * Moments of all components in one sweep over the rows: sums of the first four powers of u = x − c, with c close to the mean.
 *
 * <p>With δ = Σu/n the mean is c + δ, and the moments about it are m₂ = Σu²/n − δ², m₃ = Σu³/n − 3δ·Σu²/n + 2δ³ and m₄ = Σu⁴/n − 4δ·Σu³/n +
 * 6δ²·Σu²/n − 3δ⁴. As c is the mean but for rounding, so is δ next to the deviation, and nothing cancels.
 */
public final class PowerSums {
    /** Within these the fourth powers neither overflow nor lose bits. */
    private static final double SMALLEST = 1e-70;

    private static final double LARGEST = 1e280;
    /** Of its mean squared, a variance below this may be nothing but rounding. */
    private static final double CONSTANT = 1e-20;

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

    /** Takes in a row; every row once. */
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

    /** The moments of a component; null where range or rounding make these sums unfit, so that it must be standardised first. */
    Moments of(int component) {
        double delta = first[component] / rows;
        double u2 = second[component] / rows;
        double u3 = third[component] / rows;
        double u4 = fourth[component] / rows;
        double m2 = u2 - delta * delta;
        double mean = centre[component] + delta;
        boolean isFit = m2 > SMALLEST && m2 > CONSTANT * mean * mean && u4 < LARGEST;
        double square = delta * delta;
        return !isFit
                ? null
                : new Moments(
                        rows,
                        mean,
                        m2,
                        u3 - 3 * delta * u2 + 2 * square * delta,
                        u4 - 4 * delta * u3 + 6 * square * u2 - 3 * square * square);
    }
}
