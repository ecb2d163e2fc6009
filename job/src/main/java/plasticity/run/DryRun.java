package plasticity.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.Setting;
import plasticity.console.Console;
import plasticity.heads.HeadId;
import plasticity.input.DumpResolver;
import plasticity.input.PlanText;
import plasticity.input.ResolvedDump;
import plasticity.input.RunExpansion;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.InsufficientMemoryException;
import plasticity.publish.DumpGuard;
import plasticity.publish.OutputCommitter;
import plasticity.publish.PublishedOutputs;
import plasticity.publish.ReplacementGuard;
import plasticity.results.Fingerprint;
import plasticity.session.Application;

/**
 * Prints what {@link AnalysisJob} would do, based on directories, footers and earlier results: analyses and writes nothing, does not start Spark.
 */
public final class DryRun {
    private final AnalysisConfig config;
    private final Application application;

    private DryRun(AnalysisConfig config, Application application) {
        this.config = config;
        this.application = application;
    }

    /**
     * Prints heads, tasks, bytes and memory of each run.
     *
     * @throws ConfigException if the settings do not allow a download, or expanded runs would write the same file
     * @throws RunException if a dump is missing or does not fit into memory
     */
    public static void printPlans(
            List<AnalysisConfig> configs, RunOptions options, Console console, InstantSource clock)
            throws ConfigException, RunException {
        List<DryRun> runs = of(configs, console, clock);
        for (DryRun run : runs) {
            if (runs.size() > 1) {
                console.out().println(AnalysisRun.heading(run.config));
            }
            run.printPlan(options);
        }
    }

    /**
     * Prints which heads of each run would be computed, and why; if there are none, whether the tables would be written again, and why.
     *
     * @throws ConfigException if the settings do not allow a download, or expanded runs would write the same file
     * @throws RunException if a dump is missing, or an output would replace a file that it must not replace
     */
    public static void printChanges(
            List<AnalysisConfig> configs, RunOptions options, Console console, InstantSource clock)
            throws ConfigException, RunException {
        List<DryRun> runs = of(configs, console, clock);
        boolean areUpToDate = true;
        for (DryRun run : runs) {
            areUpToDate &= run.printChanges(options);
        }
        Optional<String> target = configs.get(0).combinedCsv();
        if (target.isPresent()) {
            CombinedTable combined = new CombinedTable(target.get(), options, runs.get(0).application);
            combined.requireWritable();
            console.out()
                    .println(combined
                            + (areUpToDate && combined.exists()
                                    ? ": would be written only if its content differs"
                                    : ": would be written"));
        }
    }

    private static List<DryRun> of(List<AnalysisConfig> configs, Console console, InstantSource clock)
            throws ConfigException, RunException {
        Application application = Application.of(configs.get(0).maxWorkers(), console, clock);
        return RunExpansion.of(configs, application).runsOrThrow().stream()
                .map(run -> new DryRun(run, application))
                .toList();
    }

    private void printPlan(RunOptions options) throws RunException {
        DumpPlan plan = resolveOutline(options).plan();
        try {
            ExecutorMemory memory = application.resources().memory();
            application.console().out().print(PlanText.of(plan, memory, config));
            long tooLarge = plan.within(memory).unreadable() - plan.unreadable();
            if (tooLarge > 0) {
                application
                        .console()
                        .out()
                        .println(Plural.of(tooLarge, "query head") + " would not fit into memory and would fail");
            }
        } catch (InsufficientMemoryException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    private ResolvedDump resolveOutline(RunOptions options) throws RunException {
        return new DumpResolver(config, application, options.changeDetection()).resolveOutline();
    }

    /** @return whether the outputs would be left untouched */
    private boolean printChanges(RunOptions options) throws RunException {
        application.connectivity().require(Setting.RUN_JSON.key(), new Path(config.runJson()));
        if (config.datasetLocalRoot().isPresent()) {
            new DumpGuard(config.datasetLocalRoot().get(), config, application.hadoop()).require();
        }
        ResolvedDump dump = resolveOutline(options);
        NavigableMap<HeadId, Fingerprint> heads = Changes.fingerprints(dump, config);
        PublishedOutputs published =
                new PublishedOutputs(config, new OutputCommitter(application.hadoop()), application.hadoop());
        List<String> differences = options.isFresh() ? List.of("--fresh") : published.differences(heads);
        Changes changes = changes(options, dump.plan(), heads, differences);
        boolean isUpToDate = changes.reasons().isEmpty() && differences.isEmpty();
        if (!options.overwrites() && !isUpToDate) {
            new ReplacementGuard(application.hadoop()).require(config, published.manifest());
        }
        application.console().out().print(text(config.runJson(), changes, differences));
        return isUpToDate;
    }

    /** If file metadata decides, up-to-date outputs are proof enough, as in the run itself. */
    private Changes changes(
            RunOptions options, DumpPlan plan, NavigableMap<HeadId, Fingerprint> heads, List<String> differences)
            throws RunException {
        if (!options.verifiesContent() && differences.isEmpty()) {
            return new Changes(heads, new TreeMap<>());
        }
        try (ResultCache earlier = ResultCache.of(config, options.isFresh(), application)) {
            earlier.load();
            return Changes.since(earlier, plan, heads);
        }
    }

    /**
     * Which heads would be computed and why: a summary line, followed by one line per reason. Heads with a name in {@code k} are key heads, of which
     * only the estimates are computed.
     *
     * @param name of the run
     * @param differences why the outputs would be written again; empty if they are up to date
     */
    private static String text(String name, Changes changes, List<String> differences) {
        Map<String, List<String>> headsByReason = new LinkedHashMap<>();
        changes.reasons().forEach((head, reason) -> headsByReason
                .computeIfAbsent(reason, first -> new ArrayList<>())
                .add(head.directoryName()));
        StringBuilder text = new StringBuilder("%s: %s, %d to compute, %d reused%s%n"
                .formatted(
                        name,
                        Plural.of(changes.queryHeads(), "query head"),
                        changes.computed(),
                        changes.reused(),
                        changes.reasons().isEmpty() ? conclusion(differences) : ""));
        headsByReason.forEach((reason, heads) -> text.append("  ")
                .append(Plural.listed(heads))
                .append(": ")
                .append(reason)
                .append(System.lineSeparator()));
        if (changes.reasons().isEmpty()) {
            differences.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        }
        return text.toString();
    }

    private static String conclusion(List<String> differences) {
        return differences.isEmpty()
                ? ": nothing to do, the tables stay as they are"
                : ": nothing to compute, but the tables would be written again";
    }
}
