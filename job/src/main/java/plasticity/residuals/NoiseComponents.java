package plasticity.residuals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import plasticity.sample.ComponentTiles;

/** Computes moments and standardised values of the rotated components. */
final class NoiseComponents {
    private final ComponentTiles rotated;
    private final PowerSums powers;
    private final BitSet constant;

    /** @param constant constant components; their standardised values are 0 */
    NoiseComponents(ComponentTiles rotated, PowerSums powers, BitSet constant) {
        this.rotated = rotated;
        this.powers = powers;
        this.constant = constant;
    }

    Moments moments(int component) {
        Moments moments = usable(component);
        return moments == null ? Moments.of(standardised(component).toArray()) : moments;
    }

    /** Null if the component is constant, or if its power sums are unusable. */
    private Moments usable(int component) {
        return constant.get(component) ? null : powers.of(component);
    }

    /** The component with mean 0 and standard deviation 1; all 0 if it is constant. */
    Sample standardised(int component) {
        if (constant.get(component)) {
            return new Standardised(component, piece -> Arrays.fill(piece, 0));
        }
        Moments moments = usable(component);
        if (moments == null) {
            return new Standardised(component, Standardisation.of(rotated.component(component))::applyTo);
        }
        double scale = 1 / moments.standardDeviation();
        return new Standardised(component, piece -> standardise(piece, moments.mean(), scale));
    }

    private static void standardise(double[] values, double mean, double scale) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean) * scale;
        }
    }

    private final class Standardised implements Sample {
        private final int component;
        private final Consumer<double[]> standardisation;

        private Standardised(int component, Consumer<double[]> standardisation) {
            this.component = component;
            this.standardisation = standardisation;
        }

        @Override
        public int size() {
            return rotated.rows();
        }

        @Override
        public void read(int from, int length, double[] into) {
            rotated.copy(component, from, length, into);
            standardisation.accept(into);
        }
    }
}
