package plasticity.hub;

import plasticity.messages.RunException;

/** Thrown if the Hub, the connection to it or its cache fails. The message is one line with location, cause and remedy, and contains no token. */
public class HubException extends RunException {
    private static final long serialVersionUID = 1L;

    public HubException(String message) {
        super(message);
    }

    public HubException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Thrown if the Hub did not respond, after all retries. */
    public static final class Unreachable extends HubException {
        private static final long serialVersionUID = 1L;

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Thrown if a commit does not contain a file or directory. */
    static final class MissingEntry extends HubException {
        private static final long serialVersionUID = 1L;

        MissingEntry(String message) {
            super(message);
        }
    }
}
