package plasticity.run;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.console.Console;
import plasticity.input.RunExpansion;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.plan.DumpPlan;
import plasticity.plan.InsufficientMemoryException;
import plasticity.session.Application;
import plasticity.tasks.HeadJob;
import plasticity.tasks.SparkWork;
import plasticity.tasks.UnitOutcome;

/** Runs analyses in one Spark application, each from its configuration to its published tables. A failure in one does not affect the others. */
public final class AnalysisJob {
    /** Every open run holds a lease, two files and two threads. */
    private static final int MAX_OPEN_RUNS = 100;

    private final RunOptions options;
    private final Application application;
    private final RunCompletion completion;

    private AnalysisJob(RunOptions options, Application application, RunCompletion completion) {
        this.options = options;
        this.application = application;
        this.completion = completion;
    }

    /**
     * Analyses the query heads that changed since the last run and publishes the tables, run by run. If nothing changed, the outputs of a run are
     * left untouched; if no run has heads to compute, Spark is not started, except in YARN's cluster mode. A run in which every head failed
     * publishes nothing but its status table.
     *
     * <p>Without {@code dataset_local_root}, a run first downloads its dump from the Hub. Only one run at a time publishes to a {@code run_json};
     * others wait for it as configured by the options.
     *
     * <p>Finally writes the combined table of all successful runs if {@code combined_csv} is set.
     *
     * @param configs at least one, no two of which write the same file; one with wildcards in {@code model_dir} is expanded to all matches
     * @throws RunException if the combined table cannot be written, or Spark cannot start in YARN's cluster mode; nothing has been done
     * @throws ConfigException if the settings do not allow a download, or expanded runs would write the same file; nothing has been done
     */
    public static JobResult run(List<AnalysisConfig> configs, RunOptions options, Console console, InstantSource clock)
            throws ConfigException, RunException {
        Application application = Application.of(configs.get(0).maxWorkers(), console, clock);
        RunExpansion expanded = RunExpansion.of(configs, application);
        Optional<CombinedTable> combined =
                configs.get(0).combinedCsv().map(target -> new CombinedTable(target, options, application));
        if (combined.isPresent()) {
            combined.get().requireWritable();
        }
        try (RunCompletion completion = new RunCompletion()) {
            SignalHandler signals = SignalHandler.install(completion, console);
            try {
                expanded.failures().forEach(completion::addFailed);
                new AnalysisJob(options, application, completion).run(expanded.runs());
                JobResult result = completion.awaitResult(expanded.names());
                return combined.isPresent() ? combine(combined.get(), expanded, result, console) : result;
            } finally {
                signals.close();
            }
        }
    }

    private static JobResult combine(CombinedTable combined, RunExpansion expanded, JobResult result, Console console) {
        Set<String> published = result.published().stream().map(RunResult::run).collect(Collectors.toSet());
        List<AnalysisConfig> runs = expanded.runs().stream()
                .filter(run -> published.contains(run.runJson()))
                .toList();
        if (!result.failures().isEmpty()) {
            String what = runs.isEmpty() ? " was not written because all runs failed: " : " omits runs that failed: ";
            console.err()
                    .println("Note: " + combined + what
                            + Plural.listed(List.copyOf(result.failures().keySet())));
        }
        if (runs.isEmpty()) {
            return result;
        }
        try {
            String what = combined.publish(runs) ? "Wrote " + combined : combined + " is unchanged";
            console.err().println(what + ": the heads of " + Plural.of(runs.size(), "run"));
            return result;
        } catch (RunException e) {
            return new JobResult(result.published(), result.failures(), Optional.of(e));
        }
    }

    private void run(List<AnalysisConfig> configs) throws RunException {
        boolean isOneOfMany = configs.size() > 1;
        try (SparkWork spark = new SparkWork(application)) {
            if (application.isYarnCluster()) {
                spark.job();
            }
            for (int first = 0; first < configs.size(); first += MAX_OPEN_RUNS) {
                int last = Math.min(first + MAX_OPEN_RUNS, configs.size());
                Map<AnalysisRun, DumpPlan> plans = prepare(configs.subList(first, last), isOneOfMany);
                if (!plans.isEmpty()) {
                    analyse(plans, spark);
                }
            }
        }
    }

    /** Opens the runs that have something to do, and publishes those that have nothing to compute. */
    private Map<AnalysisRun, DumpPlan> prepare(List<AnalysisConfig> configs, boolean isOneOfMany) {
        Map<AnalysisRun, DumpPlan> plans = new LinkedHashMap<>();
        for (AnalysisConfig config : configs) {
            try {
                new Preparation(config, options, application, isOneOfMany)
                        .open(completion::addPublished)
                        .ifPresent(run -> start(run, plans));
            } catch (RunException e) {
                completion.addFailed(config.runJson(), e);
            }
        }
        return plans;
    }

    private void start(AnalysisRun run, Map<AnalysisRun, DumpPlan> plans) {
        completion.add(run);
        if (run.isComplete()) {
            completion.publish(run);
            return;
        }
        try {
            plans.put(run, run.start());
        } catch (RunException e) {
            completion.fail(run, e);
        }
    }

    private void analyse(Map<AnalysisRun, DumpPlan> plans, SparkWork spark) {
        try {
            HeadJob job = spark.job();
            int heads = plans.keySet().stream().mapToInt(AnalysisRun::pending).sum();
            try (ConsoleProgress progress = new ConsoleProgress(application.console(), application.clock(), heads)) {
                List<HeadJob.Work> works = new ArrayList<>();
                plans.forEach((run, plan) -> works.add(
                        new HeadJob.Work(plan, run.settings(), outcome -> accept(run, outcome.redacted(), progress))));
                analyse(job, works);
            }
            // Heads without a result from Spark get a status, too.
            plans.keySet().forEach(completion::publish);
        } catch (InsufficientMemoryException e) {
            fail(plans.keySet(), new RunException(e.getMessage(), e));
        } catch (Exception e) { // Spark throws undeclared checked exceptions
            fail(plans.keySet(), new RunException("the Spark job failed: " + reason(e, spark), e));
        }
    }

    private void analyse(HeadJob job, List<HeadJob.Work> works) {
        try {
            job.run(works);
        } finally {
            completion.awaitShutdown(); // a signal also ends Spark's job, which is not a failure to report
        }
    }

    private void accept(AnalysisRun run, UnitOutcome outcome, ConsoleProgress progress) {
        run.accept(outcome);
        progress.accept(outcome);
        if (run.isComplete()) {
            completion.publish(run);
        }
    }

    private void fail(Iterable<AnalysisRun> runs, RunException failure) {
        runs.forEach(run -> completion.fail(run, failure));
    }

    /** If the master does not respond, Spark stops by itself, and the exception is that of whatever needed Spark next. */
    private String reason(Exception failure, SparkWork spark) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException notWritten) {
                return OneLine.of(String.valueOf(notWritten.getCause().getMessage())); // mentions java.io.tmpdir
            }
            if (FailureLog.isBug(cause)) {
                return FailureLog.describe(cause);
            }
        }
        String message = OneLine.of(failure);
        boolean hasStopped = spark.hasStopped() || message.contains("stopped SparkContext");
        return hasStopped && !application.isLocal()
                ? "the Spark master " + application.master()
                        + " is unreachable or has removed the application; check that it is running and that the URL"
                        + " matches the one on its web UI"
                : message;
    }
}
