package plasticity.analysis;

import java.util.BitSet;
import java.util.List;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.buckets.BucketPositions;
import plasticity.buckets.HeadPositions;
import plasticity.heads.HeadId;
import plasticity.heads.SlidingWindow;
import plasticity.pairs.BucketPlasticity;
import plasticity.pairs.PlasticityEstimator;
import plasticity.pairs.QueryModel;
import plasticity.position.ComponentWeights;
import plasticity.position.LineResiduals;
import plasticity.position.PositionLine;
import plasticity.position.PositionRegression;
import plasticity.position.PositionSums;
import plasticity.position.PositionalRotation;
import plasticity.position.ScalarPredictability;
import plasticity.residuals.ConstantComponents;
import plasticity.residuals.NoiseNormality;
import plasticity.residuals.PowerSums;
import plasticity.residuals.ResidualNormality;
import plasticity.sample.ComponentTiles;
import plasticity.sample.DoubleRange;
import plasticity.sample.NumpyGenerator;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.RowSweep;
import plasticity.sample.TokenTable;

/**
 * Computes the metrics of a query head from its tokens and those of its key head. A pure function of tokens and settings: no clock, no files, every
 * draw is seeded.
 */
public final class HeadAnalysis {
    /**
     * Version of the metrics, for cached results of earlier versions. To be increased by every change to this package or the packages that it uses
     * that may change a value, even its last digit, for the same tokens and settings: a formula, order of summation, draw, rounding or set of
     * columns. Not increased by changes to speed or wording only.
     */
    public static final String METRICS_VERSION = "2";

    private static final long LAYER_STRIDE = 10_007;
    private static final long HEAD_STRIDE = 379;

    private final AnalysisSettings settings;

    public HeadAnalysis(AnalysisSettings settings) {
        this.settings = settings;
    }

    /**
     * Analyses a query head.
     *
     * @param queries the kept queries as dumped; modified (oriented, rotated and rearranged), not to be used afterwards
     * @throws IllegalArgumentException if there are no queries or no keys, they have different dimensions, or the queries have different sliding
     *     windows
     * @throws OutOfRangeException if the vectors are so large or so small that sums or products leave the range of a double
     */
    public HeadReport analyse(int layer, int queryHead, TokenTable queries, KeyHead keys) {
        try {
            return report(layer, queryHead, queries, keys);
        } catch (OutOfRangeException e) {
            throw new OutOfRangeException("column vector: values of the order of "
                    + magnitude(queries.vectors()) + " in the queries and "
                    + magnitude(keys.tokens().vectors()) + " in the keys ("
                    + HeadId.key(layer, keys.number()).directoryName() + "): " + e.getMessage());
        }
    }

    private HeadReport report(int layer, int queryHead, TokenTable queries, KeyHead keys) {
        if (queries.size() == 0 || keys.tokens().size() == 0) {
            throw new IllegalArgumentException(queries.size() == 0 ? "no queries" : "no keys");
        }
        queries.requireWidth(keys.orientation());
        SlidingWindow window = SlidingWindow.ofTokens(queries.windows());
        double[] positions = queries.positions();
        DenseMatrix vectors = queries.vectors();
        int d = queries.dimension();

        PositionSums sums = new PositionSums(positions, d);
        RowSweep.read(vectors, sums::accept);
        PositionLine line = sums.line().times(keys.orientation());
        double slopeNorm = line.slopeNorm();
        BitSet constant = ConstantComponents.of(vectors);

        PositionRegression onPosition = new PositionRegression(line, positions);
        double[] projection = new double[queries.size()];
        PositionalRotation rotation = PositionalRotation.of(line.slope());
        PositionSums rotatedSums = new PositionSums(positions, d);
        RowSweep.update(vectors, (i, x) -> {
            TokenTable.orient(x, keys.orientation());
            onPosition.accept(i, x);
            projection[i] = ScalarPredictability.projection(x, line.slope());
            rotation.rotate(x);
            rotatedSums.accept(i, x);
        });
        DenseVector rSquared = onPosition.rSquared();
        ScalarPredictability scalar = ScalarPredictability.of(positions, projection, slopeNorm);

        PositionLine rotatedLine = rotatedSums.line();
        LineResiduals residuals = new LineResiduals(rotatedLine, positions);
        PowerSums powers = new PowerSums(rotatedLine.mean());
        ComponentTiles rotated = new ComponentTiles(vectors);
        RowSweep.read(vectors, (i, x) -> {
            residuals.accept(i, x);
            powers.accept(x);
            rotated.accept(i, x);
        });
        ResidualNormality residual = ResidualNormality.of(rotatedLine.residuals(0, rotated.component(0), positions));
        NoiseNormality noise = NoiseNormality.of(
                rotated, powers, constant, settings.normalityMaxDims(), settings.pAlpha(), settings.seed());

        DenseVector variance = residuals.variance();
        if (slopeNorm == 0) {
            requireNoUnderflow(variance, constant);
        }
        QueryModel model = new QueryModel(rotatedLine.intercept(), rotatedLine.slope(), variance);
        List<BucketPlasticity> buckets = new PlasticityEstimator(
                        model, rotation, window, settings.windowUnit(), settings.pairsPerBucket())
                .estimate(queries, keys.tokens(), keys.buckets(), generatorOf(layer, queryHead));

        return new HeadReport(
                layer,
                queryHead,
                keys.number(),
                queries.size(),
                keys.tokens().size(),
                onPosition.meanRSquared(),
                slopeNorm,
                scalar,
                residual,
                noise,
                rSquared,
                ComponentWeights.of(rSquared),
                buckets,
                line.sumOfSquares() > 0 ? constant : new BitSet(),
                onPosition.isFloored(),
                new HeadPositions(BucketPositions.of(queries.buckets(), positions), keys.positions()));
    }

    /**
     * The power of ten of the largest absolute value, such as {@code 1e154}; {@code 0} if there is none; the largest power of ten of a double if a
     * value is infinite.
     */
    private static String magnitude(DenseMatrix vectors) {
        double largest = 0;
        for (double value : vectors.values()) {
            if (!Double.isNaN(value)) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest == 0 ? "0" : "1e" + (int) Math.floor(Math.log10(Math.min(largest, Double.MAX_VALUE)));
    }

    /** Without a slope, components are not rotated and keep their own variances. (With a slope, values this small are rejected by its norm.) */
    private static void requireNoUnderflow(DenseVector variance, BitSet constant) {
        for (int j = constant.nextClearBit(0); j < variance.size(); j = constant.nextClearBit(j + 1)) {
            if (variance.apply(j) < DoubleRange.SMALLEST_SQUARES) {
                throw DoubleRange.underflow("squares of the queries");
            }
        }
    }

    /** The generator for a head's key pairs: {@code default_rng(seed + 10007·layer + 379·queryHead)}. */
    private NumpyGenerator generatorOf(int layer, int queryHead) {
        return new NumpyGenerator(settings.seed() + LAYER_STRIDE * layer + HEAD_STRIDE * queryHead);
    }
}
