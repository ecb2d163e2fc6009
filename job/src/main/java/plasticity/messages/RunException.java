package plasticity.messages;

/** The run as a whole failed. The message is one line that names the cause and, where there is one, the way out. */
public final class RunException extends Exception {
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

    /** A failure that the command line or the configuration is to blame for: another try ends in the same way. */
    public static RunException usage(String message) {
        return new RunException(message, true);
    }

    /** Whether the command line or the configuration is to blame. */
    public boolean isUsage() {
        return isUsage;
    }
}
