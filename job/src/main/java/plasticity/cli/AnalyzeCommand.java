package plasticity.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.ConfigLoader;
import plasticity.config.Setting;
import plasticity.run.AnalysisRun;
import plasticity.run.Console;
import plasticity.run.RunException;
import plasticity.run.RunResult;

/** {@code plasticity analyze}: a YAML file, a flag for every setting, and tables at the end. */
final class AnalyzeCommand extends Command {
    private static final String CONFIG = "--config";
    private static final String EXPLAIN = "--explain";

    private AnalyzeCommand(Console console) {
        super(
                console,
                "Analyse every captured query head of a dump and write the tables.",
                "Exit status: 0 every head found was analysed; 1 the run failed or no head could be analysed;"
                        + " 2 wrong usage or configuration; 3 some heads failed, the tables hold the others.");
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
        return command.finished();
    }

    @Override
    int run(ParseResult flags) throws ConfigException, RunException {
        Optional<Path> file = Optional.ofNullable(flags.matchedOptionValue(CONFIG, (Path) null));
        AnalysisConfig config = ConfigLoader.load(file, given(flags));
        return analyse(config, flags.hasMatchedOption(EXPLAIN));
    }

    private int analyse(AnalysisConfig config, boolean explain) throws ConfigException, RunException {
        if (explain) {
            AnalysisRun.explain(config, console(), InstantSource.system());
            return ExitStatus.OK;
        }
        RunResult result = AnalysisRun.run(config, console(), InstantSource.system());
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
