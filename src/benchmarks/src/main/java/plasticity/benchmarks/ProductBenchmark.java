package plasticity.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import plasticity.draws.KeyPairs;
import plasticity.draws.SampledKeys;
import plasticity.draws.SampledQueries;
import plasticity.estimators.PairScores;
import plasticity.estimators.QueryCells;
import plasticity.jackknife.TextGroups;
import plasticity.sample.Ranks;
import plasticity.sample.RowSweep;
import plasticity.sample.TokenTable;

/** Additions and multiplications per second of the product of sampled queries and keys, and the most that the JVM gets from this processor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
    private static final int DIMENSION = 64;
    private static final int QUERIES = 2048;
    private static final int KEYS = 64;
    /** As many doubles as fit into the first-level cache. */
    private static final int CACHED = 2048;

    private static final int CHAIN = 8;

    private QueryCells queries;
    private SampledKeys keys;
    private KeyPairs pairs;
    private double[] cached;

    @Setup
    public void simulate() {
        TokenTable table = new BenchmarkHead(DIMENSION, 1).tokens();
        SampledQueries sample = SampledQueries.draw(table, BenchmarkHead.ESTIMATES.sizes(), 0, 0, 0);
        RowSweep.read(table.vectors(), sample::accept);
        queries = new QueryCells(
                sample, TextGroups.of(20, Ranks.of(table.examples()).distinct()));
        keys = SampledKeys.draw(new BenchmarkHead(DIMENSION, 2).tokens(), BenchmarkHead.ESTIMATES.sizes(), 0, 0, 0);
        // Twice as many pairs as keys, so that the scores of keys are computed, not those of differences.
        int[] first = new int[2 * KEYS];
        int[] second = new int[2 * KEYS];
        Arrays.setAll(first, i -> i % KEYS);
        Arrays.setAll(second, i -> (i + 1) % KEYS);
        pairs = new KeyPairs(first.length, first, second);
        cached = new double[CACHED];
    }

    /** Includes the allocation of the scores, and their sums. */
    @Benchmark
    @OperationsPerInvocation(2 * DIMENSION * QUERIES * KEYS)
    public PairScores product() {
        PairScores scores = new PairScores(queries, keys);
        scores.prepare(pairs);
        return scores;
    }

    /** Independent chains of fused multiply-adds. */
    @Benchmark
    @OperationsPerInvocation(2 * CHAIN * CACHED)
    public double[] peak() {
        double[] x = cached;
        for (int i = 0; i < x.length; i++) {
            double y = x[i];
            y = Math.fma(y, 0.5, 1.0);
            y = Math.fma(y, 0.5, 1.0);
            y = Math.fma(y, 0.5, 1.0);
            y = Math.fma(y, 0.5, 1.0);
            y = Math.fma(y, 0.5, 1.0);
            y = Math.fma(y, 0.5, 1.0);
            y = Math.fma(y, 0.5, 1.0);
            x[i] = Math.fma(y, 0.5, 1.0);
        }
        return x;
    }
}
