package plasticity.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Thrown for a failure that a retry may overcome. */
final class TransientException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> asked;

    TransientException(String message) {
        this(message, Optional.empty());
    }

    /** @param asked wait before the next attempt, if the server requested one */
    TransientException(String message, Optional<Duration> asked) {
        super(message);
        this.asked = asked;
    }

    Optional<Duration> asked() {
        return asked;
    }
}
