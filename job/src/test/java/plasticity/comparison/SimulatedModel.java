package plasticity.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.KeyHead;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;
import plasticity.estimates.HeadEstimates;
import plasticity.heads.SlidingWindowUnit;
import plasticity.jackknife.Estimate;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;
import plasticity.tables.Column;
import plasticity.tables.TableFormat;
import plasticity.testing.RunDirectory;

/**
 * A simulated model, of which runs analyse some texts with the kernels. The queries of a head at position t of text e are μ + t·δ + √τ·a_e + √(1 −
 * τ)·ε, with μ and δ of the head; keys are normal.
 *
 * @param heads number of query heads, each with a key head of its own; nine per layer
 */
record SimulatedModel(int heads) {
    static final int TEXTS = 40;
    private static final int HEADS_PER_LAYER = 9;
    private static final int BUCKETS = 7;
    private static final int TOKENS = 2;
    private static final int WIDTH = 64;
    private static final int DIMENSION = 3;
    private static final double TEXT_FRACTION = 0.2;
    private static final AnalysisSettings SETTINGS = new AnalysisSettings(
            1,
            0.01,
            0,
            1,
            SlidingWindowUnit.TOKENS,
            new EstimateSettings(new SampleSizes(80, 160, 80), 20, Double.NaN, 0));

    /** All texts, in a random order. */
    static List<Integer> shuffledTexts(long seed) {
        List<Integer> texts = new ArrayList<>(IntStream.range(0, TEXTS).boxed().toList());
        Collections.shuffle(texts, new Random(seed));
        return texts;
    }

    /**
     * Analyses some texts and writes the tables of the run.
     *
     * @param altered numbers of heads whose queries have mean 0 at every position, so that they have no preference of their own
     */
    RunDirectory run(Path directory, List<Integer> texts, Set<Integer> altered) throws Exception {
        RunDirectory run = new RunDirectory(directory, TableFormat.CSV);
        long[] ids = texts.stream().mapToLong(Integer::longValue).sorted().toArray();
        List<HeadEstimates> all = IntStream.range(0, heads)
                .parallel()
                .mapToObj(head -> analyse(head, ids, altered.contains(head)))
                .toList();
        for (int head = 0; head < heads; head++) {
            Map<String, double[]> metrics = new HashMap<>();
            all.get(head).metrics().forEach((metric, estimate) -> metrics.put(column(metric.name()), values(estimate)));
            run.head(
                    head / HEADS_PER_LAYER,
                    head % HEADS_PER_LAYER,
                    all.get(head).textDigest(),
                    metrics);
        }
        return run.write();
    }

    /** The name of a metric's column. */
    private static String column(String metric) {
        return plasticity.tables.HeadEstimates.VALUES.stream()
                .map(Column.Real::name)
                .filter(metric::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
    }

    private static double[] values(Estimate estimate) {
        double[] values = new double[estimate.replicates() + 1];
        values[0] = estimate.value();
        for (int g = 0; g < estimate.replicates(); g++) {
            values[g + 1] = estimate.replicate(g);
        }
        return values;
    }

    private static HeadEstimates analyse(int head, long[] texts, boolean isAltered) {
        RandomGenerator random = new SplittableRandom(head);
        double[] mean = normal(random);
        double[] drift = normal(random);
        if (isAltered) {
            Arrays.fill(mean, 0);
            Arrays.fill(drift, 0);
        }
        TokenTable keys = tokens(texts, 2L * head, new double[DIMENSION], new double[DIMENSION]);
        KeyHead keyHead = KeyHead.of(0, head, keys, new DenseVector(new double[] {1, 1, 1}), SETTINGS);
        TokenTable queries = tokens(texts, 2L * head + 1, mean, drift);
        return new HeadAnalysis(SETTINGS)
                .analyse(0, head, queries, keyHead, counts -> {})
                .estimates();
    }

    /** The same tokens of a text whatever the other texts are. */
    private static TokenTable tokens(long[] texts, long seed, double[] mean, double[] drift) {
        int size = texts.length * BUCKETS * TOKENS;
        int[] buckets = new int[size];
        long[] examples = new long[size];
        double[] positions = new double[size];
        double[] windows = new double[size];
        double[] vectors = new double[size * DIMENSION];
        Arrays.fill(windows, Double.NaN);
        int row = 0;
        for (long text : texts) {
            RandomGenerator random = new SplittableRandom(seed * TEXTS + text);
            double[] effect = normal(random);
            for (int token = 0; token < BUCKETS * TOKENS; token++, row++) {
                buckets[row] = token / TOKENS;
                examples[row] = text;
                positions[row] = buckets[row] * WIDTH + token % TOKENS;
                double[] noise = normal(random);
                for (int j = 0; j < DIMENSION; j++) {
                    vectors[row * DIMENSION + j] = mean[j]
                            + drift[j] * positions[row] / (BUCKETS * WIDTH)
                            + Math.sqrt(TEXT_FRACTION) * effect[j]
                            + Math.sqrt(1 - TEXT_FRACTION) * noise[j];
                }
            }
        }
        return new TokenTable(buckets, examples, positions, windows, Vectors.ofDoubles(size, DIMENSION, vectors));
    }

    private static double[] normal(RandomGenerator random) {
        double[] numbers = new double[DIMENSION];
        Arrays.setAll(numbers, j -> random.nextGaussian());
        return numbers;
    }
}
