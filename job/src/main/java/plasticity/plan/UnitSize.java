package plasticity.plan;

import java.util.Locale;

/** How many query heads a work unit has. */
public enum UnitSize {
    /** {@link #KEY_HEAD}, unless that would leave cores idle. */
    AUTO,
    /** A key head with all its query heads: the keys are decoded once. */
    KEY_HEAD,
    /** One query head: more and smaller tasks; the keys are decoded once per query head. */
    QUERY_HEAD;

    /**
     * The size for an option's value {@code auto}, {@code key_head} or {@code query_head}.
     *
     * @throws IllegalArgumentException for any other value
     */
    public static UnitSize of(String name) {
        for (UnitSize size : values()) {
            if (size.optionValue().equals(name)) {
                return size;
            }
        }
        throw new IllegalArgumentException(
                "unit: invalid value \"" + name + "\": expected auto, key_head or query_head");
    }

    /** The option's value for this size. */
    public String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
