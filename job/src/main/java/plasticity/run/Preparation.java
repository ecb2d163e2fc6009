package plasticity.run;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.heads.HeadId;
import plasticity.input.DumpResolver;
import plasticity.input.ResolvedDump;
import plasticity.messages.RunException;
import plasticity.publish.DumpGuard;
import plasticity.publish.Publication;
import plasticity.publish.PublishedOutputs;
import plasticity.publish.ReplacementGuard;
import plasticity.publish.RunOutputs;
import plasticity.results.Fingerprint;
import plasticity.results.ResultStore;
import plasticity.session.Application;

/**
 * Prepares a run: acquires its lease, resolves its dump, and determines what changed since the last run.
 *
 * @param isOneOfMany whether the job has other runs
 */
record Preparation(AnalysisConfig config, RunOptions options, Application application, boolean isOneOfMany) {
    /**
     * Prepares the run.
     *
     * @param onUpToDate accepts the result if nothing changed: the published outputs are complete and identical to what this run would publish
     * @return a run with heads to compute or tables to write, which holds its lease; empty if it is up to date
     * @throws RunException if the lease cannot be acquired, or the dump is missing
     */
    Optional<AnalysisRun> open(Consumer<RunResult> onUpToDate) throws RunException {
        RunOutputs outputs = RunOutputs.acquire(config, options.lease(), application);
        Optional<AnalysisRun> run = Optional.empty();
        try {
            run = open(outputs, onUpToDate);
            return run;
        } finally {
            if (run.isEmpty()) {
                outputs.close();
            }
        }
    }

    private Optional<AnalysisRun> open(RunOutputs outputs, Consumer<RunResult> onUpToDate) throws RunException {
        StageTimer timer = new StageTimer();
        String start = application.clock().instant().toString();
        PublishedOutputs published = new PublishedOutputs(config, outputs.committer(), application.hadoop());
        boolean mayBeUpToDate = !options.isFresh() && published.exist();
        if (!mayBeUpToDate) {
            prepare(outputs, published); // problems with outputs are reported before the work on the dump
        }
        ResolvedDump dump =
                timer.time("plan", new DumpResolver(config, application, options.changeDetection())::resolve);
        if (config.datasetLocalRoot().isEmpty()) {
            new DumpGuard(dump.source().path(), config, application.hadoop()).require();
        }
        NavigableMap<HeadId, Fingerprint> heads = Changes.fingerprints(dump, config);
        List<String> differences = mayBeUpToDate ? published.differences(heads) : List.of();
        // Content hashes are in the result store only.
        if (mayBeUpToDate && !options.verifiesContent() && differences.isEmpty()) {
            onUpToDate.accept(upToDate(outputs, Changes.queryHeads(heads.keySet())));
            return Optional.empty();
        }
        ResultCache results = ResultCache.of(config, options.isFresh(), application);
        Optional<AnalysisRun> run = Optional.empty();
        try {
            Changes changes = timer.time("compare", () -> {
                results.load();
                return Changes.since(results, dump.plan(), heads);
            });
            if (mayBeUpToDate && changes.reasons().isEmpty() && differences.isEmpty()) {
                onUpToDate.accept(upToDate(outputs, Changes.queryHeads(heads.keySet())));
                return run;
            }
            if (mayBeUpToDate) {
                prepare(outputs, published); // not earlier: up-to-date outputs are not touched, not even to check them
            }
            if (changes.reasons().isEmpty() && !differences.isEmpty()) {
                print(config.runJson() + ": nothing to compute; the tables are written again: "
                        + String.join("; ", differences));
            }
            results.deleteLeftovers();
            run = Optional.of(
                    new AnalysisRun(config, application, outputs, results, dump, changes, timer, start, isOneOfMany));
            return run;
        } finally {
            if (run.isEmpty()) {
                results.close();
            }
        }
    }

    private RunResult upToDate(RunOutputs outputs, int heads) throws RunException {
        outputs.deleteLeftovers(config);
        ResultStore.sweepStaged(new Path(config.runJson()), application.hadoop());
        outputs.committer().delete(Publication.failedStatusPath(config)); // of a failed run since then
        print("Nothing changed since " + config.runJson() + " was published; outputs left untouched.");
        return new RunResult(config.runJson(), heads, 0, config.statusCsv());
    }

    private void prepare(RunOutputs outputs, PublishedOutputs published) throws RunException {
        if (!options.overwrites()) {
            new ReplacementGuard(application.hadoop()).require(config, published.manifest());
        }
        outputs.prepare(config);
    }

    private void print(String line) {
        application.console().err().println(line);
    }
}
