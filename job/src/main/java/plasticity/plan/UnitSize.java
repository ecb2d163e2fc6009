package plasticity.plan;

import java.util.Locale;

/** How many query heads meet in one task. */
public enum UnitSize {
    /** A key head with all its query heads, unless that would leave cores idle. */
    AUTO,
    /** A key head with all its query heads: its keys are decoded once. */
    KEY_HEAD,
    /** One query head: more, smaller tasks; keys are decoded once for each. */
    QUERY_HEAD;

    /**
     * The size named {@code auto}, {@code key_head} or {@code query_head}.
     *
     * @throws IllegalArgumentException for any other name
     */
    public static UnitSize of(String name) {
        for (UnitSize size : values()) {
            if (size.optionValue().equals(name)) {
                return size;
            }
        }
        throw new IllegalArgumentException("unit: found \"" + name + "\", allowed are auto, key_head and query_head");
    }

    /** The name as an option's value. */
    public String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
