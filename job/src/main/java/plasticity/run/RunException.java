package plasticity.run;

/** The run as a whole failed. The message is one line that names the cause and, where there is one, the way out. */
public final class RunException extends Exception {
    private static final long serialVersionUID = 1L;

    RunException(String message) {
        super(message);
    }

    RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
