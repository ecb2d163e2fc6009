package plasticity.config;

/**
 * An unparsed value.
 *
 * @param text without quotes; for {@link Kind#OTHER} a description such as {@code of type list}
 * @param kind its YAML type
 */
public record RawValue(String text, Kind kind) {
    /** Type of a value according to YAML 1.1. */
    public enum Kind {
        /** From the command line: text that may mean any type. */
        FLAG,
        PLAIN,
        QUOTED,
        INTEGER,
        FLOAT,
        BOOLEAN,
        TIMESTAMP,
        NULL,
        /** A list, a mapping, or a value with an unknown tag. */
        OTHER
    }

    private static final int LONGEST = 80;

    /** The value for messages, on one line: {@code "thirty"}, {@code 30}, {@code true (boolean)}. */
    String shown() {
        return switch (kind) {
            case NULL -> "null";
            case OTHER -> text;
            case INTEGER, FLOAT -> shortened(text);
            case BOOLEAN -> shortened(text) + " (boolean)";
            case TIMESTAMP -> shortened(text) + " (date)";
            case QUOTED -> '"' + shortened(text) + "\" (quoted)";
            default -> '"' + shortened(text) + '"';
        };
    }

    /** A text cut at {@value #LONGEST} characters, with control characters replaced. */
    static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }
}
