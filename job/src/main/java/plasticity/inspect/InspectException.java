package plasticity.inspect;

/** There is nothing to tell of. The message is one line that names the place, the cause and, where there is one, the way out. */
public final class InspectException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose turn it is. */
    public enum Cause {
        /** What was asked for has to be asked for otherwise. */
        USAGE,
        /** There is no dump, or it cannot be read. */
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
