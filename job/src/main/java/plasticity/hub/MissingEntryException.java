package plasticity.hub;

/** The commit holds no file or directory of this name. */
final class MissingEntryException extends HubException {
    private static final long serialVersionUID = 1L;

    MissingEntryException(String message) {
        super(message);
    }
}
