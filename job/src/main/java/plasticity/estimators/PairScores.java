package plasticity.estimators;

import java.util.Arrays;
import java.util.stream.IntStream;
import plasticity.draws.KeyPairs;
import plasticity.draws.SampledKeys;
import plasticity.draws.SampledQueries;

/**
 * The differences of the scores q·k of sampled queries for pairs of sampled keys. The scores of a key are computed when a pair first needs them and
 * kept, as long as they fit into {@value #MEMORY} bytes; if there are fewer pairs than keys without scores, the products with the differences of the
 * keys are computed instead.
 */
public final class PairScores {
    /** Memory for scores. The keys of one bucket's pairs may exceed it. */
    public static final long MEMORY = 64 << 20;
    /** Queries per tile: all components of a tile fit into the second-level cache, four of them and the scores into the first. */
    private static final int TILE = 512;

    private final double[][] queries;
    private final SampledKeys keys;
    private final int size;
    /** By key; null if not computed. */
    private final double[][] scores;

    private final double[] none;
    private int computed;
    private KeyPairs pairs;
    /** By pair: the scores of its difference; null if those of its keys are used. */
    private double[][] differences;

    public PairScores(SampledQueries queries, SampledKeys keys) {
        this.queries = queries.vectors();
        this.size = queries.size();
        this.keys = keys;
        scores = new double[keys.size()][];
        none = new double[size];
    }

    /** Computes the scores for some pairs. */
    public void prepare(KeyPairs some) {
        pairs = some;
        differences = null;
        int missing = missing().length;
        if (pairs.size() < missing) {
            double[][] vectors = new double[pairs.size()][];
            Arrays.setAll(vectors, i -> difference(pairs.first()[i], pairs.second()[i]));
            differences = products(vectors);
            return;
        }
        if (computed > 0 && ((long) computed + missing) * size * Double.BYTES > MEMORY) {
            Arrays.fill(scores, null);
            computed = 0;
        }
        int[] wanted = missing();
        double[][] products =
                products(Arrays.stream(wanted).mapToObj(this::vector).toArray(double[][]::new));
        for (int i = 0; i < wanted.length; i++) {
            scores[wanted[i]] = products[i];
        }
        computed += wanted.length;
    }

    /** The keys of the pairs that have no scores. */
    private int[] missing() {
        return IntStream.concat(IntStream.of(pairs.first()), IntStream.of(pairs.second()))
                .filter(one -> scores[one] == null)
                .distinct()
                .toArray();
    }

    /** The scores of the first key of prepared pair i; they are to be compared with {@link #second}. */
    public double[] first(int i) {
        return differences == null ? scores[pairs.first()[i]] : differences[i];
    }

    /** The scores of the second key of prepared pair i; 0 if {@link #first} holds the scores of the difference. */
    public double[] second(int i) {
        return differences == null ? scores[pairs.second()[i]] : none;
    }

    private double[] vector(int key) {
        return Arrays.copyOfRange(keys.vectors(), key * keys.dimension(), (key + 1) * keys.dimension());
    }

    private double[] difference(int first, int second) {
        double[] difference = vector(first);
        for (int j = 0; j < difference.length; j++) {
            difference[j] -= keys.vectors()[second * difference.length + j];
        }
        return difference;
    }

    /** The products of all queries with some vectors, tile by tile of the queries. */
    private double[][] products(double[][] vectors) {
        double[][] products = new double[vectors.length][size];
        for (int from = 0; from < size; from += TILE) {
            int to = Math.min(size, from + TILE);
            for (int v = 0; v < vectors.length; v++) {
                multiply(from, to, vectors[v], products[v]);
            }
        }
        return products;
    }

    private void multiply(int from, int to, double[] x, double[] into) {
        int j = 0;
        for (; j < x.length - 3; j += 4) {
            add(
                    from,
                    to,
                    queries[j],
                    queries[j + 1],
                    queries[j + 2],
                    queries[j + 3],
                    x[j],
                    x[j + 1],
                    x[j + 2],
                    x[j + 3],
                    into);
        }
        for (; j < x.length; j++) {
            add(from, to, queries[j], x[j], into);
        }
    }

    /** The JVM vectorises this loop: arrays with a common index, few of them. */
    private static void add(
            int from,
            int to,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double p,
            double q,
            double r,
            double s,
            double[] into) {
        for (int i = from; i < to; i++) {
            into[i] = into[i] + ((p * a[i] + q * b[i]) + (r * c[i] + s * d[i]));
        }
    }

    private static void add(int from, int to, double[] a, double p, double[] into) {
        for (int i = from; i < to; i++) {
            into[i] += p * a[i];
        }
    }
}
