package plasticity.plots.model;

import java.util.Locale;

/** What a head map orders by value. */
public enum HeadOrder {
    /** Nothing: layers and heads by their numbers. */
    NONE,
    /** The layers, by the mean of their heads' figures, rising. */
    LAYER,
    /** The heads within each layer, by their figure, falling. */
    VALUE;

    /** The order of a setting's value. */
    public static HeadOrder of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
