package plasticity.position;

import org.apache.spark.ml.linalg.DenseVector;

/**
 * A straight line in position for each of d components: x_j ≈ α_j + β_j t.
 *
 * @param intercept α, d values
 * @param slope β, d values, per token
 * @param mean x̄, d values
 * @param spread Σ(t−t̄)²; 0 for one token or for tokens at one position, and β is 0 then
 */
public record PositionLine(DenseVector intercept, DenseVector slope, DenseVector mean, double spread) {

    /** ‖β‖. */
    public double slopeNorm() {
        return PositionalRotation.norm(slope.values());
    }
}
