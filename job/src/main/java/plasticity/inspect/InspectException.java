package plasticity.inspect;

/** Thrown if a dump cannot be inspected. The message is one line with location, cause and, if possible, remedy. */
public final class InspectException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Kinds of causes. */
    public enum Cause {
        /** Wrong usage. */
        USAGE,
        /** The dump does not exist or cannot be read. */
        DUMP
    }

    private final Cause kind;

    InspectException(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    InspectException(String message, Throwable cause) {
        super(message, cause);
        this.kind = Cause.DUMP;
    }

    public Cause kind() {
        return kind;
    }
}
