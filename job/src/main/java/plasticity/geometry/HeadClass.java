package plasticity.geometry;

/** What the first principal component of a head's queries and keys encodes, by its correlations with their positions. */
public enum HeadClass {
    /** Both correlations are above 0.7. */
    POSITION_DOMINATED("position-dominated"),
    /** That of the queries is above 0.7, that of the keys below 0.3. */
    Q_POSITIONAL("q-positional"),
    /** That of the queries is below 0.3, that of the keys above 0.7. */
    K_POSITIONAL("k-positional"),
    /** Both are below 0.3. */
    CONTENT_FOCUSED("content-focused"),
    MIXED("mixed");

    /** Correlations above are high. */
    public static final double HIGH = 0.7;
    /** Correlations below are low. */
    public static final double LOW = 0.3;

    private final String label;

    HeadClass(String label) {
        this.label = label;
    }

    /** The name in the table. */
    public String label() {
        return label;
    }

    /**
     * @param queries correlation of the queries with position
     * @param keys that of the keys
     * @return null if either is undefined
     */
    static HeadClass of(double queries, double keys) {
        double size = Math.abs(keys);
        if (Double.isNaN(queries) || Double.isNaN(keys)) {
            return null;
        }
        if (queries > HIGH) {
            return size > HIGH ? POSITION_DOMINATED : size < LOW ? Q_POSITIONAL : MIXED;
        }
        if (queries < LOW) {
            return size > HIGH ? K_POSITIONAL : size < LOW ? CONTENT_FOCUSED : MIXED;
        }
        return MIXED;
    }
}
