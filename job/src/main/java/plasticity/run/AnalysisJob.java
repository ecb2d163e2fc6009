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
import plasticity.input.ExpandedRuns;
import plasticity.input.RunExpansion;
import plasticity.messages.OneLine;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.plan.DumpPlan;
import plasticity.plan.InsufficientMemoryException;
import plasticity.session.Application;
import plasticity.tasks.HeadJob;
import plasticity.tasks.HeadOutcome;
import plasticity.tasks.SparkWork;

/** Analyses in one Spark application, each from configuration to published tables. What fails in one leaves the others. */
public final class AnalysisJob {
    /** A run that has its place holds a lease, two files and two threads until it ends. */
    private static final int RUNS_AT_A_TIME = 100;

    private final RunOptions terms;
    private final Application application;
    private final RunCompletion ending;

    private AnalysisJob(RunOptions terms, Application application, RunCompletion ending) {
        this.terms = terms;
        this.application = application;
        this.ending = ending;
    }

    /**
     * Analyses the captured query heads that changed since the last run and publishes tables of all, run by run. Where nothing changed the set
     * stands as it is, and where no run has work Spark is not started. A run of which not one head could be analysed leaves its table of states
     * alone.
     *
     * <p>Without {@code dataset_local_root} a run downloads its dump from the Hub first. One run at a time publishes where its {@code run_json}
     * lies; another waits for it as the terms say.
     *
     * <p>Then the combined table of all runs is written, where {@code combined_csv} is set; runs that failed are left out.
     *
     * @param listed at least one, of which no two write the same file; with wildcards in {@code model_dir} one stands for all that match
     * @throws RunException when the combined table could not be written; nothing was done
     * @throws ConfigException when the Hub cannot be asked with these settings, or runs that wildcards stand for cannot be told apart; nothing
     *     was done
     */
    public static JobResult run(List<AnalysisConfig> listed, RunOptions terms, Console console, InstantSource clock)
            throws ConfigException, RunException {
        Application application = Application.of(listed.get(0).maxWorkers(), console, clock);
        ExpandedRuns found = RunExpansion.of(listed, application);
        Optional<CombinedTable> combined =
                listed.get(0).combinedCsv().map(target -> new CombinedTable(target, terms, application));
        if (combined.isPresent()) {
            combined.get().require();
        }
        try (RunCompletion ending = new RunCompletion()) {
            SignalHandler interruption = SignalHandler.guard(ending, console);
            try {
                found.failures().forEach(ending::failed);
                new AnalysisJob(terms, application, ending).run(found.runs());
                JobResult result = ending.result(found.names());
                return combined.isPresent() ? combine(combined.get(), found, result, console) : result;
            } finally {
                interruption.close();
            }
        }
    }

    private static JobResult combine(CombinedTable combined, ExpandedRuns found, JobResult result, Console console) {
        Set<String> published = result.published().stream().map(RunResult::run).collect(Collectors.toSet());
        List<AnalysisConfig> runs = found.runs().stream()
                .filter(run -> published.contains(run.runJson()))
                .toList();
        if (!result.failures().isEmpty()) {
            String what = runs.isEmpty() ? " is not written, as all runs failed: " : " leaves out runs that failed: ";
            console.err()
                    .println("Note: " + combined + what
                            + Plural.listed(List.copyOf(result.failures().keySet())));
        }
        if (runs.isEmpty()) {
            return result;
        }
        try {
            String what = combined.publish(runs) ? "Wrote " + combined : combined + " stays as it is";
            console.err().println(what + ": the heads of " + Plural.of(runs.size(), "run"));
            return result;
        } catch (RunException e) {
            return new JobResult(result.published(), result.failures(), Optional.of(e));
        }
    }

    private void run(List<AnalysisConfig> configs) {
        boolean isOneOfMany = configs.size() > 1;
        try (SparkWork spark = new SparkWork(application)) {
            for (int first = 0; first < configs.size(); first += RUNS_AT_A_TIME) {
                int last = Math.min(first + RUNS_AT_A_TIME, configs.size());
                Map<AnalysisRun, DumpPlan> work = begin(configs.subList(first, last), isOneOfMany);
                if (!work.isEmpty()) {
                    work(work, spark);
                }
            }
        }
    }

    private Map<AnalysisRun, DumpPlan> begin(List<AnalysisConfig> configs, boolean isOneOfMany) {
        Map<AnalysisRun, DumpPlan> work = new LinkedHashMap<>();
        for (AnalysisConfig config : configs) {
            try {
                Preparation.Result prepared = new Preparation(config, terms, application, isOneOfMany).run();
                if (prepared instanceof Preparation.Result.Standing standing) {
                    ending.stands(standing.set());
                } else if (prepared instanceof Preparation.Result.ToDo todo) {
                    begin(todo.run(), work);
                }
            } catch (RunException e) {
                ending.failed(config.runJson(), e);
            }
        }
        return work;
    }

    private void begin(AnalysisRun run, Map<AnalysisRun, DumpPlan> work) {
        ending.opened(run);
        if (run.awaited() == 0) {
            ending.publish(run);
            return;
        }
        try {
            work.put(run, run.begin());
        } catch (RunException e) {
            ending.fail(run, e);
        }
    }

    private void work(Map<AnalysisRun, DumpPlan> plans, SparkWork spark) {
        try {
            HeadJob job = spark.job();
            int heads = plans.keySet().stream().mapToInt(AnalysisRun::awaited).sum();
            try (Progress progress = ConsoleProgress.start(application.console(), application.clock(), heads)) {
                List<HeadJob.Work> works = new ArrayList<>();
                plans.forEach((run, plan) -> works.add(
                        new HeadJob.Work(plan, run.settings(), outcome -> take(run, outcome.redacted(), progress))));
                analyse(job, works);
            }
            // A head of which Spark told nothing has a status, too.
            plans.keySet().forEach(ending::publish);
        } catch (InsufficientMemoryException e) {
            fail(plans.keySet(), new RunException(e.getMessage(), e));
        } catch (Exception e) { // Spark throws its checked exceptions undeclared
            fail(plans.keySet(), new RunException("the Spark job failed: " + reason(e), e));
        }
    }

    private void analyse(HeadJob job, List<HeadJob.Work> works) {
        try {
            job.run(works);
        } finally {
            ending.awaitWhoeverStops(); // a signal ends Spark's job, too, which is no news then
        }
    }

    private void take(AnalysisRun run, HeadOutcome outcome, Progress progress) {
        run.take(outcome);
        if (outcome.error().isPresent()) {
            progress.failed(outcome);
        } else {
            progress.done();
        }
        if (run.awaited() == 0) {
            ending.publish(run);
        }
    }

    private void fail(Iterable<AnalysisRun> runs, RunException failure) {
        runs.forEach(run -> ending.fail(run, failure));
    }

    /** Spark stops its context by itself where a master stays silent, and tells the caller of the stopped context alone. */
    private String reason(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException unkept) {
                return OneLine.of(String.valueOf(unkept.getCause().getMessage())); // names java.io.tmpdir
            }
        }
        String told = OneLine.of(failure);
        return told.contains("stopped SparkContext")
                ? "the Spark master " + application.master()
                        + " cannot be reached, or has ended the application; see that it runs and is named as it names itself"
                : told;
    }
}
