package plasticity.hub;

/** Thrown if the Hub, the connection to it or its cache fails. The message is one line with location, cause and remedy, and contains no token. */
public class HubException extends Exception {
    private static final long serialVersionUID = 1L;

    public HubException(String message) {
        super(message);
    }

    public HubException(String message, Throwable cause) {
        super(message, cause);
    }
}
