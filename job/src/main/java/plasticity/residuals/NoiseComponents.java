package plasticity.residuals;

import java.util.BitSet;
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
        return moments == null ? Moments.of(standardisedValues(component)) : moments;
    }

    /** Null if the component is constant, or if its power sums are unusable. */
    private Moments usable(int component) {
        return constant.get(component) ? null : powers.of(component);
    }

    /** The component with mean 0 and standard deviation 1; all 0 if it is constant. */
    Sample standardised(int component) {
        Moments moments = usable(component);
        return moments == null ? Sample.of(standardisedValues(component)) : new Standardised(component, moments);
    }

    private double[] standardisedValues(int component) {
        if (constant.get(component)) {
            return new double[rotated.rows()];
        }
        double[] values = rotated.component(component);
        Standardisation.of(values).applyTo(values);
        return values;
    }

    private final class Standardised implements Sample {
        private final int component;
        private final double mean;
        private final double scale;

        private Standardised(int component, Moments moments) {
            this.component = component;
            mean = moments.mean();
            scale = 1 / moments.standardDeviation();
        }

        @Override
        public int size() {
            return rotated.rows();
        }

        @Override
        public void read(int from, int length, double[] into) {
            rotated.copy(component, from, length, into);
            standardise(into, mean, scale);
        }
    }

    private static void standardise(double[] values, double mean, double scale) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean) * scale;
        }
    }
}
