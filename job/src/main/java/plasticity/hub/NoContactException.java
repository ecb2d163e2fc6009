package plasticity.hub;

import java.io.IOException;

/** The Hub did not answer the first question. Its address may be wrong then, or this machine offline: another try is not worth the wait. */
final class NoContactException extends IOException {
    private static final long serialVersionUID = 1L;

    NoContactException(String message, Throwable cause) {
        super(message, cause);
    }
}
