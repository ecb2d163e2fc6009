package plasticity.moments;

import java.util.Arrays;
import java.util.BitSet;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.jackknife.Estimate;
import plasticity.jackknife.TextGroups;
import plasticity.pairs.QueryModel;
import plasticity.position.PositionLine;
import plasticity.position.PositionalRotation;
import plasticity.sample.Ranks;
import plasticity.sample.TokenTable;

/**
 * Sums over the kept queries by bucket and group of texts. They are taken about the means of all kept queries, so that differences of sums keep their
 * precision.
 *
 * <p>Rows are added one by one, twice: as oriented, and rotated. Memory: (B + 4)·G vectors of d values for B buckets and G groups, as far as rows
 * exist.
 */
public final class QueryMoments {
    private static final double MIN_TOTAL = 1e-12;
    /** A smaller fraction of the squares is rounding: the component is constant. */
    private static final double NEGLIGIBLE = 1e-13;

    private final TextGroups groups;
    private final int dimension;
    private final double[] mean;
    private final BitSet constant;
    private final double meanPosition;
    private final double[] positions;
    private final int[] buckets;
    private final int[] bucketOf;
    private final int[] groupOf;

    /** By bucket and group: number of rows, Σt, Σ(x − x̄); null without rows. */
    private final double[] counts;

    private final double[] positionSums;
    private final double[][] sums;
    /** By group: Σ(t−t̄)², lowest and highest t, Σ(t−t̄)(x−x̄), Σ(x−x̄)², the same of rotated rows. */
    private final double[] positionSquares;

    private final double[] lowest;
    private final double[] highest;
    private final double[][] products;
    private final double[][] squares;
    private final double[][] rotatedSquares;
    private double[] rotatedMean;

    /**
     * @param queries the kept queries; their positions and texts are read
     * @param line the regression of the oriented queries on position
     * @param constant components with the same value in all kept queries
     */
    public QueryMoments(TokenTable queries, TextGroups groups, PositionLine line, BitSet constant) {
        this.groups = groups;
        this.constant = constant;
        dimension = queries.dimension();
        mean = line.mean().values();
        positions = queries.positions();
        Ranks byBucket = queries.byBucket();
        buckets = byBucket.distinctInts();
        bucketOf = byBucket.ranks();
        groupOf = groups.of(queries.examples());
        int g = groups.groups();
        counts = new double[buckets.length * g];
        positionSums = new double[buckets.length * g];
        sums = new double[buckets.length * g][];
        positionSquares = new double[g];
        lowest = filled(g, Double.POSITIVE_INFINITY);
        highest = filled(g, Double.NEGATIVE_INFINITY);
        products = new double[g][dimension];
        squares = new double[g][dimension];
        rotatedSquares = new double[g][dimension];
        double total = 0;
        for (double t : positions) {
            total += t;
        }
        meanPosition = total / positions.length;
        for (int i = 0; i < positions.length; i++) {
            double t = positions[i];
            int cell = bucketOf[i] * g + groupOf[i];
            counts[cell]++;
            positionSums[cell] += t;
            positionSquares[groupOf[i]] += (t - meanPosition) * (t - meanPosition);
            lowest[groupOf[i]] = Math.min(lowest[groupOf[i]], t);
            highest[groupOf[i]] = Math.max(highest[groupOf[i]], t);
            if (sums[cell] == null) {
                sums[cell] = new double[dimension];
            }
        }
    }

    private static double[] filled(int size, double value) {
        double[] array = new double[size];
        Arrays.fill(array, value);
        return array;
    }

    /** Adds row i, oriented. */
    public void accept(int i, double[] x) {
        int group = groupOf[i];
        add(
                x,
                mean,
                positions[i] - meanPosition,
                sums[bucketOf[i] * groups.groups() + group],
                products[group],
                squares[group]);
    }

    private static void add(double[] x, double[] mean, double t, double[] sums, double[] products, double[] squares) {
        for (int j = 0; j < x.length; j++) {
            double u = x[j] - mean[j];
            sums[j] += u;
            products[j] += t * u;
            squares[j] += u * u;
        }
    }

    /** Adds row i, oriented and rotated. */
    public void acceptRotated(int i, double[] x, double[] rotatedMean) {
        this.rotatedMean = rotatedMean;
        addSquares(x, rotatedMean, rotatedSquares[groupOf[i]]);
    }

    private static void addSquares(double[] x, double[] mean, double[] squares) {
        for (int j = 0; j < x.length; j++) {
            double u = x[j] - mean[j];
            squares[j] += u * u;
        }
    }

