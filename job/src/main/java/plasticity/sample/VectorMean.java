package plasticity.sample;

/** The mean of the rows of a sweep, added up in their order. */
public final class VectorMean implements RowSweep.Step {
    private final double[] sum;
    private int rows;

    /** @param dimension d */
    public VectorMean(int dimension) {
        sum = new double[dimension];
    }

    @Override
    public void accept(int row, double[] x) {
        add(x, sum);
        rows++;
    }

    private static void add(double[] x, double[] sum) {
        for (int j = 0; j < x.length; j++) {
            sum[j] += x[j];
        }
    }

    /** The mean of the rows so far, d values; NaN without rows. */
    public double[] values() {
        double[] mean = sum.clone();
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= rows;
        }
        return mean;
    }
}
