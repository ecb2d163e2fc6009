package plasticity.config;

/** Thrown for an invalid value of a setting. The message is to follow the name of the setting. */
public final class ValueException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message the invalid value and the expected ones */
    public ValueException(String message) {
        super(message);
    }

    /** @param expected values, for the message */
    public static ValueException invalid(RawValue raw, String expected) {
        return new ValueException("invalid value " + raw.shown() + ": expected " + expected);
    }
}
