package plasticity.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import plasticity.console.Console;
import plasticity.messages.Plural;

/**
 * What a job does when a signal ends it: lays by the heads that are finished, publishes nothing more and says what stands. All of that before Spark
 * and the file systems close, and within seconds, as who sent the signal kills what is slow.
 */
final class SignalHandler {
    /** Spark's own is 40 above that of file systems. */
    private static final int BEFORE_SPARK = FileSystem.SHUTDOWN_HOOK_PRIORITY + 100;

    private static final Duration FOR_ENDING = Duration.ofSeconds(3);
    private static final long FOR_ALL_SECONDS = 6;

    private final RunCompletion ending;
    private final Console console;
    private final Runnable onSignal = this::stop;

    private SignalHandler(RunCompletion ending, Console console) {
        this.ending = ending;
        this.console = console;
    }

    static SignalHandler guard(RunCompletion ending, Console console) {
        SignalHandler interruption = new SignalHandler(ending, console);
        ShutdownHookManager.get()
                .addShutdownHook(interruption.onSignal, BEFORE_SPARK, FOR_ALL_SECONDS, TimeUnit.SECONDS);
        return interruption;
    }

    private void stop() {
        boolean isWhole = ending.stop(FOR_ENDING);
        List<AnalysisRun> runs = ending.open();
        int finished = runs.stream().mapToInt(AnalysisRun::stop).sum();
        int all = runs.stream().mapToInt(AnalysisRun::heads).sum();
        console.err()
                .println("plasticity: stopped by a signal; "
                        + (all == 0
                                ? ""
                                : finished + " of " + Plural.of(all, "head")
                                        + " are finished and kept for the next run, ")
                        + (isWhole
                                ? "the tables stand as they were"
                                : "while tables were moved to their place: plasticity verify tells whether they are whole, the next run"
                                        + " makes them so"));
        console.err().flush();
    }

    /** The job has come to its end by itself. */
    void close() {
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(onSignal);
        }
    }
}
