package plasticity.plots.model;

/** The trend of a head's plasticity by position. */
public enum Trend {
    /** The slope is above the threshold. */
    RISING,
    /** The slope is below minus the threshold. */
    FALLING,
    /** Any other slope. */
    FLAT;

    /**
     * Classifies a slope.
     *
     * @param threshold above 0, in plasticity per axis unit
     */
    public static Trend of(double slope, double threshold) {
        return slope > threshold ? RISING : slope < -threshold ? FALLING : FLAT;
    }
}
