package plasticity.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A failure that another try may get over. */
final class TransientException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> asked;

    TransientException(String message) {
        this(message, Optional.empty());
    }

    /** @param asked how long the other side asks to wait before the next try */
    TransientException(String message, Optional<Duration> asked) {
        super(message);
        this.asked = asked;
    }

    Optional<Duration> asked() {
        return asked;
    }
}
