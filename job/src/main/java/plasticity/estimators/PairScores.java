package plasticity.estimators;

import java.util.Arrays;
import plasticity.draws.KeyPairs;
import plasticity.draws.SampledKeys;
import plasticity.draws.SampledQueries;

/**
 * The scores q·k of sampled queries and sampled keys. The scores of a key are computed when a pair first needs them and kept, as long as they fit
 * into {@value #MEMORY} bytes.
 *
 * <p>A score depends on its query and key only, not on which are computed together.
 */
public final class PairScores {
    /** Memory for scores. The keys of one bucket's pairs may exceed it. */
    public static final long MEMORY = 64 << 20;
    /** Queries per tile: a tile of four components and of the scores fits into the first-level cache. */
    private static final int TILE = 512;

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
        for (int i = 0; i < n; i++) {
            multiply(missing[i]);
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
            Arrays.fill(scores, null);
            computed = 0;
        }
    }

    private void multiply(int key) {
        int d = keys.dimension();
        double[] x = keys.vectors();
        int at = key * d;
        double[] into = scores[key];
        for (int from = 0; from < size; from += TILE) {
            int to = Math.min(size, from + TILE);
            int j = 0;
            for (; j < d - 3; j += 4) {
                add(
                        from,
                        to,
                        queries[j],
                        queries[j + 1],
                        queries[j + 2],
                        queries[j + 3],
                        x[at + j],
                        x[at + j + 1],
                        x[at + j + 2],
                        x[at + j + 3],
                        into);
            }
            for (; j < d; j++) {
                add(from, to, queries[j], x[at + j], into);
            }
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

    /** The scores of a key, by sampled query. Its pairs must have been prepared. */
    public double[] of(int key) {
        return scores[key];
    }
}
