package plasticity.run;

import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.Setting;
import plasticity.console.Console;
import plasticity.dump.ChangeDetection;
import plasticity.heads.HeadId;
import plasticity.input.DumpResolver;
import plasticity.input.PlanText;
import plasticity.input.PlannedDump;
import plasticity.input.RunExpansion;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.plan.DumpPlan;
import plasticity.plan.InsufficientMemoryException;
import plasticity.publish.DumpGuard;
import plasticity.publish.OutputCommitter;
import plasticity.publish.PublishedOutputs;
import plasticity.publish.ReplacementGuard;
import plasticity.results.Fingerprint;
import plasticity.session.Application;

/**
 * What {@link AnalysisJob} would do, told from directories, footers and what earlier runs left: nothing is analysed or written, Spark is not started.
 */
public final class DryRun {
    private final AnalysisConfig config;
    private final Application application;

    private DryRun(AnalysisConfig config, Application application) {
        this.config = config;
        this.application = application;
    }

    /**
     * Tells heads, tasks, bytes and memory of each run.
     *
     * @throws ConfigException when the Hub cannot be asked with these settings
     * @throws RunException when there is no dump, or its heads would not fit into memory
     */
    public static void plans(List<AnalysisConfig> runs, RunOptions terms, Console console, InstantSource clock)
            throws ConfigException, RunException {
        List<DryRun> previews = of(runs, console, clock);
        for (DryRun run : previews) {
            if (previews.size() > 1) {
                console.out().println(AnalysisRun.heading(run.config));
            }
            run.tellPlan(terms);
        }
    }

    /**
     * Tells which heads of each run would be computed, and why; where none is, whether the tables would be written again, and why.
     *
     * @throws ConfigException when the Hub cannot be asked with these settings
     * @throws RunException when there is no dump, or an output would replace a file that it must not
     */
    public static void changes(List<AnalysisConfig> runs, RunOptions terms, Console console, InstantSource clock)
            throws ConfigException, RunException {
        List<DryRun> previews = of(runs, console, clock);
        boolean isSame = true;
        for (DryRun run : previews) {
            isSame &= run.tellChanges(terms);
        }
        for (String target : runs.get(0).combinedCsv().stream().toList()) {
            CombinedTable combined = new CombinedTable(target, terms, previews.get(0).application);
            combined.require();
            console.out()
                    .println(target
                            + (isSame && combined.exists()
                                    ? ": written only if it does not hold these runs"
                                    : ": would be written"));
        }
    }

    private static List<DryRun> of(List<AnalysisConfig> listed, Console console, InstantSource clock)
            throws ConfigException, RunException {
        Application application = Application.of(listed.get(0).maxWorkers(), console, clock);
        return RunExpansion.of(listed, application).all().stream()
                .map(run -> new DryRun(run, application))
                .toList();
    }

    private void tellPlan(RunOptions terms) throws RunException {
        DumpPlan plan = new DumpResolver(config, application, terms.identity())
                .outline()
                .plan();
        try {
            application
                    .console()
                    .out()
                    .print(PlanText.of(plan, application.resources().memory()));
            DumpPlan fitting = plan.within(application.resources().memory());
            if (fitting.unreadable() > plan.unreadable()) {
                application
                        .console()
                        .out()
                        .println(Plural.of(fitting.unreadable() - plan.unreadable(), "query head")
                                + " would not fit into memory and fail alone");
            }
        } catch (InsufficientMemoryException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    /** @return whether the set would stay as it is */
    private boolean tellChanges(RunOptions terms) throws RunException {
        application.connectivity().require(Setting.RUN_JSON.key(), new Path(config.runJson()));
        if (config.datasetLocalRoot().isPresent()) {
            new DumpGuard(config.datasetLocalRoot().get(), config, application.hadoop()).require();
        }
        PlannedDump dump = new DumpResolver(config, application, terms.identity()).outline();
        NavigableMap<HeadId, Fingerprint> heads = Changes.fingerprints(dump, Changes.settings(config));
        PublishedOutputs standing =
                new PublishedOutputs(config, new OutputCommitter(application.hadoop()), application.hadoop());
        List<String> differences =
                terms.reuse() == RunOptions.Reuse.NOTHING ? List.of("--fresh") : standing.differences(heads);
        Changes changes = changes(terms, heads, differences);
        if (terms.foreign() == ReplacementGuard.Foreign.KEPT
                && !(changes.reasons().isEmpty() && differences.isEmpty())) {
            new ReplacementGuard(application.hadoop()).require(config, standing.manifest());
        }
        application.console().out().print(ChangesText.of(config.runJson(), changes, differences));
        return changes.reasons().isEmpty() && differences.isEmpty();
    }

    /** By metadata the set alone tells that nothing changed, as in the run itself. */
    private Changes changes(RunOptions terms, NavigableMap<HeadId, Fingerprint> heads, List<String> differences)
            throws RunException {
        if (terms.identity() == ChangeDetection.METADATA && differences.isEmpty()) {
            return new Changes(heads, new TreeMap<>());
        }
        try (ResultCache earlier = ResultCache.of(config, terms.reuse(), application)) {
            earlier.load();
            return Changes.against(earlier, heads);
        }
    }
}
