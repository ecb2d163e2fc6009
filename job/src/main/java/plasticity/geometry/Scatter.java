package plasticity.geometry;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.RowSweep;
import plasticity.sample.TokenTable;

/**
 * Second moments of vectors and their positions: Σ(x−x̄)(x−x̄)ᵀ, Σ(t−t̄)(x−x̄), Σ(t−t̄)². Rows are added one by one; four of them are multiplied at a
 * time, since each element of the matrix is then loaded and stored once for four products.
 */
public final class Scatter {
    private static final int BLOCK = 4;
    /** If a direction has a smaller fraction of the variance, its variance is computed from the rows, as the matrix has lost too many digits. */
    private static final double PRECISE = 1e-6;

    private static final double CONSTANT = 1e-20;

    private final double[] positions;
    private final double[] mean;
    private final double meanPosition;
    private final double positionSquares;
    private final double firstPosition;
    private final double lastPosition;
    private final double[][] matrix;
    private final double[] products;
    private final double[][] block;
    /** By row of the block: t − t̄. */
    private final double[] times = new double[BLOCK];

    private int buffered;
    private UnaryOperator<double[]> projection;

    /**
     * @param positions of all rows, at least one
     * @param mean x̄, d values
     */
    public Scatter(double[] positions, double[] mean) {
        this.positions = positions;
        this.mean = mean;
        int d = mean.length;
        matrix = new double[d][d];
        products = new double[d];
        block = new double[BLOCK][d];
        firstPosition = Arrays.stream(positions).min().orElseThrow();
        lastPosition = Arrays.stream(positions).max().orElseThrow();
        double sum = 0;
        for (double t : positions) {
            sum += t;
        }
        meanPosition = sum / positions.length;
        double squares = 0;
        for (double t : positions) {
            squares += (t - meanPosition) * (t - meanPosition);
        }
        positionSquares = firstPosition < lastPosition ? squares : 0;
    }