    /** The buckets of the kept queries, ascending. */
    public int[] buckets() {
        return buckets;
    }

    /** Number of kept queries of a bucket. */
    public int count(int bucket) {
        double count = 0;
        for (int g = 0; g < groups.groups(); g++) {
            count += counts[bucket * groups.groups() + g];
        }
        return (int) count;
    }

    /** The largest position. */
    public double lastPosition() {
        return Arrays.stream(highest).max().orElseThrow();
    }

    /** By bucket and value: the mean position of the kept queries; NaN without any. */
    public double[] meanPositions() {
        double[] means = new double[buckets.length * groups.values()];
        double[] rows = new double[groups.values()];
        for (int b = 0; b < buckets.length; b++) {
            int at = b * groups.values();
            groups.leaveOut(positionSums, b * groups.groups(), means, at);
            groups.leaveOut(counts, b * groups.groups(), rows, 0);
            for (int r = 0; r < rows.length; r++) {
                means[at + r] = rows[r] > 0 ? means[at + r] / rows[r] : Double.NaN;
            }
        }
        return means;
    }

    /** The sums of some groups. */
    private final class Sums {
        private double rows;
        private double sumT;
        private double sumTt;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private final double[] sumX = new double[dimension];
        private final double[] sumTx = new double[dimension];
        private final double[] sumXx = new double[dimension];
        private final double[] sumRotated = new double[dimension];

        private void add(int group) {
            for (int cell = group; cell < counts.length; cell += groups.groups()) {
                if (sums[cell] != null) {
                    rows += counts[cell];
                    sumT += positionSums[cell] - counts[cell] * meanPosition;
                    plus(sumX, sums[cell]);
                }
            }
            sumTt += positionSquares[group];
            low = Math.min(low, lowest[group]);
            high = Math.max(high, highest[group]);
            plus(sumTx, products[group]);
            plus(sumXx, squares[group]);
            plus(sumRotated, rotatedSquares[group]);
        }

        private double spreadOfPositions() {
            return low < high ? sumTt - sumT * sumT / rows : 0;
        }

        private double covariance(int j) {
            return sumTx[j] - sumT * sumX[j] / rows;
        }

        private double total(int j) {
            double total = sumXx[j] - sumX[j] * sumX[j] / rows;
            return constant.get(j) || total <= NEGLIGIBLE * sumXx[j] ? 0 : total;
        }
    }

