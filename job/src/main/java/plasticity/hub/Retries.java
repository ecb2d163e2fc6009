package plasticity.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Tries again what may get better, with waits that double up to a cap, or as long as the other side asks.
 *
 * @param tries at most, the first included
 * @param first wait
 * @param cap of waits nobody asked for
 * @param longest wait that is granted; who asks for more is given up at once
 */
record Retries(int tries, Duration first, Duration cap, Duration longest) {
    /** About a minute of patience with a Hub that says nothing about when to come back. */
    static final Retries USUAL = new Retries(6, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(10));

    private static final int SPREAD = 50;
    /** Less would let a sender go on for ever byte by byte. */
    private static final long PROGRESS = 1 << 20;

    /** One try. Anything but a failure of the connection or a {@link TransientException} is final. */
    interface Attempt<T> {
        T run() throws IOException, HubException;
    }

    /** How far the work has come; tries are counted anew where it came further. */
    interface Position {
        long bytes();
    }

    <T> T run(String what, DownloadProgress progress, Attempt<T> attempt) throws HubException {
        return run(what, progress, () -> 0, attempt);
    }

    /**
     * Runs until it works.
     *
     * @param what is done, for messages: {@code the list of files of me/mine}
     * @throws HubException when it never works, names the last cause
     */
    <T> T run(String what, DownloadProgress progress, Position position, Attempt<T> attempt) throws HubException {
        long reached = position.bytes();
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
            if (failure instanceof NoContactException) {
                throw new UnreachableException(
                        what + ": " + failure.getMessage() + "; check the network, HF_ENDPOINT and proxies", failure);
            }
            if (position.bytes() - reached >= PROGRESS) {
                reached = position.bytes();
                failed = 1;
            }
            if (failed >= tries) {
                throw new UnreachableException(
                        what + ": failed " + tries + " times, the last time: " + Sanitized.of(failure)
                                + "; check the network, HF_ENDPOINT and proxies, and run again: what was fetched stays",
                        failure);
            }
            Duration wait = wait(what, failed, failure);
            progress.waiting(what + ": " + Sanitized.of(failure), wait);
            sleep(what, wait);
        }
    }

    private Duration wait(String what, int failed, IOException failure) throws HubException {
        Optional<Duration> asked = failure instanceof TransientException known ? known.asked() : Optional.empty();
        if (asked.isEmpty()) {
            long doubled = Math.min(cap.toMillis(), first.toMillis() << Math.min(failed - 1, 20));
            // Spread by name, not by chance: workers that failed together do not come back together, and a run repeats
            // itself.
            return Duration.ofMillis(doubled - doubled * Math.floorMod((what + failed).hashCode(), SPREAD) / 100);
        }
        if (asked.get().compareTo(longest) > 0) {
            throw new HubException(what + ": " + Sanitized.of(failure) + " and asks to come back in "
                    + asked.get().toSeconds() + " s; run again then: what was fetched stays");
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
