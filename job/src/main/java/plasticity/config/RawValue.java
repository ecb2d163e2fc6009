package plasticity.config;

/**
 * A value as it was written, before anything is made of it.
 *
 * @param text without quotes
 * @param kind what YAML takes it for
 */
public record RawValue(String text, Kind kind) {
    /** What a scalar is to YAML 1.1, as Python users know it. */
    public enum Kind {
        /** From the command line: text that may mean anything. */
        FLAG("the text"),
        PLAIN("the text"),
        QUOTED("the quoted text"),
        INTEGER("the number"),
        FLOAT("the number"),
        BOOLEAN("the truth value"),
        TIMESTAMP("the date"),
        NULL("null"),
        /** A list, a mapping, or something with a tag of its own. */
        OTHER("");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private static final int LONGEST = 80;

    /** For messages, on one line: {@code the text "thirty"}. */
    String found() {
        return switch (kind) {
            case NULL -> "null";
            case OTHER -> text;
            case INTEGER, FLOAT, BOOLEAN, TIMESTAMP -> kind.label + " " + shortened(text);
            default -> kind.label + " \"" + shortened(text) + "\"";
        };
    }

    /** At most {@value #LONGEST} characters without control characters. */
    static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }
}
