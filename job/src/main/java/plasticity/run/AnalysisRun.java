package plasticity.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputNames;
import plasticity.config.Setting;
import plasticity.console.Console;
import plasticity.heads.HeadId;
import plasticity.input.PlannedDump;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.messages.Secrets;
import plasticity.plan.DumpPlan;
import plasticity.plan.InsufficientMemoryException;
import plasticity.publish.Publication;
import plasticity.publish.PublishedOutputs;
import plasticity.publish.RunManifest;
import plasticity.publish.RunOutputs;
import plasticity.publish.Version;
import plasticity.session.Application;
import plasticity.session.Libraries;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tasks.HeadOutcome;
import plasticity.tasks.UndefinedPlasticity;

/**
 * One analysis whose dump was found: outcomes of the heads that changed come in, results of all others are those of an earlier run, and the
 * tables of all are published. It has its place until it is closed.
 */
final class AnalysisRun implements AutoCloseable {
    private final AnalysisConfig config;
    private final Application application;
    private final RunOutputs place;
    private final ResultCache results;
    private final PlannedDump dump;
    private final Changes changes;
    private final StageTimes times;
    private final String start;
    private final boolean isOneOfMany;
    private final Publication publication;
    /** Heads of which nothing was heard yet. */
    private final Set<HeadId> awaited;

    private long workStart;
    private boolean isStopped;

    /**
     * A run that is prepared.
     *
     * @param place which becomes the run's to close, and so do the results
     * @param start ISO 8601, UTC
     * @param isOneOfMany whether its summary needs a heading
     */
    AnalysisRun(
            AnalysisConfig config,
            Application application,
            RunOutputs place,
            ResultCache results,
            PlannedDump dump,
            Changes changes,
            StageTimes times,
            String start,
            boolean isOneOfMany) {
        this.isOneOfMany = isOneOfMany;
        this.config = config;
        this.application = application;
        this.place = place;
        this.results = results;
        this.dump = dump;
        this.changes = changes;
        this.times = times;
        this.start = start;
        this.publication = new Publication(config, results.rows(), dump::mark, place);
        this.awaited = new HashSet<>(changes.reasons().keySet());
    }

    /** Its name among the runs of a job: where its manifest lies. */
    String name() {
        return config.runJson();
    }

    /** Heads that are to be computed and of which nothing was heard yet. */
    int awaited() {
        return awaited.size();
    }

    /** Heads of the dump. */
    int heads() {
        return changes.fingerprints().size();
    }

    /** The settings that reach its figures. */
    AnalysisSettings settings() {
        return Changes.settings(config);
    }

    /**
     * The work on the heads that are to be computed, whose outcomes come in from now on.
     *
     * @throws RunException when tasks would not fit into memory
     */
    DumpPlan begin() throws RunException {
        try {
            DumpPlan plan = dump.plan()
                    .only(changes.reasons().keySet())
                    .within(application.workers().room());
            workStart = System.nanoTime();
            results.keepComing();
            if (changes.reused() > 0) {
                application
                        .console()
                        .err()
                        .println(name() + ": " + Plural.of(changes.reused(), "head") + " did not change and "
                                + (changes.reused() == 1 ? "is" : "are") + " reused, "
                                + changes.reasons().size() + " to compute");
            }
            return plan;
        } catch (InsufficientMemoryException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    /** Takes an outcome of a head. */
    synchronized void take(HeadOutcome outcome) {
        if (isStopped) {
            return;
        }
        try {
            results.add(outcome.result(), changes.fingerprints().get(outcome.query()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaited.remove(outcome.query());
        if (awaited.isEmpty()) {
            times.add("analyse", System.nanoTime() - workStart);
        }
    }

    /**
     * Takes no more outcomes and lays by those that came in for the next run.
     *
     * @return heads whose results are there, of this run or an earlier one
     */
    int stop() {
        synchronized (this) {
            isStopped = true;
        }
        results.keep();
        return results.rows().ok();
    }

    /**
     * Publishes the tables.
     *
     * @throws RunException when not one head could be analysed, or something could not be written
     */
    RunResult publish() throws RunException {
        failTheRest("not analysed: Spark told nothing of it");
        requireOneHead();
        results.keep(); // a run that is killed from now on costs the next one no work
        long tablesStart = System.nanoTime();
        publication.publish((tables, buckets) -> {
            times.add("tables", System.nanoTime() - tablesStart);
            return manifest(tables, buckets);
        });
        results.settle();
        tellResult();
        return new RunResult(name(), results.rows().ok(), results.rows().failed(), config.statusCsv());
    }

    /** Leaves a table of states to tell of a run that failed, as far as there is room for it. */
    void fail(RunException failure) {
        try {
            failTheRest(
                    failure.getCause() instanceof InsufficientMemoryException
                            ? "not analysed: the run was refused"
                            : "not analysed: the run failed before");
        } catch (UncheckedIOException e) {
            failure.addSuppressed(e);
        }
        results.keep();
        publication.publishStatus(failure);
    }

    /** A head that was found has a status, whatever happened. */
    private void failTheRest(String error) {
        for (HeadId query : new TreeSet<>(awaited)) {
            take(HeadOutcome.failed(
                    query, dump.plan().keyOf(query).head(), OptionalInt.empty(), OptionalInt.empty(), error));
        }
    }

    private void requireOneHead() throws RunException {
        if (results.rows().ok() == 0) {
            throw new RunException(
                    "no head could be analysed: all " + results.rows().failed() + " failed, the first with: "
                            + results.rows()
                                    .status()
                                    .findFirst()
                                    .flatMap(HeadStatus::error)
                                    .orElse(""));
        }
    }

    private RunManifest manifest(Map<String, RunManifest.Table> tables, RunManifest.Buckets buckets) {
        return new RunManifest(
                RunManifest.FORMAT,
                Version.text(),
                start,
                application.clock().instant().toString(),
                results.rows().ok(),
                results.rows().failed(),
                changes.reasons().size(),
                changes.reused(),
                times.seconds(),
                dump.root().dataset().orElse(null),
                redacted(config.resolved()),
                Libraries.versions(),
                tables,
                buckets,
                PublishedOutputs.named(results.rows().digests()));
    }

    /** A setting may be a URI with a password. */
    private static Map<String, Object> redacted(Map<String, Object> settings) {
        Map<String, Object> told = new LinkedHashMap<>(settings);
        told.replaceAll((key, value) -> value instanceof String text ? Secrets.redact(text) : value);
        return told;
    }

    /** What a run among many is called on the console: {@code step-1000 (results/step-1000/run.json):}. */
    static String heading(AnalysisConfig config) {
        String model = config.modelDir();
        return model.isEmpty() || model.equals(".") ? config.runJson() + ":" : model + " (" + config.runJson() + "):";
    }

    private void tellResult() {
        Console console = application.console();
        console.out().println();
        if (isOneOfMany) {
            console.out().println(heading(config));
        }
        console.out()
                .print(MetricSummary.of(results.rows().rows(HeadMetrics.TABLE).toList(), HeadMetrics.SUMMARIZED));
        console.out().println();
        console.out().println("Tables:");
        for (Setting output : OutputNames.OUTPUTS) {
            console.out().println("  " + config.value(output));
        }
        console.out().flush();
        UndefinedPlasticity.lines(results.rows().status(), config.statusCsv()).forEach(console.err()::println);
    }

    @Override
    public void close() {
        results.close();
        place.close();
    }
}
