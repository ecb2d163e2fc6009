package plasticity.sample;

/**
 * Adds products of four arrays with numbers to elements from ≤ i &lt; to of one or two other arrays. Every product is fused with its addition, in the
 * order of the arrays, so both ways give the same bits.
 */
public final class FusedProducts {
    private FusedProducts() {}

    /** Adds p·a + q·b + r·c + s·d. */
    public static void add(
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double p,
            double q,
            double r,
            double s,
            double[] into,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            into[i] = Math.fma(s, d[i], Math.fma(r, c[i], Math.fma(q, b[i], Math.fma(p, a[i], into[i]))));
        }
    }

    /**
     * Adds other products of the same arrays to a second array as well. The order of the factors differs between the two: otherwise the JVM mistakes the
     * products of one for those of the other, and does not vectorise the loop.
     */
    public static void add(
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double p,
            double q,
            double r,
            double s,
            double nextP,
            double nextQ,
            double nextR,
            double nextS,
            double[] into,
            double[] next,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double w = a[i];
            double x = b[i];
            double y = c[i];
            double z = d[i];
            into[i] = Math.fma(s, z, Math.fma(r, y, Math.fma(q, x, Math.fma(p, w, into[i]))));
            next[i] = Math.fma(z, nextS, Math.fma(y, nextR, Math.fma(x, nextQ, Math.fma(w, nextP, next[i]))));
        }
    }
}
