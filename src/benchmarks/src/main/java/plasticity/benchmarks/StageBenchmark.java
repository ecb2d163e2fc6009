package plasticity.benchmarks;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import plasticity.heads.SlidingWindow;
import plasticity.pairs.BucketPlasticity;
import plasticity.pairs.PlasticityEstimator;
import plasticity.pairs.QueryModel;
import plasticity.position.LineResiduals;
import plasticity.position.PositionLine;
import plasticity.position.PositionRegression;
import plasticity.position.PositionalRotation;
import plasticity.position.ScalarPredictability;
import plasticity.residuals.ConstantComponents;
import plasticity.residuals.NoiseNormality;
import plasticity.residuals.PowerSums;
import plasticity.residuals.ResidualNormality;
import plasticity.sample.ComponentTiles;
import plasticity.sample.NumpyGenerator;
import plasticity.sample.RowSweep;
import plasticity.sample.TokenTable;

/**
 * The steps of {@code HeadAnalysis} one by one, and what a key head costs once. Orientation and rotation are their own inverses, so those two
 * repeat in place.
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
    private TokenTable rotatedQueries;
    private KeyHead keys;
    private double[] positions;
    private DenseMatrix vectors;
    private DenseMatrix rotatedVectors;
    private PositionRegression onPosition;
    private PositionLine rotatedLine;
    private PowerSums powers;
    private ComponentTiles tiles;
    private PositionalRotation rotation;
    private BitSet constant;
    private PlasticityEstimator estimator;

    @Setup
    public void simulate() {
        keys = new BenchmarkHead(dimension, 2).asKeyHead();
        queries = new BenchmarkHead(dimension, 1).tokens();
        positions = queries.positions();
        vectors = queries.vectors();
        onPosition = PositionRegression.fit(positions, vectors);
        constant = ConstantComponents.of(vectors);
        rotation = PositionalRotation.of(onPosition.line().slope());

        rotatedQueries = new BenchmarkHead(dimension, 1).tokens();
        rotatedVectors = rotatedQueries.vectors();
        rotation.rotateRows(rotatedVectors);
        rotatedLine = PositionRegression.fit(positions, rotatedVectors).line();
        LineResiduals residuals = new LineResiduals(rotatedLine, positions);
        powers = new PowerSums(rotatedLine.mean());
        RowSweep.read(rotatedVectors, (i, x) -> {
            residuals.accept(i, x);
            powers.accept(x);
        });
        QueryModel model = new QueryModel(rotatedLine.intercept(), rotatedLine.slope(), residuals.variance());
        tiles = ComponentTiles.of(rotatedVectors.copy());
        estimator = new PlasticityEstimator(
                model,
                rotation,
                SlidingWindow.NONE,
                BenchmarkHead.SETTINGS.windowUnit(),
                BenchmarkHead.SETTINGS.pairsPerBucket());
    }

    @Benchmark
    public KeyHead keyHead() {
        return KeyHead.of(0, keys.tokens(), keys.orientation());
    }

    @Benchmark
    public TokenTable orientation() {
        queries.orient(keys.orientation());
        return queries;
    }

    @Benchmark
    public PositionRegression regression() {
        return PositionRegression.fit(positions, vectors);
    }

    @Benchmark
    public ScalarPredictability scalarPredictability() {
        return ScalarPredictability.of(positions, vectors, onPosition.line().slope());
    }

    @Benchmark
    public BitSet constantComponents() {
        return ConstantComponents.of(vectors);
    }

    @Benchmark
    public DenseMatrix rotation() {
        rotation.rotateRows(vectors);
        return vectors;
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

    /** Turning into tiles leaves the tiles of tiles, which takes as long. */
    @Benchmark
    public ComponentTiles tiles() {
        return ComponentTiles.of(vectors);
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
                rotatedQueries, keys.tokens(), keys.buckets(), new NumpyGenerator(BenchmarkHead.SETTINGS.seed()));
    }
}
