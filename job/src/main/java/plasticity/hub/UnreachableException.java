package plasticity.hub;

/** The Hub did not answer, however often it was asked. */
public final class UnreachableException extends HubException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
