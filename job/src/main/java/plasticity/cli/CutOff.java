package plasticity.cli;

import java.time.Duration;

/**
 * Ends the JVM for good when a signal has come and something hangs: a store that does not answer, a cluster that is gone. Who sent the signal would
 * wait ten seconds, and then kill what is left without a word.
 */
final class CutOff {
    private static final Duration AT_MOST = Duration.ofSeconds(9);
    /** That of SIGTERM. */
    private static final int STATUS = 143;

    private final Thread onSignal = new Thread(CutOff::later, "cut-off");

    private CutOff() {}

    static CutOff armed() {
        CutOff cutOff = new CutOff();
        Runtime.getRuntime().addShutdownHook(cutOff.onSignal);
        return cutOff;
    }

    /** The work has come to its end by itself. */
    void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // A signal has come: it is to be cut off.
            System.getLogger(CutOff.class.getName()).log(System.Logger.Level.DEBUG, "shutting down", e);
        }
    }

    private static void later() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(AT_MOST.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(STATUS);
                },
                "cut-off");
        thread.setDaemon(true);
        thread.start();
    }
}
