package plasticity.estimators;

import plasticity.draws.KeyPairs;
import plasticity.draws.SampledKeys;
import plasticity.draws.SampledQueries;

/**
 * The scores q·k of sampled queries and sampled keys. The scores of a key are computed when a pair first needs them and kept, as long as they fit
 * into {@value #MEMORY} bytes.
 *
 * <p>Each product is a sum over components in ascending order, so results do not depend on which keys are computed together.
 */
public final class PairScores {
    /** Memory for scores. The keys of one bucket's pairs may exceed it. */
    public static final long MEMORY = 64 << 20;
    /** Queries per tile: the tile of a few components and scores fits into the first-level cache. */
    private static final int TILE = 256;

    private final double[][] queries;
    private final SampledKeys keys;
    private final int size;
    private final double[][] scores;
    private int computed;

    public PairScores(SampledQueries queries, SampledKeys keys) {
        this.queries = queries.vectors();
        this.size = queries.size();
        this.keys = keys;
        scores = new double[keys.size()][];
    }

    /** Computes the scores of the keys of some pairs. */
    public void prepare(KeyPairs pairs) {
        if (computed > 0 && (computed + 2L * pairs.size()) * size * Double.BYTES > MEMORY) {
            discard(pairs);
        }
        int[] missing = new int[2 * pairs.size()];
        int n = 0;
        for (int[] some : new int[][] {pairs.first(), pairs.second()}) {
            for (int key : some) {
                if (scores[key] == null) {
                    scores[key] = new double[size];
                    missing[n++] = key;
                }
            }
        }
        computed += n;
        for (int i = 0; i < n; i += 2) {
            int other = missing[Math.min(i + 1, n - 1)];
            multiply(missing[i], other);
        }
    }

    /** Forgets all scores if those that are missing do not fit. */
    private void discard(KeyPairs pairs) {
        long missing = 0;
        for (int[] some : new int[][] {pairs.first(), pairs.second()}) {
            for (int key : some) {
                missing += scores[key] == null ? 1 : 0;
            }
        }
        if ((computed + missing) * size * Double.BYTES > MEMORY) {
            java.util.Arrays.fill(scores, null);
            computed = 0;
        }
    }

    private void multiply(int one, int other) {
        int d = keys.dimension();
        double[] x = keys.vectors();
        int a = one * d;
        int b = other * d;
        double[] first = new double[TILE];
        double[] second = new double[TILE];
        for (int from = 0; from < size; from += TILE) {
            int to = Math.min(size, from + TILE);
            java.util.Arrays.fill(first, 0);
            java.util.Arrays.fill(second, 0);
            int j = 0;
            for (; j < d - 3; j += 4) {
                add(from, to, queries[j], queries[j + 1], queries[j + 2], queries[j + 3],
                        x[a + j], x[a + j + 1], x[a + j + 2], x[a + j + 3], first);
                add(from, to, queries[j], queries[j + 1], queries[j + 2], queries[j + 3],
                        x[b + j], x[b + j + 1], x[b + j + 2], x[b + j + 3], second);
            }
            for (; j < d; j++) {
                add(from, to, queries[j], x[a + j], first);
                add(from, to, queries[j], x[b + j], second);
            }
            System.arraycopy(first, 0, scores[one], from, to - from);
            System.arraycopy(second, 0, scores[other], from, to - from);
        }
    }

    private static void add(
            int from,
            int to,
            double[] q0,
            double[] q1,
            double[] q2,
            double[] q3,
            double k0,
            double k1,
            double k2,
            double k3,
            double[] into) {
        for (int q = from; q < to; q++) {
            into[q - from] = into[q - from] + k0 * q0[q] + k1 * q1[q] + k2 * q2[q] + k3 * q3[q];
        }
    }

    private static void add(int from, int to, double[] q0, double k0, double[] into) {
        for (int q = from; q < to; q++) {
            into[q - from] += k0 * q0[q];
        }
    }

    /** The scores of a key, by sampled query. Its pairs must have been prepared. */
    public double[] of(int key) {
        return scores[key];
    }
}
