package plasticity.run;

import java.util.List;
import java.util.NavigableMap;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.dump.ChangeDetection;
import plasticity.heads.HeadId;
import plasticity.input.DumpResolver;
import plasticity.input.PlannedDump;
import plasticity.messages.RunException;
import plasticity.publish.DumpGuard;
import plasticity.publish.Publication;
import plasticity.publish.PublishedOutputs;
import plasticity.publish.RunOutputs;
import plasticity.results.Fingerprint;
import plasticity.results.ResultStore;
import plasticity.session.Application;

/** What comes before a run's work: its place, its dump, and what changed since an earlier run. */
final class Preparation {
    private final AnalysisConfig config;
    private final RunOptions terms;
    private final Application application;
    private final boolean isOneOfMany;
    private final StageTimes times = new StageTimes();

    /** @param isOneOfMany whether the job has other runs */
    Preparation(AnalysisConfig config, RunOptions terms, Application application, boolean isOneOfMany) {
        this.isOneOfMany = isOneOfMany;
        this.config = config;
        this.terms = terms;
        this.application = application;
    }

    /** What comes of it. */
    sealed interface Result {
        /** Nothing changed: the set that an earlier run published is whole and just what this one would publish. */
        record Standing(RunResult set) implements Result {}

        /** A run that has its place. */
        record ToDo(AnalysisRun run) implements Result {}
    }

    /**
     * Takes the place, brings the dump and sees what changed.
     *
     * @throws RunException when there is no place or no dump
     */
    Result run() throws RunException {
        RunOutputs place = RunOutputs.take(config, terms.lease(), application);
        Result result = null;
        try {
            result = run(place);
            return result;
        } finally {
            if (!(result instanceof Result.ToDo)) {
                place.close();
            }
        }
    }

    private Result run(RunOutputs place) throws RunException {
        String start = application.clock().instant().toString();
        PublishedOutputs standing = new PublishedOutputs(config, place.outputs(), application.hadoop());
        boolean mayStand = terms.reuse() == RunOptions.Reuse.UNCHANGED && standing.isThere();
        if (!mayStand) {
            prepare(place, standing); // what is wrong with it is told before the work on the dump
        }
        PlannedDump dump = times.of("plan", new DumpResolver(config, application, terms.identity())::bring);
        if (config.datasetLocalRoot().isEmpty()) {
            new DumpGuard(dump.root().path(), config, application.hadoop()).require();
        }
        NavigableMap<HeadId, Fingerprint> heads = Changes.fingerprints(dump, Changes.settings(config));
        List<String> differences = mayStand ? standing.differences(heads) : List.of();
        // Contents are known to the store alone.
        if (mayStand && terms.identity() == ChangeDetection.METADATA && differences.isEmpty()) {
            return unchanged(place, heads.size());
        }
        ResultCache results = ResultCache.of(config, terms.reuse(), application);
        Result result = null;
        try {
            Changes changes = times.of("compare", () -> {
                results.load();
                return Changes.against(results, heads);
            });
            if (mayStand && changes.reasons().isEmpty() && differences.isEmpty()) {
                result = unchanged(place, heads.size());
                return result;
            }
            if (mayStand) {
                prepare(place, standing); // an unchanged set is not written to, not even to see whether it could be
            }
            if (changes.reasons().isEmpty() && !differences.isEmpty()) {
                tell(config.runJson() + ": nothing to compute; the tables are written again: "
                        + String.join("; ", differences));
            }
            results.sweep();
            result = new Result.ToDo(
                    new AnalysisRun(config, application, place, results, dump, changes, times, start, isOneOfMany));
            return result;
        } finally {
            if (!(result instanceof Result.ToDo)) {
                results.close();
            }
        }
    }

    private Result unchanged(RunOutputs place, int heads) throws RunException {
        place.sweep(config);
        ResultStore.sweepStaged(new Path(config.runJson()), application.hadoop());
        place.outputs().remove(Publication.failedStatus(config)); // of a run in between
        tell("Nothing changed since the set " + config.runJson() + " was published; it stands as it is.");
        return new Result.Standing(new RunResult(config.runJson(), heads, 0, config.statusCsv()));
    }

    private void prepare(RunOutputs place, PublishedOutputs standing) throws RunException {
        place.prepare(config, terms.foreign(), standing, application);
    }

    private void tell(String line) {
        application.console().err().println(line);
    }
}
