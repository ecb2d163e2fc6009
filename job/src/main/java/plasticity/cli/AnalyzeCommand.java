package plasticity.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.ConfigLoader;
import plasticity.config.ConfigProblem;
import plasticity.config.Setting;
import plasticity.run.AnalysisRun;
import plasticity.run.Console;
import plasticity.run.RunException;
import plasticity.run.RunResult;
import plasticity.run.Version;

/** {@code plasticity analyze}: a YAML file, a flag for every setting, and tables at the end. */
final class AnalyzeCommand implements Callable<Integer> {
    private static final String CONFIG = "--config";
    private static final String EXPLAIN = "--explain";
    private static final String DEBUG = "--debug";

    private final Console console;
    private final CommandSpec spec;

    private AnalyzeCommand(Console console) {
        this.console = console;
        this.spec = CommandSpec.wrapWithoutInspection(this).mixinStandardHelpOptions(true);
    }

    /** The flags are the settings; there is no second list of them. */
    static CommandSpec spec(Console console) {
        CommandSpec spec = new AnalyzeCommand(console).spec;
        spec.version("plasticity " + Version.text());
        spec.usageMessage()
                .sortOptions(false)
                .description("Analyse every captured query head of a dump and write the tables.")
                .footer(
                        "",
                        "Exit status: 0 every head found was analysed; 1 the run failed or no head could be analysed;"
                                + " 2 wrong usage or configuration; 3 some heads failed, the tables hold the others.");
        spec.addOption(OptionSpec.builder(CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description("YAML file with any of the settings below; a flag wins over the file.")
                .build());
        for (Setting setting : Setting.values()) {
            spec.addOption(OptionSpec.builder(flag(setting))
                    .type(String.class)
                    .paramLabel("VALUE")
                    .description(setting.description() + " " + setting.defaultText())
                    .build());
        }
        spec.addOption(OptionSpec.builder(EXPLAIN)
                .type(boolean.class)
                .arity("0")
                .description(
                        "Tell heads, tasks, bytes to read and memory a task, then end; nothing is analysed or written.")
                .build());
        spec.addOption(OptionSpec.builder(DEBUG)
                .type(boolean.class)
                .arity("0")
                .description("Show stack traces and Spark's warnings.")
                .build());
        return spec;
    }

    @Override
    public Integer call() {
        ParseResult flags = spec.commandLine().getParseResult();
        boolean debug = flags.hasMatchedOption(DEBUG);
        Logging.quieten(debug);
        try {
            Optional<Path> file = Optional.ofNullable(flags.matchedOptionValue(CONFIG, (Path) null));
            AnalysisConfig config = ConfigLoader.load(file, given(flags));
            return analyse(config, flags.hasMatchedOption(EXPLAIN));
        } catch (ConfigException e) {
            e.problems().stream().map(ConfigProblem::toString).forEach(this::tell);
            return ExitStatus.USAGE;
        } catch (RunException e) {
            if (debug) {
                e.printStackTrace(console.err());
            }
            tell(e.getMessage());
            return ExitStatus.FAILED;
        } catch (RuntimeException | Error e) {
            if (debug) {
                e.printStackTrace(console.err());
            }
            tell("unexpected failure, run again with --debug for the details: " + e);
            return ExitStatus.FAILED;
        }
    }

    private int analyse(AnalysisConfig config, boolean explain) throws ConfigException, RunException {
        if (explain) {
            AnalysisRun.explain(config, console, InstantSource.system());
            return ExitStatus.OK;
        }
        RunResult result = AnalysisRun.run(config, console, InstantSource.system());
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

    private void tell(String line) {
        console.err().println("plasticity: " + line);
    }
}