    private static void plus(double[] sum, double[] values) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += values[j];
        }
    }

    /** The sums behind a value: those of all groups but group r − 1. */
    private Sums sums(int r) {
        Sums some = new Sums();
        for (int g = 0; g < groups.groups(); g++) {
            if (g != r - 1) {
                some.add(g);
            }
        }
        return some;
    }

    /**
     * The reference's model of the rotated queries for every value; the rotation is that of all queries.
     *
     * @param whole the model of all queries
     */
    public QueryModel[] models(QueryModel whole, PositionalRotation rotation) {
        QueryModel[] models = new QueryModel[groups.values()];
        models[0] = whole;
        for (int r = 1; r < models.length; r++) {
            models[r] = model(sums(r), rotation);
        }
        return models;
    }

    private QueryModel model(Sums of, PositionalRotation rotation) {
        double[] sum = of.sumX.clone();
        double[] slope = new double[dimension];
        double squaresOfT = of.spreadOfPositions();
        for (int j = 0; j < dimension; j++) {
            slope[j] = squaresOfT > 0 ? of.covariance(j) / squaresOfT : 0;
        }
        rotation.rotate(sum);
        rotation.rotate(slope);
        double meanT = meanPosition + of.sumT / of.rows;
        double[] intercept = new double[dimension];
        double[] variance = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            intercept[j] = rotatedMean[j] + sum[j] / of.rows - slope[j] * meanT;
            double total = of.sumRotated[j] - sum[j] * sum[j] / of.rows;
            double residual = total - slope[j] * slope[j] * squaresOfT;
            variance[j] = of.rows < 2 ? 1 : Math.max(0, residual) / (of.rows - 1);
        }
        return new QueryModel(new DenseVector(intercept), new DenseVector(slope), new DenseVector(variance));
    }

    /**
     * Mean R² of the components on position.
     *
     * @param whole that of all queries
     */
    public Estimate meanRSquared(double whole) {
        double[] means = new double[groups.values()];
        means[0] = whole;
        for (int r = 1; r < means.length; r++) {
            means[r] = meanRSquared(sums(r));
        }
        return new Estimate(means);
    }

    private double meanRSquared(Sums of) {
        double squaresOfT = of.spreadOfPositions();
        if (!(squaresOfT > 0)) {
            return of.rows > 0 ? 0 : Double.NaN;
        }
        double sum = 0;
        for (int j = 0; j < dimension; j++) {
            double total = of.total(j);
            double covariance = constant.get(j) ? 0 : of.covariance(j);
            double residual = Math.max(0, total - covariance * covariance / squaresOfT);
            sum += Math.min(1, 1 - residual / Math.max(total, MIN_TOTAL));
        }
        return sum / dimension;
    }

    /**
     * The fraction of the queries' variance between buckets, corrected for degrees of freedom: the mean over components with SS_total &gt; 0 of
     * 1 − (SS_within/(n − B))/(SS_total/(n − 1)). Undefined for n ≤ B.
     */
    public Estimate etaSquared() {
        // By value: Σ_b n_b·x̄_b², and the number of buckets with rows.
        double[][] between = new double[groups.values()][dimension];
        int[] present = new int[groups.values()];
        double[] all = new double[dimension];
        for (int b = 0; b < buckets.length; b++) {
            int from = b * groups.groups();
            double rows = 0;
            Arrays.fill(all, 0);
            for (int g = 0; g < groups.groups(); g++) {
                rows += counts[from + g];
                if (sums[from + g] != null) {
                    plus(all, sums[from + g]);
                }
            }
            for (int r = 0; r < between.length; r++) {
                double left = r == 0 ? rows : rows - counts[from + r - 1];
                if (left > 0) {
                    present[r]++;
                    addSquares(all, r == 0 ? null : sums[from + r - 1], left, between[r]);
                }
            }
        }
        double[] values = new double[groups.values()];
        for (int r = 0; r < values.length; r++) {
            values[r] = etaSquared(sums(r), between[r], present[r]);
        }
        return new Estimate(values);
    }

    /** Adds (all − without)²/rows. */
    private static void addSquares(double[] all, double[] without, double rows, double[] into) {
        for (int j = 0; j < into.length; j++) {
            double sum = without == null ? all[j] : all[j] - without[j];
            into[j] += sum * sum / rows;
        }
    }

    private double etaSquared(Sums of, double[] between, int present) {
        if (of.rows <= present) {
            return Double.NaN;
        }
        double eta = 0;
        int components = 0;
        for (int j = 0; j < dimension; j++) {
            double total = of.total(j);
            if (total > 0) {
                double within = Math.max(0, of.sumXx[j] - between[j]);
                eta += 1 - within / (of.rows - present) / (total / (of.rows - 1));
                components++;
            }
        }
        return eta / components;
    }

    /**
     * R² of lines on position for texts that were not used to fit them: the mean over components of
     * 1 − Σ_g‖x − line of the other groups‖²/Σ_g‖x − mean of the other groups‖². Components with a denominator of 0 are left out. Undefined with
     * fewer than two groups, or if the other groups of one have no queries.
     */
    public double heldOutRSquared() {
        if (groups.groups() < 2) {
            return Double.NaN;
        }
        double[] unexplained = new double[dimension];
        double[] total = new double[dimension];
        for (int g = 0; g < groups.groups(); g++) {
            Sums of = new Sums();
            of.add(g);
            Sums others = sums(g + 1);
            if (of.rows == 0) {
                continue;
            }
            if (others.rows == 0) {
                return Double.NaN;
            }
            addHeldOut(of, others, unexplained, total);
        }
        double sum = 0;
        int components = 0;
        for (int j = 0; j < dimension; j++) {
            if (total[j] > 0 && !constant.get(j)) {
                sum += 1 - unexplained[j] / total[j];
                components++;
            }
        }
        return sum / components;
    }

    private void addHeldOut(Sums of, Sums others, double[] unexplained, double[] total) {
        double squaresOfT = others.spreadOfPositions();
        double otherT = others.sumT / others.rows;
        // About the mean position of the other groups.
        double sumTt = of.sumTt - 2 * otherT * of.sumT + of.rows * otherT * otherT;
        for (int j = 0; j < dimension; j++) {
            double slope = squaresOfT > 0 ? others.covariance(j) / squaresOfT : 0;
            double centre = others.sumX[j] / others.rows;
            double sumX = of.sumX[j] - of.rows * centre;
            double sumXx = of.sumXx[j] - 2 * centre * of.sumX[j] + of.rows * centre * centre;
            double sumTx = of.sumTx[j] - centre * of.sumT - otherT * sumX;
            total[j] += sumXx;
            unexplained[j] += Math.max(0, sumXx - 2 * slope * sumTx + slope * slope * sumTt);
        }
    }
}
