package plasticity.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import plasticity.messages.FailureLog;
import plasticity.messages.RunException;

/**
 * Ends the runs of a job, each once: publishes its tables or tells why there are none, and gives its place back. One run after another, on a thread
 * of its own, so that the work on others goes on.
 */
final class RunCompletion implements AutoCloseable {
    private final Map<String, RunResult> published = new LinkedHashMap<>();
    private final Map<String, RunException> failures = new LinkedHashMap<>();
    private final Set<AnalysisRun> open = new LinkedHashSet<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "publishing"));
    /** Held while a run ends, and for good after {@link #stop}. */
    private final Semaphore busy = new Semaphore(1);

    /** The ending of a run. */
    private interface Step {
        RunResult done() throws RunException;
    }

    /** A run that is to be ended here. */
    synchronized void opened(AnalysisRun run) {
        open.add(run);
    }

    /** A run whose set of before stands. */
    synchronized void stands(RunResult set) {
        published.put(set.run(), set);
    }

    /** A run that came to nothing before it was opened. */
    synchronized void failed(String name, RunException failure) {
        failures.put(name, failure);
    }

    /** Publishes a run of which nothing more is to come; returns at once. */
    void publish(AnalysisRun run) {
        end(run, () -> {
            try {
                return run.publish();
            } catch (RunException e) {
                run.fail(e);
                throw e;
            }
        });
    }

    /** Ends a run that failed; returns at once. */
    void fail(AnalysisRun run, RunException failure) {
        end(run, () -> {
            run.fail(failure);
            throw failure;
        });
    }

    private synchronized void end(AnalysisRun run, Step step) {
        if (open.remove(run)) {
            thread.execute(() -> {
                busy.acquireUninterruptibly();
                try (run) {
                    stands(step.done());
                } catch (RunException e) {
                    failed(run.name(), e);
                } catch (RuntimeException e) {
                    failed(run.name(), new RunException(FailureLog.bug(e), e));
                } finally {
                    busy.release();
                }
            });
        }
    }

    /** Runs that have not come to their end. */
    synchronized List<AnalysisRun> open() {
        return new ArrayList<>(open);
    }

    /**
     * Lets no run begin to end any more.
     *
     * @param patience for one that is ending
     * @return whether it came to its end
     */
    boolean stop(Duration patience) {
        try {
            return busy.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Goes on when no run is ending, and never after {@link #stop}. */
    void awaitWhoeverStops() {
        busy.acquireUninterruptibly();
        busy.release();
    }

    /**
     * How all runs ended; waits for those that are ending.
     *
     * @param names of all runs, in their order
     */
    JobResult result(List<String> names) {
        thread.shutdown();
        try {
            while (!thread.awaitTermination(1, TimeUnit.HOURS)) {
                // A store may be slow; its client knows when to give up.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            Map<String, RunException> failed = new LinkedHashMap<>();
            names.stream().filter(failures::containsKey).forEach(name -> failed.put(name, failures.get(name)));
            return new JobResult(
                    names.stream()
                            .filter(published::containsKey)
                            .map(published::get)
                            .toList(),
                    failed);
        }
    }

    /** Gives back what was not ended. */
    @Override
    public void close() {
        thread.shutdown();
        open().forEach(AnalysisRun::close);
    }
}
