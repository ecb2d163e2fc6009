package plasticity.estimators;

import java.util.Arrays;
import java.util.stream.IntStream;
import plasticity.draws.KeyPairs;
import plasticity.draws.SampledKeys;

/**
 * The differences of the scores q·k of sampled queries for pairs of sampled keys. The scores of a key are computed when a pair first needs them and
 * kept, as long as they fit into {@value #MEMORY} bytes; if there are fewer pairs than keys without scores, the products with the differences of the
 * keys are computed instead.
 */
public final class PairScores {
    /** Memory for scores. The keys of one bucket's pairs may exceed it. */
    public static final long MEMORY = 64 << 20;
    /** Queries per tile, and keys or differences: four components of the queries and all scores of a tile fit into the first-level cache. */
    private static final int TILE = 512;

    private static final int TILE_KEYS = 6;

    private final QueryCells cells;
    private final QueryColumns queries;
    private final SampledKeys keys;
    /** By key; null if not computed. */
    private final KeyScores[] scores;

    private final KeyScores none;
    private final double[] columnSums;
    private final double[] columnProducts;
    private int computed;
    private KeyPairs pairs;
    /** By pair: the scores of its difference; null if those of its keys are used. */
    private KeyScores[] differences;

    public PairScores(QueryCells cells, SampledKeys keys) {
        this.cells = cells;
        this.keys = keys;
        queries = cells.columns();
        scores = new KeyScores[keys.size()];
        columnSums = queries.columnZeros();
        columnProducts = queries.columnZeros();
        none = keyScores(queries.zeros(1)[0]);
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
        if (computed > 0 && ((long) computed + missing) * none.size() * Double.BYTES > MEMORY) {
            Arrays.fill(scores, null);
            computed = 0;
        }
        int[] wanted = missing();
        KeyScores[] products =
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

    /** The scores of the first key of prepared pair i, which are to be compared with {@link #second}. */
    KeyScores first(int i) {
        return differences == null ? scores[pairs.first()[i]] : differences[i];
    }

    /** The scores of the second key of prepared pair i; 0 if {@link #first} holds the scores of the difference. */
    KeyScores second(int i) {
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

    /** The products of all queries with some vectors, tile by tile. */
    private KeyScores[] products(double[][] vectors) {
        double[][][] products = new double[vectors.length][][];
        Arrays.setAll(products, v -> queries.zeros(1)[0]);
        for (int slot = 0; slot < queries.slots(); slot++) {
            double[][] components = queries.vectors(slot);
            int width = queries.positions(slot).length;
            for (int from = 0; from < width; from += TILE) {
                int to = Math.min(width, from + TILE);
                for (int v = 0; v < vectors.length; v += TILE_KEYS) {
                    multiply(components, from, to, vectors, v, slot, products);
                }
            }
        }
        return Arrays.stream(products).map(this::keyScores).toArray(KeyScores[]::new);
    }

    private KeyScores keyScores(double[][] bySlot) {
        return new KeyScores(cells, bySlot, columnSums, columnProducts);
    }

    /**
     * Multiplies up to {@value #TILE_KEYS} vectors with the queries from ≤ i &lt; to of a slot. The order of summation is the same for every vector,
     * so that equal keys have equal scores.
     */
    private static void multiply(
            double[][] queries, int from, int to, double[][] vectors, int start, int slot, double[][][] products) {
        int end = Math.min(vectors.length, start + TILE_KEYS);
        int j = 0;
        for (; j < queries.length - 3; j += 4) {
            double[] a = queries[j];
            double[] b = queries[j + 1];
            double[] c = queries[j + 2];
            double[] d = queries[j + 3];
            int v = start;
            for (; v < end - 1; v += 2) {
                add(from, to, a, b, c, d, vectors[v], vectors[v + 1], j, products[v][slot], products[v + 1][slot]);
            }
            if (v < end) {
                add(from, to, a, b, c, d, vectors[v], j, products[v][slot]);
            }
        }
        for (; j < queries.length; j++) {
            for (int v = start; v < end; v++) {
                add(from, to, queries[j], vectors[v][j], products[v][slot]);
            }
        }
    }

    /**
     * Adds four components, from index j, of two vectors. The order of the factors differs between the vectors: otherwise the JVM mistakes the products
     * of one for those of the other, and does not vectorise the loop. {@code geometry.Scatter} has the same loop over short rows: a method for both would
     * have one profile, by which the JVM would choose short vectors.
     */
    private static void add(
            int from,
            int to,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double[] vector,
            double[] nextVector,
            int j,
            double[] into,
            double[] next) {
        double p = vector[j];
        double q = vector[j + 1];
        double r = vector[j + 2];
        double s = vector[j + 3];
        double nextP = nextVector[j];
        double nextQ = nextVector[j + 1];
        double nextR = nextVector[j + 2];
        double nextS = nextVector[j + 3];
        for (int i = from; i < to; i++) {
            double w = a[i];
            double x = b[i];
            double y = c[i];
            double z = d[i];
            into[i] = Math.fma(s, z, Math.fma(r, y, Math.fma(q, x, Math.fma(p, w, into[i]))));
            next[i] = Math.fma(z, nextS, Math.fma(y, nextR, Math.fma(x, nextQ, Math.fma(w, nextP, next[i]))));
        }
    }

    private static void add(
            int from, int to, double[] a, double[] b, double[] c, double[] d, double[] vector, int j, double[] into) {
        double p = vector[j];
        double q = vector[j + 1];
        double r = vector[j + 2];
        double s = vector[j + 3];
        for (int i = from; i < to; i++) {
            into[i] = Math.fma(s, d[i], Math.fma(r, c[i], Math.fma(q, b[i], Math.fma(p, a[i], into[i]))));
        }
    }

    private static void add(int from, int to, double[] a, double p, double[] into) {
        for (int i = from; i < to; i++) {
            into[i] = Math.fma(p, a[i], into[i]);
        }
    }
}
