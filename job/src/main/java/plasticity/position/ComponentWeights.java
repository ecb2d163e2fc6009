package plasticity.position;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseVector;

/** Each component's share of the linear positional information of a head. */
public final class ComponentWeights {
    private ComponentWeights() {}

    /**
     * r_j / Σr with r_j = max(R²_j, 0): d weights that sum to 1; 1/d each when Σr is 0.
     *
     * @param rSquared R² of each component on position
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
