package plasticity.config;

/** A value that a setting does not take. The message follows the setting's name. */
public final class ValueException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what was found, and what is allowed */
    public ValueException(String message) {
        super(message);
    }

    /** For a value that is none of those allowed. */
    public static ValueException notAllowed(RawValue raw, String allowed) {
        return new ValueException("found " + raw.found() + ", allowed is " + allowed);
    }
}
