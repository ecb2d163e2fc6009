package plasticity.residuals;

/** (x − mean)/deviation, entry by entry. */
final class Standardisation {
    private Standardisation() {}

    static double[] of(double[] values, double mean, double deviation) {
        double[] standardised = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standardised[i] = (values[i] - mean) / deviation;
        }
        return standardised;
    }
}
