package plasticity.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import plasticity.console.Console;
import plasticity.messages.Plural;

/**
 * Stops a job on a signal: checkpoints finished heads, prevents further publication and prints the state of the outputs. Runs before Spark and the
 * file systems are closed, and within seconds, because senders of a signal often kill after a while.
 */
final class SignalHandler {
    /** Spark's own priority is that of file systems + 40. */
    private static final int BEFORE_SPARK = FileSystem.SHUTDOWN_HOOK_PRIORITY + 100;

    private static final Duration PUBLICATION_TIMEOUT = Duration.ofSeconds(3);
    private static final long TOTAL_TIMEOUT_SECONDS = 6;

    private final RunCompletion completion;
    private final Console console;
    private final Runnable hook = this::stop;

    private SignalHandler(RunCompletion completion, Console console) {
        this.completion = completion;
        this.console = console;
    }

    static SignalHandler install(RunCompletion completion, Console console) {
        SignalHandler handler = new SignalHandler(completion, console);
        ShutdownHookManager.get().addShutdownHook(handler.hook, BEFORE_SPARK, TOTAL_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return handler;
    }

    private void stop() {
        boolean areOutputsConsistent = completion.stop(PUBLICATION_TIMEOUT);
        List<AnalysisRun> runs = completion.open();
        int finished = runs.stream().mapToInt(AnalysisRun::stop).sum();
        int all = runs.stream().mapToInt(AnalysisRun::heads).sum();
        console.err()
                .println("plasticity: stopped by a signal; "
                        + (all == 0
                                ? ""
                                : finished + " of " + Plural.of(all, "head")
                                        + " are finished and kept for the next run, ")
                        + (areOutputsConsistent
                                ? "published outputs are intact"
                                : "interrupted while publishing: run \"plasticity verify\" to check the outputs; the next run"
                                        + " repairs them"));
        console.err().flush();
    }

    /** Uninstalls the handler at the normal end of a job. */
    void close() {
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(hook);
        }
    }
}
