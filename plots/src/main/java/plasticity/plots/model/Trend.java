package plasticity.plots.model;

/** Where a head's plasticity goes with position. */
public enum Trend {
    /** Steeper than the threshold. */
    RISING,
    /** As steep, downwards. */
    FALLING,
    /** Neither. */
    FLAT;

    /**
     * The trend of a slope.
     *
     * @param threshold above 0, in plasticity for one of the axis's unit
     */
    public static Trend of(double slope, double threshold) {
        if (slope > threshold) {
            return RISING;
        }
        return slope < -threshold ? FALLING : FLAT;
    }
}
