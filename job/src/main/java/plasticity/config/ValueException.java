package plasticity.config;

/** A value that a setting does not take. The message follows the setting's name. */
final class ValueException extends Exception {
    private static final long serialVersionUID = 1L;

    ValueException(String message) {
        super(message);
    }

    static ValueException notAllowed(RawValue raw, String allowed) {
        return new ValueException("found " + raw.found() + ", allowed is " + allowed);
    }
}
