package plasticity.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.ConfigLoader;
import plasticity.config.ConfigProblem;
import plasticity.config.Setting;
import plasticity.console.Console;
import plasticity.lease.LeaseOptions;
import plasticity.messages.RunException;
import plasticity.run.AnalysisJob;
import plasticity.run.DryRun;
import plasticity.run.JobResult;
import plasticity.run.RunOptions;
import plasticity.run.RunResult;

/** {@code plasticity analyze}: a YAML file, a flag for every setting, and tables at the end. */
final class AnalyzeCommand extends Command {
    private static final String CONFIG = "--config";
    private static final String RUNS = "--runs";
    private static final String EXPLAIN = "--explain";
    private static final String DRY_RUN = "--dry-run";
    private static final String FRESH = "--fresh";
    private static final String VERIFY_CONTENT = "--verify-content";
    private static final String OVERWRITE = "--overwrite";
    private static final String WAIT = "--wait";
    private static final String BREAK_LEASE = "--break-lease";

    private AnalyzeCommand(Console console) {
        super(
                console,
                "Analyse every captured query head of a dump and write the tables. Heads that did not change since the last run"
                        + " are not computed again.",
                "Exit status: 0 every head found was analysed; 1 the run failed, another one writes there, or no head could be"
                        + " analysed, or one of several runs came to that; 2 wrong usage or configuration; 3 some heads"
                        + " failed, the tables hold the others.");
    }

    /** The flags are the settings; there is no second list of them. */
    static CommandSpec spec(Console console) {
        AnalyzeCommand command = new AnalyzeCommand(console);
        CommandSpec spec = command.spec();
        spec.addOption(option(
                CONFIG, Path.class, "FILE", "YAML file with any of the settings below; a flag wins over the file."));
        spec.addOption(option(
                RUNS,
                Path.class,
                "FILE",
                "YAML file that lists several runs, a mapping of settings or a model directory each; as the key runs of the"
                        + " configuration does."));
        for (Setting setting : Setting.values()) {
            spec.addOption(
                    option(flag(setting), String.class, "VALUE", setting.description() + " " + setting.defaultText()));
        }
        spec.addOption(flag(
                EXPLAIN,
                "Tell heads, tasks, bytes to read and memory a task, then end; nothing is analysed or written."));
        spec.addOption(flag(
                DRY_RUN,
                "Tell which heads would be computed and whether tables would be written again, and why, then end; nothing is"
                        + " analysed or written."));
        spec.addOption(flag(FRESH, "Compute every head, whatever earlier runs left."));
        spec.addOption(
                flag(
                        VERIFY_CONTENT,
                        "Compare the bytes of all files, where else size, time, ETag or checksum, and footer tell whether one changed."));
        spec.addOption(
                flag(
                        OVERWRITE,
                        "Let outputs replace files that no run of this program wrote, which are refused else; never a file of the dump."));
        spec.addOption(option(
                WAIT,
                Integer.class,
                "SECONDS",
                "Wait at most so long for another run that writes to the same run_json, then end with status 1. Default: "
                        + LeaseOptions.DEFAULT_MAX_WAIT.toSeconds() + "."));
        spec.addOption(
                flag(
                        BREAK_LEASE,
                        "Take the lease of such a run away instead; it will publish nothing. For a run that is known to be dead."));
        return command.finished();
    }

    @Override
    int run(ParseResult flags) throws ConfigException, RunException {
        List<AnalysisConfig> runs = ConfigLoader.loadAll(path(flags, CONFIG), path(flags, RUNS), given(flags));
        RunOptions terms = terms(flags);
        if (flags.hasMatchedOption(EXPLAIN)) {
            DryRun.printPlans(runs, terms, console(), InstantSource.system());
            return ExitStatus.OK;
        }
        if (flags.hasMatchedOption(DRY_RUN)) {
            DryRun.printChanges(runs, terms, console(), InstantSource.system());
            return ExitStatus.OK;
        }
        CutOff cutOff = CutOff.armed();
        try {
            return end(AnalysisJob.run(runs, terms, console(), InstantSource.system()));
        } finally {
            cutOff.disarm();
        }
    }

    private static Optional<Path> path(ParseResult flags, String option) {
        return Optional.ofNullable(flags.matchedOptionValue(option, (Path) null));
    }

    private int end(JobResult result) throws RunException {
        int status = endOfRuns(result);
        if (result.combinedFailure().isPresent()) {
            tell(result.combinedFailure().get().getMessage());
            return ExitStatus.FAILED;
        }
        return status;
    }

    private int endOfRuns(JobResult result) throws RunException {
        int runs = result.published().size() + result.failures().size();
        if (runs == 1 && !result.failures().isEmpty()) {
            throw result.failures().values().iterator().next();
        }
        if (!result.failures().isEmpty()) {
            result.failures().forEach((run, failure) -> tell(run + ": " + failure.getMessage()));
            tell(result.failures().size() + " of " + runs
                    + " runs failed, the sets of the others stand; the first with: "
                    + result.failures().values().iterator().next().getMessage());
            return result.failures().values().stream().allMatch(RunException::isUsage)
                    ? ExitStatus.USAGE
                    : ExitStatus.FAILED;
        }
        if (result.failedHeads() == 0) {
            return ExitStatus.OK;
        }
        result.published().stream().filter(run -> run.failed() > 0).forEach(this::tellFailedHeads);
        return ExitStatus.SOME_HEADS_FAILED;
    }

    private void tellFailedHeads(RunResult run) {
        tell(run.failed() + " of " + (run.ok() + run.failed()) + " heads failed, the tables hold the other " + run.ok()
                + "; see " + run.statusTable());
    }

    private static RunOptions terms(ParseResult flags) throws ConfigException {
        RunOptions terms = RunOptions.of(lease(flags));
        if (flags.hasMatchedOption(FRESH)) {
            terms = terms.withFreshResults();
        }
        if (flags.hasMatchedOption(OVERWRITE)) {
            terms = terms.withOverwriting();
        }
        return flags.hasMatchedOption(VERIFY_CONTENT) ? terms.withContentHashes() : terms;
    }

    private static LeaseOptions lease(ParseResult flags) throws ConfigException {
        int seconds = flags.matchedOptionValue(WAIT, (int) LeaseOptions.DEFAULT_MAX_WAIT.toSeconds());
        if (seconds < 0) {
            throw new ConfigException(
                    List.of(new ConfigProblem(WAIT, "found " + seconds + ", a number of seconds from 0 is expected")));
        }
        return new LeaseOptions(
                Duration.ofSeconds(seconds),
                flags.hasMatchedOption(BREAK_LEASE) ? LeaseOptions.Existing.BROKEN : LeaseOptions.Existing.RESPECTED);
    }

    private static Map<String, String> given(ParseResult flags) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            if (flags.hasMatchedOption(flag(setting))) {
                given.put(setting.key(), flags.matchedOptionValue(flag(setting), ""));
            }
        }
        return given;
    }

    private static String flag(Setting setting) {
        return "--" + setting.key();
    }
}
