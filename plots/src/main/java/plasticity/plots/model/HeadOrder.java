package plasticity.plots.model;

import java.util.Locale;

/** The order of layers and heads in a head map. */
public enum HeadOrder {
    /** Layers and heads by number. */
    NONE,
    /** Layers by the mean of their heads' values, ascending. */
    LAYER,
    /** Heads within each layer by value, descending. */
    VALUE;

    /** Parses the value of a setting. */
    public static HeadOrder of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
