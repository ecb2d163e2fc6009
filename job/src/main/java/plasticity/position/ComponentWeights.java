package plasticity.position;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseVector;

/** Computes each component's fraction of a head's linear positional information. */
public final class ComponentWeights {
    private ComponentWeights() {}

    /**
     * w_j = r_j / Σ_i r_i with r_j = max(R²_j, 0); 1/d each if the sum is 0.
     *
     * @param rSquared R² of each component on position, d values
     * @return d weights in [0, 1] with sum 1
     */
    public static DenseVector of(DenseVector rSquared) {
        double[] weights = rSquared.values().clone();
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            weights[j] = Math.max(weights[j], 0);
            sum += weights[j];
        }
        if (sum > 0) {
            for (int j = 0; j < weights.length; j++) {
                weights[j] /= sum;
            }
        } else {
            Arrays.fill(weights, 1.0 / weights.length);
        }
        return new DenseVector(weights);
    }
}
