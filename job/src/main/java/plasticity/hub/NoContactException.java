package plasticity.hub;

import java.io.IOException;

/** Thrown if the Hub did not respond to the first request. Not retried: probably its address is wrong or this machine is offline. */
final class NoContactException extends IOException {
    private static final long serialVersionUID = 1L;

    NoContactException(String message, Throwable cause) {
        super(message, cause);
    }
}
