package plasticity.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.ConfigLoader;
import plasticity.config.Setting;
import plasticity.console.Console;
import plasticity.lease.LeaseOptions;
import plasticity.messages.RunException;
import plasticity.run.AnalysisJob;
import plasticity.run.DryRun;
import plasticity.run.JobResult;
import plasticity.run.RunOptions;
import plasticity.run.RunResult;

/** {@code plasticity analyze}: runs one or more analyses, configured by a YAML file and a flag for every setting. */
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

    /** Has a flag for every {@link Setting}. */
    AnalyzeCommand(Console console) {
        super(
                console,
                "Analyse every captured query head of a dump and write tables of metrics. Only heads that changed since the last"
                        + " run are recomputed.",
                "Exit status: 0 all heads were analysed; 1 the run failed (including: another run holds the lease, no head"
                        + " could be analysed, or at least one of several runs failed); 2 wrong usage or configuration;"
                        + " 3 some heads failed, the tables contain the others.");
        addOption(CONFIG, Path.class, "FILE", "YAML file with any of the settings below; flags override it.");
        addOption(
                RUNS,
                Path.class,
                "FILE",
                "YAML file that lists several runs, each a mapping of settings or a model directory; same format as the key"
                        + " runs in the configuration.");
        for (Setting setting : Setting.values()) {
            addOption(flag(setting), String.class, "VALUE", setting.description() + " " + setting.defaultText());
        }
        addFlag(
                EXPLAIN,
                "Print the number of heads and tasks, bytes to read, memory per task and sizes of the tables, then exit.");
        addFlag(DRY_RUN, "Print which heads would be recomputed and which tables rewritten, and why, then exit.");
        addFlag(FRESH, "Ignore cached results and recompute every head.");
        addFlag(
                VERIFY_CONTENT,
                "Detect changed files by SHA-256 of their contents instead of by size, mtime, ETag/checksum and footer hash.");
        addFlag(
                OVERWRITE,
                "Allow outputs to replace files that plasticity did not write; files of the dump are never replaced.");
        addOption(
                WAIT,
                Integer.class,
                "SECONDS",
                "Maximum time to wait for another run that holds the lease on run_json. Default: "
                        + LeaseOptions.DEFAULT_MAX_WAIT.toSeconds() + ".");
        addFlag(
                BREAK_LEASE,
                "Break the other run's lease instead of waiting; that run will not publish. Use it if the run is known to be dead.");
    }

    @Override
    int run(ParseResult flags) throws ConfigException, RunException {
        List<AnalysisConfig> runs = ConfigLoader.loadAll(path(flags, CONFIG), path(flags, RUNS), settings(flags));
        RunOptions options = options(flags);
        if (flags.hasMatchedOption(EXPLAIN)) {
            DryRun.printPlans(runs, options, console(), InstantSource.system());
            return ExitStatus.OK;
        }
        if (flags.hasMatchedOption(DRY_RUN)) {
            DryRun.printChanges(runs, options, console(), InstantSource.system());
            return ExitStatus.OK;
        }
        ShutdownTimeout timeout = ShutdownTimeout.armed();
        try {
            return exitStatus(AnalysisJob.run(runs, options, console(), InstantSource.system()));
        } finally {
            timeout.disarm();
        }
    }

    private static Optional<Path> path(ParseResult flags, String option) {
        return Optional.ofNullable(flags.matchedOptionValue(option, (Path) null));
    }

    private int exitStatus(JobResult result) throws RunException {
        int status = exitStatusOfRuns(result);
        if (result.combinedFailure().isPresent()) {
            report(result.combinedFailure().get().getMessage());
            return ExitStatus.FAILED;
        }
        return status;
    }

    private int exitStatusOfRuns(JobResult result) throws RunException {
        int runs = result.published().size() + result.failures().size();
        if (runs == 1 && !result.failures().isEmpty()) {
            throw result.failures().values().iterator().next();
        }
        if (!result.failures().isEmpty()) {
            result.failures().forEach((run, failure) -> report(run + ": " + failure.getMessage()));
            report(result.failures().size() + " of " + runs
                    + " runs failed, the tables of the others are published; first failure: "
                    + result.failures().values().iterator().next().getMessage());
            return result.failures().values().stream().allMatch(RunException::isUsage)
                    ? ExitStatus.USAGE
                    : ExitStatus.FAILED;
        }
        if (result.failedHeads() == 0) {
            return ExitStatus.OK;
        }
        result.published().stream().filter(run -> run.failed() > 0).forEach(this::reportFailedHeads);
        return ExitStatus.SOME_HEADS_FAILED;
    }

    private void reportFailedHeads(RunResult run) {
        report(run.failed() + " of " + (run.ok() + run.failed()) + " heads failed, the tables contain the other "
                + run.ok() + "; see " + run.statusTable());
    }

    private static RunOptions options(ParseResult flags) throws ConfigException {
        return new RunOptions(
                lease(flags),
                flags.hasMatchedOption(FRESH),
                flags.hasMatchedOption(VERIFY_CONTENT),
                flags.hasMatchedOption(OVERWRITE));
    }

    private static LeaseOptions lease(ParseResult flags) throws ConfigException {
        int seconds = flags.matchedOptionValue(WAIT, (int) LeaseOptions.DEFAULT_MAX_WAIT.toSeconds());
        if (seconds < 0) {
            throw new ConfigException(WAIT, "invalid value " + seconds + ": expected a number of seconds >= 0");
        }
        return new LeaseOptions(
                Duration.ofSeconds(seconds),
                flags.hasMatchedOption(BREAK_LEASE) ? LeaseOptions.Existing.BROKEN : LeaseOptions.Existing.RESPECTED);
    }

    private static Map<String, String> settings(ParseResult flags) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            if (flags.hasMatchedOption(flag(setting))) {
                settings.put(setting.key(), flags.matchedOptionValue(flag(setting), ""));
            }
        }
        return settings;
    }

    private static String flag(Setting setting) {
        return "--" + setting.key();
    }
}
