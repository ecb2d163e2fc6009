package plasticity.residuals;

import java.util.Arrays;
import java.util.BitSet;
import plasticity.sample.ComponentTiles;

/** Computes moments and standardised values of the rotated components, one component at a time in a shared array. */
final class NoiseComponents {
    private final ComponentTiles rotated;
    private final PowerSums powers;
    private final BitSet constant;
    private final double[] column;

    /** @param constant constant components; their standardised values are 0 */
    NoiseComponents(ComponentTiles rotated, PowerSums powers, BitSet constant) {
        this.rotated = rotated;
        this.powers = powers;
        this.constant = constant;
        this.column = new double[rotated.rows()];
    }

    Moments moments(int component) {
        Moments moments = constant.get(component) ? null : powers.of(component);
        return moments == null ? Moments.of(standardised(component)) : moments;
    }

    /** The component with mean 0 and standard deviation 1; all 0 if it is constant. The array is reused by the next call. */
    double[] standardised(int component) {
        Moments moments = constant.get(component) ? null : powers.of(component);
        if (constant.get(component)) {
            Arrays.fill(column, 0);
        } else if (moments == null) {
            rotated.copy(component, 0, 1, column);
            Standardisation.of(column).applyTo(column);
        } else {
            rotated.copy(component, moments.mean(), 1 / moments.standardDeviation(), column);
        }
        return column;
    }
}
