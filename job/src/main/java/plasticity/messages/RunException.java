package plasticity.messages;

/** A run failed. The message is one line: the cause and, if there is one, the remedy. */
public class RunException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isUsage;

    public RunException(String message) {
        this(message, false);
    }

    public RunException(String message, Throwable cause) {
        super(message, cause);
        this.isUsage = false;
    }

    private RunException(String message, boolean isUsage) {
        super(message);
        this.isUsage = isUsage;
    }

    /** A failure caused by the command line or the configuration; repeating the run does not help. */
    public static RunException usage(String message) {
        return new RunException(message, true);
    }

    /** Whether the command line or the configuration caused the failure. */
    public boolean isUsage() {
        return isUsage;
    }
}
