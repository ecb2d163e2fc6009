package plasticity.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Halts the JVM if shutdown hooks hang after a signal, such as on a store or cluster that does not respond. Without it the sender of the signal,
 * which typically waits ten seconds, would have to kill the process.
 */
final class ShutdownTimeout {
    private static final Duration TIMEOUT = Duration.ofSeconds(9);
    /** Exit status of a process that SIGTERM ended. */
    private static final int STATUS = 143;

    private final Thread onSignal = new Thread(ShutdownTimeout::start, "shutdown-timeout");

    private ShutdownTimeout() {}

    static ShutdownTimeout armed() {
        ShutdownTimeout timeout = new ShutdownTimeout();
        Runtime.getRuntime().addShutdownHook(timeout.onSignal);
        return timeout;
    }

    /** Call it when the work has ended without a signal. */
    void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // A signal was received: the timeout stays armed.
            System.getLogger(ShutdownTimeout.class.getName()).log(System.Logger.Level.DEBUG, "shutting down", e);
        }
    }

    /** Halts from a daemon thread, so that it does not delay the shutdown itself. */
    private static void start() {
        CompletableFuture.delayedExecutor(TIMEOUT.toSeconds(), TimeUnit.SECONDS, Runnable::run)
                .execute(() -> Runtime.getRuntime().halt(STATUS));
    }
}
