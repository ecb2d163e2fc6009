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
import plasticity.run.AnalysisRun;
import plasticity.run.Console;
import plasticity.run.LeaseTerms;
import plasticity.run.RunException;
import plasticity.run.RunResult;

/** {@code plasticity analyze}: a YAML file, a flag for every setting, and tables at the end. */
final class AnalyzeCommand extends Command {
    private static final String CONFIG = "--config";
    private static final String EXPLAIN = "--explain";
    private static final String WAIT = "--wait";
    private static final String BREAK_LEASE = "--break-lease";

    private AnalyzeCommand(Console console) {
        super(
                console,
                "Analyse every captured query head of a dump and write the tables.",
                "Exit status: 0 every head found was analysed; 1 the run failed, another one writes there, or no head could be"
                        + " analysed; 2 wrong usage or configuration; 3 some heads failed, the tables hold the others.");
    }

    /** The flags are the settings; there is no second list of them. */
    static CommandSpec spec(Console console) {
        AnalyzeCommand command = new AnalyzeCommand(console);
        CommandSpec spec = command.spec();
        spec.addOption(option(
                CONFIG, Path.class, "FILE", "YAML file with any of the settings below; a flag wins over the file."));
        for (Setting setting : Setting.values()) {
            spec.addOption(
                    option(flag(setting), String.class, "VALUE", setting.description() + " " + setting.defaultText()));
        }
        spec.addOption(flag(
                EXPLAIN,
                "Tell heads, tasks, bytes to read and memory a task, then end; nothing is analysed or written."));
        spec.addOption(option(
                WAIT,
                Integer.class,
                "SECONDS",
                "Wait at most so long for another run that writes to the same run_json, then end with status 1. Default: "
                        + LeaseTerms.PATIENCE.toSeconds() + "."));
        spec.addOption(
                flag(
                        BREAK_LEASE,
                        "Take the lease of such a run away instead; it will publish nothing. For a run that is known to be dead."));
        return command.finished();
    }

    @Override
    int run(ParseResult flags) throws ConfigException, RunException {
        Optional<Path> file = Optional.ofNullable(flags.matchedOptionValue(CONFIG, (Path) null));
        AnalysisConfig config = ConfigLoader.load(file, given(flags));
        LeaseTerms terms = terms(flags);
        if (flags.hasMatchedOption(EXPLAIN)) {
            AnalysisRun.explain(config, console(), InstantSource.system());
            return ExitStatus.OK;
        }
        return analyse(config, terms);
    }

    private static LeaseTerms terms(ParseResult flags) throws ConfigException {
        int seconds = flags.matchedOptionValue(WAIT, (int) LeaseTerms.PATIENCE.toSeconds());
        if (seconds < 0) {
            throw new ConfigException(
                    List.of(new ConfigProblem(WAIT, "found " + seconds + ", a number of seconds from 0 is expected")));
        }
        return new LeaseTerms(
                Duration.ofSeconds(seconds),
                flags.hasMatchedOption(BREAK_LEASE) ? LeaseTerms.Other.BROKEN : LeaseTerms.Other.RESPECTED);
    }

    private int analyse(AnalysisConfig config, LeaseTerms terms) throws ConfigException, RunException {
        RunResult result = AnalysisRun.run(config, terms, console(), InstantSource.system());
        if (result.failed() > 0) {
            tell(result.failed() + " of " + (result.ok() + result.failed())
                    + " heads failed, the tables hold the other " + result.ok() + "; see " + result.statusTable());
            return ExitStatus.SOME_HEADS_FAILED;
        }
        return ExitStatus.OK;
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