    /**
     * The moments of the kept keys of a head.
     *
     * @param keys as dumped
     * @param orientation of the keys whose moments are computed; it changes signs of the moments, so the keys need not be multiplied
     */
    public static Scatter of(TokenTable keys, DenseVector orientation) {
        double[] mean = new double[keys.dimension()];
        RowSweep.read(keys.vectors(), (i, x) -> add(x, mean));
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= keys.size();
        }
        Scatter scatter = new Scatter(keys.positions(), mean);
        RowSweep.read(keys.vectors(), scatter::accept);
        scatter.end(direction -> {
            double[] turned =
                    TokenTable.oriented(new DenseVector(direction), orientation).values();
            double[] y = new double[keys.size()];
            RowSweep.read(keys.vectors(), (i, x) -> y[i] = dot(x, turned));
            return y;
        });
        scatter.multiply(orientation.values());
        return scatter;
    }

    /** Changes signs of components. */
    private void multiply(double[] signs) {
        for (int j = 0; j < signs.length; j++) {
            mean[j] *= signs[j];
            products[j] *= signs[j];
            for (int k = 0; k < signs.length; k++) {
                matrix[j][k] *= signs[j] * signs[k];
            }
        }
    }

    /**
     * The moments of vectors.
     *
     * @param positions n positions, at least one
     * @param vectors n×d
     */
    public static Scatter of(double[] positions, double[][] vectors) {
        double[] mean = new double[vectors[0].length];
        for (double[] x : vectors) {
            add(x, mean);
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= vectors.length;
        }
        Scatter scatter = new Scatter(positions, mean);
        for (int i = 0; i < vectors.length; i++) {
            scatter.accept(i, vectors[i]);
        }
        return scatter.end(direction ->
                Arrays.stream(vectors).mapToDouble(x -> dot(x, direction)).toArray());
    }

    private static void add(double[] x, double[] sum) {
        for (int j = 0; j < x.length; j++) {
            sum[j] += x[j];
        }
    }

    /** Adds row i. */
    public void accept(int i, double[] x) {
        times[buffered] = positions[i] - meanPosition;
        double[] centred = block[buffered++];
        subtract(x, mean, centred);
        if (buffered == BLOCK) {
            flush();
        }
    }

    private static void subtract(double[] x, double[] mean, double[] into) {
        for (int j = 0; j < x.length; j++) {
            into[j] = x[j] - mean[j];
        }
    }

    private void flush() {
        for (int row = buffered; row < BLOCK; row++) {
            Arrays.fill(block[row], 0);
            times[row] = 0;
        }
        double[] a = block[0];
        double[] b = block[1];
        double[] c = block[2];
        double[] d = block[3];
        int j = 0;
        for (; j < a.length - 1; j += 2) {
            multiplyAdd(
                    a,
                    b,
                    c,
                    d,
                    a[j],
                    b[j],
                    c[j],
                    d[j],
                    a[j + 1],
                    b[j + 1],
                    c[j + 1],
                    d[j + 1],
                    matrix[j],
                    matrix[j + 1],
                    j,
                    a.length);
        }
        if (j < a.length) {
            matrix[j][j] += a[j] * a[j] + b[j] * b[j] + c[j] * c[j] + d[j] * d[j];
        }
        multiplyAdd(a, b, c, d, times[0], times[1], times[2], times[3], products);
        buffered = 0;
    }

    private static void multiplyAdd(
            double[] a, double[] b, double[] c, double[] d, double p, double q, double r, double s, double[] into) {
        for (int k = 0; k < into.length; k++) {
            into[k] = Math.fma(s, d[k], Math.fma(r, c[k], Math.fma(q, b[k], Math.fma(p, a[k], into[k]))));
        }
    }

    /**
     * Adds the products to elements from ≤ k &lt; to of two rows of the matrix. The order of the factors differs between the rows: otherwise the JVM
     * mistakes the products of one for those of the other, and does not vectorise the loop.
     */
    private static void multiplyAdd(
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double p,
            double q,
            double r,
            double s,
            double nextP,
            double nextQ,
            double nextR,
            double nextS,
            double[] into,
            double[] next,
            int from,
            int to) {
        for (int k = from; k < to; k++) {
            double w = a[k];
            double x = b[k];
            double y = c[k];
            double z = d[k];
            into[k] = Math.fma(s, z, Math.fma(r, y, Math.fma(q, x, Math.fma(p, w, into[k]))));
            next[k] = Math.fma(z, nextS, Math.fma(y, nextR, Math.fma(x, nextQ, Math.fma(w, nextP, next[k]))));
        }
    }

    /**
     * Ends the sums.
     *
     * @param projection the products of all rows with a direction
     */
    public Scatter end(UnaryOperator<double[]> projection) {
        flush();
        for (int j = 0; j < matrix.length; j++) {
            for (int k = 0; k < j; k++) {
                matrix[j][k] = matrix[k][j];
            }
        }
        this.projection = projection;
        return this;
    }

    int rows() {
        return positions.length;
    }

    double[] mean() {
        return mean;
    }

    double meanPosition() {
        return meanPosition;
    }

    /** The largest minus the smallest position, in tokens. */
    double positionRange() {
        return lastPosition - firstPosition;
    }

    double[][] matrix() {
        return matrix;
    }

    /** Σ(t−t̄)(x−x̄). */
    double[] products() {
        return products;
    }

    /** Σ‖x−x̄‖². */
    double trace() {
        double trace = 0;
        for (int j = 0; j < matrix.length; j++) {
            trace += matrix[j][j];
        }
        return trace;
    }

    /** vᵀ·matrix·v: the sum of squares along a direction. */
    double along(double[] direction) {
        return quadratic(matrix, direction);
    }

    static double quadratic(double[][] matrix, double[] direction) {
        double sum = 0;
        for (int j = 0; j < direction.length; j++) {
            sum += direction[j] * dot(matrix[j], direction);
        }
        return sum;
    }

    /** The inner product of two vectors of the same length. */
    public static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    /** The slope of the projection on a direction on position, per token; 0 over equal positions. */
    double drift(double[] direction) {
        return positionSquares > 0 ? dot(products, direction) / positionSquares : 0;
    }

    /** Pearson's correlation of the projection on a direction with position; NaN if either is constant. */
    public double correlation(double[] direction) {
        if (positionSquares == 0) {
            return Double.NaN;
        }
        double squares = along(direction);
        double all = trace() + rows() * dot(mean, mean);
        if (squares > PRECISE * trace()) {
            return bounded(dot(products, direction) / Math.sqrt(squares * positionSquares));
        }
        double[] y = projection.apply(direction);
        double centre = Arrays.stream(y).sum() / y.length;
        double product = 0;
        squares = 0;
        for (int i = 0; i < y.length; i++) {
            squares += (y[i] - centre) * (y[i] - centre);
            product += (y[i] - centre) * (positions[i] - meanPosition);
        }
        return squares <= CONSTANT * all ? Double.NaN : bounded(product / Math.sqrt(squares * positionSquares));
    }

    private static double bounded(double correlation) {
        return Math.max(-1, Math.min(1, correlation));
    }

    /** The mean R² of the components on position, defined as in {@code position.PositionRegression}. */
    double meanRSquared() {
        if (positionSquares == 0) {
            return 0;
        }
        double sum = 0;
        for (int j = 0; j < matrix.length; j++) {
            double total = matrix[j][j];
            double residual = Math.max(0, total - products[j] * products[j] / positionSquares);
            sum += Math.min(1, 1 - residual / Math.max(total, 1e-12));
        }
        return sum / matrix.length;
    }
}
