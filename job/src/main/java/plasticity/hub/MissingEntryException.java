package plasticity.hub;

/** Thrown if a commit does not contain a file or directory. */
final class MissingEntryException extends HubException {
    private static final long serialVersionUID = 1L;

    MissingEntryException(String message) {
        super(message);
    }
}
