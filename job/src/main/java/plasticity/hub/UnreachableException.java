package plasticity.hub;

/** Thrown if the Hub did not respond, after all retries. */
public final class UnreachableException extends HubException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
