package plasticity.benchmarks;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import plasticity.analysis.KeyHead;
import plasticity.estimates.HeadEstimates;
import plasticity.estimates.HeadEstimator;
import plasticity.estimates.KeySide;
import plasticity.estimates.QueryObservations;
import plasticity.geometry.Scatter;
import plasticity.heads.SlidingWindow;
import plasticity.pairs.BucketPlasticity;
import plasticity.pairs.PlasticityEstimator;
import plasticity.pairs.QueryModel;
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
import plasticity.sample.NumpyGenerator;
import plasticity.sample.Ranks;
import plasticity.sample.RowSweep;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

/**
 * Measures each step of {@code HeadAnalysis}, and the preparation of a key head.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StageBenchmark {
    @Param({"64", "128"})
    int dimension;

    private TokenTable queries;
    private KeyHead keys;
    private double[] positions;
    private Vectors vectors;
    private DenseMatrix rotatedVectors;
    private DenseMatrix space;
    private PositionLine line;
    private PositionLine rotatedLine;
    private PowerSums powers;
    private ComponentTiles tiles;
    private PositionalRotation rotation;
    private BitSet constant;
    private PlasticityEstimator estimator;
    private KeySide side;
    private QueryModel model;
    private int[][] eligible;

    @Setup
    public void simulate() {
        keys = new BenchmarkHead(dimension, 2).asKeyHead(BenchmarkHead.SETTINGS);
        side = KeySide.of(keys.tokens(), keys.orientation(), BenchmarkHead.ESTIMATES.sizes(), 0, 0, 0);
        queries = new BenchmarkHead(dimension, 1).tokens();
        positions = queries.positions();
        vectors = queries.vectors();
        line = line(vectors);
        constant = ConstantComponents.of(vectors);
        rotation = PositionalRotation.of(line.slope());

        int n = queries.size();
        rotatedVectors = TokenTable.rowMajor(n, dimension, new double[n * dimension]);
        RowSweep.transform(vectors, rotatedVectors, (i, x) -> rotation.rotate(x));
        space = rotatedVectors.copy();
        rotatedLine = line(Vectors.of(rotatedVectors));
        LineResiduals residuals = new LineResiduals(rotatedLine, positions);
        powers = new PowerSums(rotatedLine.mean());
        RowSweep.read(rotatedVectors, (i, x) -> {
            residuals.accept(i, x);
            powers.accept(x);
        });
        model = new QueryModel(rotatedLine.intercept(), rotatedLine.slope(), residuals.variance());
        tiles = ComponentTiles.of(rotatedVectors.copy());
        int[] queryBuckets = Ranks.of(queries.buckets()).distinctInts();
        eligible = Arrays.stream(side.sample().buckets())
                .mapToObj(key -> IntStream.range(0, queryBuckets.length)
                        .filter(b -> queryBuckets[b] > key)
                        .toArray())
                .toArray(int[][]::new);
        estimator = new PlasticityEstimator(
                model,
                rotation,
                SlidingWindow.NONE,
                BenchmarkHead.SETTINGS.windowUnit(),
                BenchmarkHead.SETTINGS.pairsPerBucket());
    }

    private PositionLine line(Vectors x) {
        PositionSums sums = new PositionSums(positions, dimension);
        RowSweep.read(x, sums::accept);
        return sums.line();
    }

    @Benchmark
    public KeyHead keyHead() {
        return KeyHead.of(0, 0, keys.tokens(), keys.orientation(), BenchmarkHead.SETTINGS);
    }

    @Benchmark
    public PositionRegression regression() {
        PositionRegression regression = new PositionRegression(line(vectors), positions);
        RowSweep.read(vectors, regression::accept);
        return regression;
    }

    @Benchmark
    public ScalarPredictability scalarPredictability() {
        double[] projection = new double[positions.length];
        RowSweep.read(
                vectors,
                (i, x) -> projection[i] = PositionalRotation.dot(line.slope().values(), x));
        return ScalarPredictability.of(positions, projection, line.slopeNorm());
    }

    @Benchmark
    public BitSet constantComponents() {
        return ConstantComponents.of(vectors);
    }

    @Benchmark
    public DenseMatrix rotation() {
        RowSweep.transform(vectors, space, (i, x) -> rotation.rotate(x));
        return space;
    }

    @Benchmark
    public LineResiduals refit() {
        LineResiduals residuals = new LineResiduals(rotatedLine, positions);
        RowSweep.read(rotatedVectors, residuals::accept);
        return residuals;
    }

    @Benchmark
    public PowerSums powerSums() {
        PowerSums sums = new PowerSums(rotatedLine.mean());
        RowSweep.read(rotatedVectors, (i, x) -> sums.accept(x));
        return sums;
    }

    /** Rearranges what the last call or the rotation left, which takes the same time. */
    @Benchmark
    public ComponentTiles tiles() {
        return ComponentTiles.of(space);
    }

    @Benchmark
    public ResidualNormality residualNormality() {
        return ResidualNormality.of(rotatedLine.residuals(0, tiles.component(0), positions));
    }

    @Benchmark
    public NoiseNormality noiseNormality() {
        return NoiseNormality.of(
                tiles,
                powers,
                constant,
                BenchmarkHead.SETTINGS.normalityMaxDims(),
                BenchmarkHead.SETTINGS.pAlpha(),
                BenchmarkHead.SETTINGS.seed());
    }

    @Benchmark
    public List<BucketPlasticity> pairPlasticity() {
        return estimator.estimate(
                queries, keys.tokens(), keys.buckets(), new NumpyGenerator(BenchmarkHead.SETTINGS.seed()));
    }

    /** The samples, pairs and moments of a key head for the estimates. */
    @Benchmark
    public KeySide keySide() {
        return KeySide.of(keys.tokens(), keys.orientation(), BenchmarkHead.ESTIMATES.sizes(), 0, 0, 0);
    }

    /** What the estimates collect in the passes over the queries. */
    @Benchmark
    public QueryObservations observations() {
        QueryObservations observations =
                new QueryObservations(0, 0, queries, side, BenchmarkHead.ESTIMATES, 0, line, constant);
        RowSweep.read(vectors, observations::accept);
        RowSweep.read(
                rotatedVectors,
                (i, x) -> observations.acceptRotated(i, x, rotatedLine.mean().values()));
        return observations;
    }

    /** The second moments of the queries, which are part of the observations. */
    @Benchmark
    public Scatter scatter() {
        Scatter scatter = new Scatter(positions, line.mean().values());
        RowSweep.read(vectors, scatter::accept);
        return scatter;
    }

    /** Includes the observations, since their moments are ended by the estimates. */
    @Benchmark
    public HeadEstimates estimates() {
        return new HeadEstimator(BenchmarkHead.ESTIMATES, side, observations(), model, rotation, false, eligible)
                .estimate(0.5, direction -> new double[positions.length]);
    }
}
