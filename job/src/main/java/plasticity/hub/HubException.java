package plasticity.hub;

/** What the Hub, the way to it or its cache denies. The message is one line that names the place, the cause and what to do; never a token. */
public class HubException extends Exception {
    private static final long serialVersionUID = 1L;

    public HubException(String message) {
        super(message);
    }

    public HubException(String message, Throwable cause) {
        super(message, cause);
    }
}
