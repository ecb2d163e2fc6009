package plasticity.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The procedure of Benjamini and Hochberg: rejecting all hypotheses whose adjusted p-value is at most q keeps the expected fraction of false
 * rejections at q, for independent or positively dependent tests. Reference: Y. Benjamini, Y. Hochberg, <i>Controlling the false discovery rate</i>,
 * Journal of the Royal Statistical Society B 57 (1995).
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * Adjusts n p-values: with p₍₁₎ ≤ … ≤ p₍ₙ₎, the adjusted p₍ᵢ₎ is the minimum over j ≥ i of min(1, n·p₍ⱼ₎/j).
     *
     * @param p NaN if there is no test; it does not count in n
     * @return NaN for NaN
     */
    public static double[] adjust(double[] p) {
        int[] descending = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double least = 1;
        for (int i = 0; i < descending.length; i++) {
            double rank = descending.length - i;
            least = Math.min(least, p[descending[i]] * descending.length / rank);
            adjusted[descending[i]] = least;
        }
        return adjusted;
    }
}
