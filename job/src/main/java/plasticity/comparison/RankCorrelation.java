package plasticity.comparison;

/**
 * Spearman's rank correlation of a metric in two runs over their heads: the correlation of its ranks.
 *
 * @param value −1 to 1; NaN with fewer than two heads, or if all heads of a run are equal
 * @param standardError jackknife over texts; NaN if there is none
 */
public record RankCorrelation(double value, double standardError) {
    /** The correlation of two rankings of the same heads. */
    static double of(double[] ranks, double[] others) {
        double mean = (ranks.length + 1) / 2.0;
        double products = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i < ranks.length; i++) {
            products += (ranks[i] - mean) * (others[i] - mean);
            squares += (ranks[i] - mean) * (ranks[i] - mean);
            otherSquares += (others[i] - mean) * (others[i] - mean);
        }
        return products / Math.sqrt(squares * otherSquares);
    }
}
