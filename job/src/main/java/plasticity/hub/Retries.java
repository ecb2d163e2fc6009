package plasticity.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Retries transient failures with exponential backoff, or with the wait that the server requests.
 *
 * @param attempts maximum number of attempts, including the first
 * @param first wait of the backoff
 * @param cap maximum wait of the backoff
 * @param longest maximum requested wait; a longer one fails at once
 */
record Retries(int attempts, Duration first, Duration cap, Duration longest) {
    /** Gives up after about a minute if the server requests no wait. */
    static final Retries DEFAULT =
            new Retries(6, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(10));

    private static final int JITTER_PERCENT = 50;
    /** Received bytes that restart the count of attempts. Less would never end with a server that sends byte by byte. */
    private static final long PROGRESS = 1 << 20;

    /** Thrown for a failure that a retry may overcome. */
    static final class Transient extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Optional<Duration> asked;

        Transient(String message) {
            this(message, Optional.empty());
        }

        /** @param asked wait before the next attempt, if the server requested one */
        Transient(String message, Optional<Duration> asked) {
            super(message);
            this.asked = asked;
        }

        Optional<Duration> asked() {
            return asked;
        }
    }

    /** One attempt. Only an {@link IOException} is retried. */
    interface Attempt<T> {
        T run() throws IOException, HubException;
    }

    /**
     * Runs an attempt until it succeeds.
     *
     * @param position bytes received so far; progress restarts the count of attempts
     * @param what is requested, for messages: {@code the list of files of me/mine}
     * @throws HubException if it fails permanently or too often, with the last cause
     */
    <T> T run(String what, DownloadProgress progress, LongSupplier position, Attempt<T> attempt) throws HubException {
        long reached = position.getAsLong();
        for (int failed = 1; ; failed++) {
            IOException failure;
            try {
                return attempt.run();
            } catch (IOException e) {
                failure = e;
            }
            if (Thread.currentThread().isInterrupted() || failure instanceof InterruptedIOException) {
                throw interrupted(what, failure);
            }
            if (position.getAsLong() - reached >= PROGRESS) {
                reached = position.getAsLong();
                failed = 1;
            }
            if (failed >= attempts) {
                throw new HubException.Unreachable(
                        what + ": failed " + attempts + " times, the last time: " + Sanitized.of(failure)
                                + "; check the network, HF_ENDPOINT and proxies, then run again; completed downloads are kept",
                        failure);
            }
            Duration wait = wait(what, failed, failure);
            progress.waiting(what + ": " + Sanitized.of(failure), wait);
            sleep(what, wait);
        }
    }

    private Duration wait(String what, int failed, IOException failure) throws HubException {
        Optional<Duration> asked = failure instanceof Transient known ? known.asked() : Optional.empty();
        if (asked.isEmpty()) {
            long doubled = Math.min(cap.toMillis(), first.toMillis() << Math.min(failed - 1, 20));
            // Jitter that depends on the name: workers do not retry simultaneously, and runs are reproducible.
            return Duration.ofMillis(
                    doubled - doubled * Math.floorMod((what + failed).hashCode(), JITTER_PERCENT) / 100);
        }
        if (asked.get().compareTo(longest) > 0) {
            throw new HubException(what + ": " + Sanitized.of(failure) + " and requests a wait of "
                    + asked.get().toSeconds() + " s; retry later; completed downloads are kept");
        }
        return asked.get();
    }

    private static void sleep(String what, Duration wait) throws HubException {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(what, e);
        }
    }

    private static HubException interrupted(String what, Exception cause) {
        return new HubException(what + ": interrupted", cause);
    }
}
