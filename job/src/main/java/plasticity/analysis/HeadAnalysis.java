package plasticity.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.RealArray;
import plasticity.buckets.HeadPositions;
import plasticity.draws.SampledQueries;
import plasticity.estimates.HeadCounter;
import plasticity.estimates.HeadCounts;
import plasticity.estimates.HeadEstimates;
import plasticity.estimates.HeadEstimator;
import plasticity.estimates.QueryObservations;
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
import plasticity.sample.Ranks;
import plasticity.sample.RowSweep;
import plasticity.sample.SpareArrays;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

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
    public static final String METRICS_VERSION = "5";

    private static final long LAYER_STRIDE = 10_007;
    private static final long HEAD_STRIDE = 379;
    private static final double SMALLEST_ORDINARY = 1e-50;
    private static final double LARGEST_ORDINARY = 1e50;

    private final AnalysisSettings settings;

    public HeadAnalysis(AnalysisSettings settings) {
        this.settings = settings;
    }

    /**
     * Analyses a query head.
     *
     * @param queries the kept queries as dumped; not modified
     * @param counts receives what the estimates of the key head need, unless the settings exclude estimates
     * @throws IllegalArgumentException if there are no queries or no keys, they have different dimensions, or the queries have different sliding
     *     windows
     * @throws OutOfRangeException if the vectors are so large or so small that sums or products leave the range of a double
     */
    public HeadReport analyse(int layer, int queryHead, TokenTable queries, KeyHead keys, Consumer<HeadCounts> counts) {
        try {
            return report(layer, queryHead, queries, keys, counts);
        } catch (OutOfRangeException e) {
            throw new OutOfRangeException("column vector: values of the order of "
                    + magnitude(queries) + " in the queries and "
                    + magnitude(keys.tokens()) + " in the keys ("
                    + HeadId.key(layer, keys.number()).directoryName() + "): " + e.getMessage());
        }
    }

    /**
     * Counts what the estimates of the key head need of a query head whose own results are known.
     *
     * @param queries the kept queries as dumped; not modified
     */
    public HeadCounts count(int layer, int queryHead, TokenTable queries, KeyHead keys) {
        requireTokens(queries, keys);
        SlidingWindow window = SlidingWindow.ofTokens(queries.windows());
        requireOrdinarySize(layer, queryHead, queries, keys);
        SampledQueries sample =
                SampledQueries.draw(queries, settings.estimateSettings().sizes(), settings.seed(), layer, queryHead);
        RowSweep.read(queries.vectors(), (i, x) -> {
            TokenTable.orient(x, keys.orientation());
            sample.accept(i, x);
        });
        return HeadCounter.count(
                keys.estimates().orElseThrow(),
                sample,
                Ranks.of(queries.examples()).distinct(),
                window.isPresent(),
                eligible(queries, keys, window));
    }

    /** Fails for heads that {@link #analyse} would fail because of their size; others cannot leave the range of a double. */
    private void requireOrdinarySize(int layer, int queryHead, TokenTable queries, KeyHead keys) {
        if (!isOrdinary(queries) || !isOrdinary(keys.tokens())) {
            report(layer, queryHead, queries, keys, ignored -> {});
        }
    }

    private static boolean isOrdinary(TokenTable table) {
        RealArray values = table.vectors().values();
        double largest = 0;
        for (int i = 0; i < values.length(); i++) {
            largest = Math.max(largest, Math.abs(values.get(i))); // NaN if one is
        }
        return largest == 0 || (largest > SMALLEST_ORDINARY && largest < LARGEST_ORDINARY);
    }

    private static void requireTokens(TokenTable queries, KeyHead keys) {
        if (queries.size() == 0 || keys.tokens().size() == 0) {
            throw new IllegalArgumentException(queries.size() == 0 ? "no queries" : "no keys");
        }
        queries.requireWidth(keys.orientation());
    }

    private HeadReport report(int layer, int queryHead, TokenTable queries, KeyHead keys, Consumer<HeadCounts> counts) {
        requireTokens(queries, keys);
        DoubleArray space = SpareArrays.doubles(queries.vectors().values().length());
        try {
            DenseMatrix rotated = TokenTable.rowMajor(queries.size(), queries.dimension(), space.values());
            return report(layer, queryHead, queries, rotated, keys, counts);
        } finally {
            SpareArrays.add(space);
        }
    }

    /** @param rotatedVectors where the rotated queries are stored */
    private HeadReport report(
            int layer,
            int queryHead,
            TokenTable queries,
            DenseMatrix rotatedVectors,
            KeyHead keys,
            Consumer<HeadCounts> counts) {
        SlidingWindow window = SlidingWindow.ofTokens(queries.windows());
        double[] positions = queries.positions();
        Vectors vectors = queries.vectors();
        int d = queries.dimension();

        PositionSums sums = new PositionSums(positions, d);
        RowSweep.read(vectors, sums::accept);
        PositionLine line = sums.line().times(keys.orientation());
        double slopeNorm = line.slopeNorm();
        BitSet constant = ConstantComponents.of(vectors);
        Optional<QueryObservations> observations = keys.estimates()
                .map(side -> new QueryObservations(
                        layer, queryHead, queries, side, settings.estimateSettings(), settings.seed(), line, constant));

        PositionRegression onPosition = new PositionRegression(line, positions);
        double[] projection = new double[queries.size()];
        PositionalRotation rotation = PositionalRotation.of(line.slope());
        PositionSums rotatedSums = new PositionSums(positions, d);
        RowSweep.transform(vectors, rotatedVectors, (i, x) -> {
            TokenTable.orient(x, keys.orientation());
            observations.ifPresent(estimates -> estimates.accept(i, x));
            onPosition.accept(i, x);
            projection[i] = rotation.rotateAndDot(x, line.slope().values());
            rotatedSums.accept(i, x);
        });
        DenseVector rSquared = onPosition.rSquared();
        ScalarPredictability scalar = ScalarPredictability.of(positions, projection, slopeNorm);

        PositionLine rotatedLine = rotatedSums.line();
        LineResiduals residuals = new LineResiduals(rotatedLine, positions);
        PowerSums powers = new PowerSums(rotatedLine.mean());
        ComponentTiles rotated = new ComponentTiles(rotatedVectors);
        RowSweep.read(rotatedVectors, (i, x) -> {
            observations.ifPresent(estimates ->
                    estimates.acceptRotated(i, x, rotatedLine.mean().values()));
            residuals.accept(i, x);
            powers.accept(x);
            rotated.replaceEndingWith(i);
        });
        ResidualNormality residual = ResidualNormality.of(rotatedLine.residuals(0, rotated.component(0), positions));
        NoiseNormality noise = NoiseNormality.of(
                rotated, powers, constant, settings.normalityMaxDims(), settings.pAlpha(), settings.seed());

        DenseVector variance = residuals.variance();
        if (slopeNorm == 0) {
            requireNoUnderflow(variance, constant);
        }
        QueryModel model = new QueryModel(rotatedLine.intercept(), rotatedLine.slope(), variance);
        // In the space of the keys as dumped, so that they need not be rewritten.
        List<BucketPlasticity> buckets = new PlasticityEstimator(
                        model.times(keys.orientation()),
                        rotation.times(keys.orientation()),
                        window,
                        settings.windowUnit(),
                        settings.pairsPerBucket())
                .estimate(queries, keys.tokens(), keys.buckets(), generatorOf(layer, queryHead));

        HeadEstimates estimates = null;
        if (observations.isPresent()) {
            HeadEstimator estimator = new HeadEstimator(
                    settings.estimateSettings(),
                    keys.estimates().orElseThrow(),
                    observations.get(),
                    model,
                    rotation,
                    window.isPresent(),
                    eligible(queries, keys, window));
            estimates =
                    estimator.estimate(onPosition.meanRSquared(), direction -> project(rotated, rotation, direction));
            counts.accept(estimator.counts());
        }

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
                new HeadPositions(KeyHead.positions(queries), keys.positions()),
                estimates);
    }

    /** By index of key bucket: the indices of the query buckets above 0 for which it is eligible, ascending. */
    private int[][] eligible(TokenTable queries, KeyHead keys, SlidingWindow window) {
        int[] queryBuckets = queries.byBucket().distinctInts();
        int[] keyBuckets = keys.estimates().orElseThrow().sample().buckets();
        NavigableMap<Integer, Double> positions = PlasticityEstimator.meanPositions(queries);
        List<NavigableSet<Integer>> eligible = new ArrayList<>();
        for (int bucket : queryBuckets) {
            eligible.add(
                    bucket > 0
                            ? keys.buckets().eligible(window, settings.windowUnit(), bucket, positions.get(bucket))
                            : Collections.emptyNavigableSet());
        }
        return Arrays.stream(keyBuckets)
                .mapToObj(key -> IntStream.range(0, queryBuckets.length)
                        .filter(b -> eligible.get(b).contains(key))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The products of the unrotated queries with a direction. */
    private static double[] project(ComponentTiles rotated, PositionalRotation rotation, double[] direction) {
        double[] turned = direction.clone();
        rotation.rotate(turned);
        double[] projection = new double[rotated.rows()];
        for (int j = 0; j < turned.length; j++) {
            double[] component = rotated.component(j);
            for (int i = 0; i < projection.length; i++) {
                projection[i] += turned[j] * component[i];
            }
        }
        return projection;
    }

    /**
     * The power of ten of the largest absolute value, such as {@code 1e154}; {@code 0} if there is none; the largest power of ten of a double if a
     * value is infinite.
     */
    private static String magnitude(TokenTable table) {
        double largest = table.vectors().largestAbsolute();
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
