package plasticity.plots.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import plasticity.cli.ExitStatus;
import plasticity.config.Binder;
import plasticity.config.ConfigProblem;
import plasticity.plots.model.PlotException;
import plasticity.publish.Version;
import plasticity.tables.TableException;

/** Runs a subcommand with settings from a YAML file and flags. */
final class SubcommandRunner implements Callable<Integer> {
    private static final String CONFIG = "--config";
    private static final String DEBUG = "--debug";

    private final Subcommand subcommand;
    private final PrintStream out;
    private final PrintStream err;
    private final CommandSpec spec;

    private SubcommandRunner(Subcommand subcommand, PrintStream out, PrintStream err) {
        this.subcommand = subcommand;
        this.out = out;
        this.err = err;
        this.spec = CommandSpec.wrapWithoutInspection(this).mixinStandardHelpOptions(true);
    }

    /** The command line of a subcommand: one flag per setting. */
    static CommandSpec spec(Subcommand subcommand, PrintStream out, PrintStream err) {
        CommandSpec spec = new SubcommandRunner(subcommand, out, err).spec;
        spec.version("plasticity " + Version.text());
        spec.usageMessage()
                .sortOptions(false)
                .description(subcommand.description())
                .footer("", "Exit status: 0 success; 1 unexpected failure; 2 invalid usage, settings or table.");
        spec.addOption(OptionSpec.builder(CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description("YAML file with any of the settings below; flags take precedence.")
                .build());
        for (PlotSetting setting : subcommand.settings()) {
            String description = setting.description() + " " + setting.presenceText();
            if (setting.isBoolean()) {
                spec.addOption(option(flag(setting)).description(description).build());
                spec.addOption(option(negated(setting))
                        .description("Turn the setting off, overriding the YAML file.")
                        .build());
            } else {
                spec.addOption(OptionSpec.builder(flag(setting))
                        .type(String.class)
                        .paramLabel("VALUE")
                        .description(description)
                        .build());
            }
        }
        spec.addOption(option(DEBUG).description("Show stack traces.").build());
        return spec;
    }

    private static OptionSpec.Builder option(String flag) {
        return OptionSpec.builder(flag).type(boolean.class).arity("0");
    }

    @Override
    public Integer call() {
        ParseResult flags = spec.commandLine().getParseResult();
        boolean debug = flags.hasMatchedOption(DEBUG);
        Binder<PlotSetting> binder = new Binder<>(subcommand.settings(), spec.qualifiedName());
        try {
            binder.read(Optional.ofNullable(flags.matchedOptionValue(CONFIG, (Path) null)), values(flags));
            if (!binder.problems().isEmpty()) {
                binder.problems().stream().map(ConfigProblem::toString).forEach(this::printError);
                return ExitStatus.USAGE;
            }
            subcommand.run(new Settings(binder.values()), out);
            return ExitStatus.OK;
        } catch (PlotException | TableException e) {
            if (debug) {
                e.printStackTrace(err);
            }
            printError(e.getMessage());
            return ExitStatus.USAGE;
        } catch (RuntimeException | Error e) {
            if (debug) {
                e.printStackTrace(err);
            }
            printError("unexpected failure; rerun with --debug for details: " + e);
            return ExitStatus.FAILED;
        }
    }

    private Map<String, String> values(ParseResult flags) throws PlotException {
        Map<String, String> values = new LinkedHashMap<>();
        for (PlotSetting setting : subcommand.settings()) {
            boolean isSet = flags.hasMatchedOption(flag(setting));
            if (setting.isBoolean()) {
                boolean isNegated = flags.hasMatchedOption(negated(setting));
                if (isSet && isNegated) {
                    throw new PlotException(flag(setting) + " and " + negated(setting) + " are mutually exclusive");
                }
                if (isSet || isNegated) {
                    values.put(setting.key(), Boolean.toString(isSet));
                }
            } else if (isSet) {
                values.put(setting.key(), flags.matchedOptionValue(flag(setting), ""));
            }
        }
        return values;
    }

    private static String flag(PlotSetting setting) {
        return "--" + setting.key();
    }

    private static String negated(PlotSetting setting) {
        return "--no-" + setting.key();
    }

    private void printError(String line) {
        err.println("plasticity: " + line);
    }
}
