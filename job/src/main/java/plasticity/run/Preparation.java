package plasticity.run;

import java.util.List;
import java.util.NavigableMap;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.dump.ChangeDetection;
import plasticity.heads.HeadId;
import plasticity.input.DumpResolver;
import plasticity.input.ResolvedDump;
import plasticity.messages.RunException;
import plasticity.publish.DumpGuard;
import plasticity.publish.Publication;
import plasticity.publish.PublishedOutputs;
import plasticity.publish.RunOutputs;
import plasticity.results.Fingerprint;
import plasticity.results.ResultStore;
import plasticity.session.Application;

/** Prepares a run: acquires its lease, resolves its dump, and determines what changed since the last run. */
final class Preparation {
    private final AnalysisConfig config;
    private final RunOptions options;
    private final Application application;
    private final boolean isOneOfMany;
    private final StageTimer timer = new StageTimer();

    /** @param isOneOfMany whether the job has other runs */
    Preparation(AnalysisConfig config, RunOptions options, Application application, boolean isOneOfMany) {
        this.isOneOfMany = isOneOfMany;
        this.config = config;
        this.options = options;
        this.application = application;
    }

    sealed interface Result {
        /** Nothing changed: the published outputs are complete and identical to what this run would publish. */
        record UpToDate(RunResult result) implements Result {}

        /** A run with heads to compute or tables to write; it holds its lease. */
        record Pending(AnalysisRun run) implements Result {}
    }

    /** @throws RunException if the lease cannot be acquired, or the dump is missing */
    Result run() throws RunException {
        RunOutputs outputs = RunOutputs.acquire(config, options.lease(), application);
        Result result = null;
        try {
            result = run(outputs);
            return result;
        } finally {
            if (!(result instanceof Result.Pending)) {
                outputs.close();
            }
        }
    }

    private Result run(RunOutputs outputs) throws RunException {
        String start = application.clock().instant().toString();
        PublishedOutputs published = new PublishedOutputs(config, outputs.committer(), application.hadoop());
        boolean mayBeUpToDate = options.reuse() == RunOptions.Reuse.UNCHANGED && published.exist();
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
        if (mayBeUpToDate && options.changeDetection() == ChangeDetection.METADATA && differences.isEmpty()) {
            return upToDate(outputs, heads.size());
        }
        ResultCache results = ResultCache.of(config, options.reuse(), application);
        Result result = null;
        try {
            Changes changes = timer.time("compare", () -> {
                results.load();
                return Changes.since(results, heads);
            });
            if (mayBeUpToDate && changes.reasons().isEmpty() && differences.isEmpty()) {
                result = upToDate(outputs, heads.size());
                return result;
            }
            if (mayBeUpToDate) {
                prepare(outputs, published); // not earlier: up-to-date outputs are not touched, not even to check them
            }
            if (changes.reasons().isEmpty() && !differences.isEmpty()) {
                print(config.runJson() + ": nothing to compute; the tables are written again: "
                        + String.join("; ", differences));
            }
            results.deleteLeftovers();
            result = new Result.Pending(
                    new AnalysisRun(config, application, outputs, results, dump, changes, timer, start, isOneOfMany));
            return result;
        } finally {
            if (!(result instanceof Result.Pending)) {
                results.close();
            }
        }
    }

    private Result upToDate(RunOutputs outputs, int heads) throws RunException {
        outputs.deleteLeftovers(config);
        ResultStore.sweepStaged(new Path(config.runJson()), application.hadoop());
        outputs.committer().delete(Publication.failedStatusPath(config)); // of a failed run since then
        print("Nothing changed since " + config.runJson() + " was published; outputs left untouched.");
        return new Result.UpToDate(new RunResult(config.runJson(), heads, 0, config.statusCsv()));
    }

    private void prepare(RunOutputs outputs, PublishedOutputs published) throws RunException {
        outputs.prepare(config, options.foreign(), published, application);
    }

    private void print(String line) {
        application.console().err().println(line);
    }
}
