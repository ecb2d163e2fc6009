package plasticity.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputFile;
import plasticity.console.Console;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.input.ResolvedDump;
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
import plasticity.results.Fingerprint;
import plasticity.results.HeadResult;
import plasticity.session.Application;
import plasticity.tables.HeadStatus;
import plasticity.tasks.HeadOutcome;
import plasticity.tasks.HeadWarnings;
import plasticity.tasks.KeyHeadOutcome;
import plasticity.tasks.UnitOutcome;

/**
 * An analysis of a dump: accepts the outcomes of the heads that changed, reuses the results of all others, and publishes the tables. It holds its
 * lease until it is closed.
 */
final class AnalysisRun implements AutoCloseable {
    private final AnalysisConfig config;
    private final Application application;
    private final RunOutputs outputs;
    private final ResultCache results;
    private final ResolvedDump dump;
    private final Changes changes;
    private final StageTimer timer;
    private final String start;
    private final boolean isOneOfMany;
    private final Publication publication;
    /** Query heads, and key heads with estimates, without an outcome so far. */
    private final Set<HeadId> pending;

    private long workStart;
    private boolean isStopped;

    /**
     * @param outputs closed together with the run, as are the results
     * @param start ISO 8601, UTC
     * @param isOneOfMany whether the summary needs a heading
     */
    AnalysisRun(
            AnalysisConfig config,
            Application application,
            RunOutputs outputs,
            ResultCache results,
            ResolvedDump dump,
            Changes changes,
            StageTimer timer,
            String start,
            boolean isOneOfMany) {
        this.isOneOfMany = isOneOfMany;
        this.config = config;
        this.application = application;
        this.outputs = outputs;
        this.results = results;
        this.dump = dump;
        this.changes = changes;
        this.timer = timer;
        this.start = start;
        this.publication = new Publication(
                config,
                results.rows(),
                dump::withWarnings,
                settings().estimates().map(EstimateSettings::maxQueryBuckets).orElse(0),
                outputs,
                new PublishedOutputs(config, outputs.committer(), application.hadoop()));
        this.pending = new HashSet<>(changes.reasons().keySet());
    }

    /** Its {@code run_json}, which identifies it among the runs of a job. */
    String name() {
        return config.runJson();
    }

    /** Number of query heads to be computed that have no outcome so far. */
    int pending() {
        return Changes.queryHeads(pending);
    }

    boolean isComplete() {
        return pending.isEmpty();
    }

    /** Number of query heads in the dump. */
    int heads() {
        return changes.queryHeads();
    }

    AnalysisSettings settings() {
        return Changes.settings(config);
    }

    /**
     * Starts the analysis: outcomes are accepted and checkpointed from now on.
     *
     * @return the plan for the heads to be computed
     * @throws RunException if the tasks do not fit into memory
     */
    DumpPlan start() throws RunException {
        try {
            DumpPlan plan = dump.plan()
                    .only(changes.reasons().keySet())
                    .within(application.resources().memory());
            workStart = System.nanoTime();
            results.startCheckpoints();
            if (changes.reused() > 0) {
                application
                        .console()
                        .err()
                        .println(name() + ": " + Plural.of(changes.reused(), "head") + " did not change and "
                                + (changes.reused() == 1 ? "is" : "are") + " reused, "
                                + changes.computed() + " to compute"
                                + (changes.computedKeyHeads() == 0
                                        ? ""
                                        : ", with the estimates of "
                                                + Plural.of(changes.computedKeyHeads(), "key head")));
            }
            return plan;
        } catch (InsufficientMemoryException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    synchronized void accept(UnitOutcome outcome) {
        if (isStopped) {
            return;
        }
        Optional<HeadResult> result = outcome.result();
        if (result.isPresent()) {
            try {
                results.rows().add(result.get(), fingerprint(outcome));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        pending.remove(outcome.head());
        if (pending.isEmpty()) {
            timer.add("analyse", System.nanoTime() - workStart);
        }
    }

    private Fingerprint fingerprint(UnitOutcome outcome) {
        Fingerprint fingerprint = changes.fingerprints().get(outcome.head());
        return outcome instanceof KeyHeadOutcome keyHead
                ? Changes.covering(fingerprint, keyHead.queryHeads())
                : fingerprint;
    }

    /**
     * Stops accepting outcomes and checkpoints those accepted so far.
     *
     * @return number of heads with a result, computed or reused
     */
    int stop() {
        synchronized (this) {
            isStopped = true;
        }
        results.checkpoint();
        return results.rows().ok();
    }

    /**
     * Publishes the tables.
     *
     * @throws RunException if every head failed or an output cannot be written
     */
    RunResult publish() throws RunException {
        failPending("not analysed: Spark returned no result for this head");
        requireOneHead();
        results.checkpoint(); // so that a run killed from here on loses no work
        long tablesStart = System.nanoTime();
        RunSummary summary = new RunSummary();
        publication.publish(
                (tables, buckets) -> {
                    timer.add("tables", System.nanoTime() - tablesStart);
                    return manifest(tables, buckets);
                },
                summary::add);
        results.compact();
        print(summary);
        return new RunResult(name(), results.rows().ok(), results.rows().failed(), config.statusCsv());
    }

    /** Publishes only the status table of a run that failed, if possible. */
    void fail(RunException failure) {
        try {
            failPending(
                    failure.getCause() instanceof InsufficientMemoryException
                            ? "not analysed: the run was rejected (not enough memory)"
                            : "not analysed: the run failed earlier");
        } catch (UncheckedIOException e) {
            failure.addSuppressed(e);
        }
        results.checkpoint();
        publication.publishStatus(failure);
    }

    /** Gives every query head a status, whatever happened. */
    private void failPending(String error) {
        for (HeadId head : new TreeSet<>(pending)) {
            accept(
                    head.kind() == HeadKind.KEY
                            ? new KeyHeadOutcome(head, null, null)
                            : HeadOutcome.failed(
                                    head,
                                    dump.plan().keyOf(head).head(),
                                    OptionalInt.empty(),
                                    OptionalInt.empty(),
                                    error));
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
                changes.computed(),
                changes.reused(),
                timer.seconds(),
                dump.source().dataset().orElse(null),
                redacted(config.resolved()),
                Application.versions(),
                tables,
                buckets,
                results.rows().digests());
    }

    /** Removes passwords, which a setting may contain as part of a URI. */
    private static Map<String, Object> redacted(Map<String, Object> settings) {
        Map<String, Object> redacted = new LinkedHashMap<>(settings);
        redacted.replaceAll((key, value) -> value instanceof String text ? Secrets.redact(text) : value);
        return redacted;
    }

    /** Console heading of one run among many: {@code step-1000 (results/step-1000/run.json):}. */
    static String heading(AnalysisConfig config) {
        String model = config.modelDir();
        return model.isEmpty() || model.equals(".") ? config.runJson() + ":" : model + " (" + config.runJson() + "):";
    }

    private void print(RunSummary summary) {
        Console console = application.console();
        console.out().println();
        if (isOneOfMany) {
            console.out().println(heading(config));
        }
        console.out().print(summary.text());
        console.out().println();
        console.out().println("Tables:");
        config.outputs().stream()
                .map(OutputFile::path)
                .filter(path -> !publication.isLeftOut(path))
                .forEach(path -> console.out().println("  " + path));
        publication.leftOut().ifPresent(console.out()::println);
        console.out().flush();
        HeadWarnings.summary(results.rows().status(), config.statusCsv()).forEach(console.err()::println);
    }

    @Override
    public void close() {
        results.close();
        outputs.close();
    }
}
