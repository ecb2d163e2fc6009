package plasticity.position;

import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.TokenTable;

/**
 * The regression lines x_j ≈ α_j + β_j t of d components on position.
 *
 * @param intercept α, d values
 * @param slope β, d values, per token; all 0 if {@code sumOfSquares} is 0
 * @param mean x̄, d values
 * @param sumOfSquares Σ(t−t̄)² of the positions; 0 if all tokens have the same position
 */
public record PositionLine(DenseVector intercept, DenseVector slope, DenseVector mean, double sumOfSquares) {
    private static final double SMALLEST_NORM = Math.sqrt(DoubleRange.SMALLEST_SQUARES);

    /**
     * The line of the components multiplied by signs. Exact, as multiplication by ±1 does not round.
     *
     * @param signs d numbers, each +1 or −1
     */
    public PositionLine times(DenseVector signs) {
        return new PositionLine(
                TokenTable.oriented(intercept, signs),
                TokenTable.oriented(slope, signs),
                TokenTable.oriented(mean, signs),
                sumOfSquares);
    }

    /**
     * The residuals x_ij − (α_j + β_j t_i) of component j.
     *
     * @param column the component's n values
     * @param positions t, n values
     */
    public double[] residuals(int component, double[] column, double[] positions) {
        double alpha = intercept.values()[component];
        double beta = slope.values()[component];
        double[] residuals = new double[positions.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = column[i] - (alpha + beta * positions[i]);
        }
        return residuals;
    }

    /**
     * The Euclidean norm ‖β‖, per token.
     *
     * @throws OutOfRangeException if the squares leave the range of a double
     */
    public double slopeNorm() {
        double norm = PositionalRotation.norm(slope.values());
        DoubleRange.requireFinite("squares of the slopes", norm);
        if (norm < SMALLEST_NORM && slope.numNonzeros() > 0) {
            throw DoubleRange.underflow("squares of the slopes");
        }
        return norm;
    }
}
