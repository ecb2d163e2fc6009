package plasticity.benchmarks;

import java.util.concurrent.TimeUnit;
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
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.HeadReport;
import plasticity.analysis.KeyHead;
import plasticity.sample.TokenTable;

/** Measures the analysis of a head of 50,000 kept rows, without decoding. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class HeadAnalysisBenchmark {
    @Param({"64", "128"})
    int dimension;

    @Param({"false", "true"})
    boolean estimates;

    private HeadAnalysis analysis;
    private KeyHead keys;
    private TokenTable queries;

    @Setup
    public void simulate() {
        queries = new BenchmarkHead(dimension, 1).tokens();
        AnalysisSettings settings = estimates ? BenchmarkHead.withEstimates() : BenchmarkHead.SETTINGS;
        analysis = new HeadAnalysis(settings);
        keys = new BenchmarkHead(dimension, 2).asKeyHead(settings);
    }

    @Benchmark
    public HeadReport analyse() {
        return analysis.analyse(0, 0, queries, keys, counts -> {});
    }
}
