package plasticity.plots.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import plasticity.cli.ExitStatus;
import plasticity.config.Binder;
import plasticity.config.ConfigProblem;
import plasticity.messages.FailureLog;
import plasticity.plots.figures.PlotSetting;
import plasticity.plots.figures.Settings;
import plasticity.plots.model.PlotException;
import plasticity.publish.Version;
import plasticity.tables.TableException;

/**
 * A subcommand with settings from a YAML file and flags.
 *
 * @param description one sentence for {@code --help}
 * @param err receives errors
 */
record Subcommand(String description, List<PlotSetting> settings, Action action, PrintStream err) {
    private static final String CONFIG = "--config";
    private static final String DEBUG = "--debug";

    /** What the subcommand does: reads the tables, and writes or shows the result. */
    @FunctionalInterface
    interface Action {
        /**
         * @throws TableException if a table is invalid
         * @throws PlotException if there is nothing to draw, settings contradict each other, or the output cannot be written
         */
        void run(Settings settings) throws PlotException, TableException;
    }

    /** The specification of the command line, whose user object is this: one flag per setting. */
    CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this)
                .mixinStandardHelpOptions(true)
                .version("plasticity " + Version.text());
        spec.usageMessage()
                .sortOptions(false)
                .description(description)
                .footer("", "Exit status: 0 success; 1 internal error; 2 invalid usage, settings or table.");
        spec.addOption(option(CONFIG, "YAML file with any of the settings below; flags take precedence.")
                .type(Path.class)
                .paramLabel("FILE")
                .build());
        for (PlotSetting setting : settings) {
            OptionSpec.Builder flag = option(flag(setting), setting.description() + " " + setting.presenceText());
            if (setting.isBoolean()) {
                String text = "Turn the setting off, overriding the YAML file.";
                spec.addOption(withoutValue(flag));
                spec.addOption(withoutValue(option(negated(setting), text)));
            } else if (isWords(setting)) {
                spec.addOption(flag.type(String[].class)
                        .arity("1..*")
                        .paramLabel("PATH")
                        .build());
            } else {
                spec.addOption(flag.type(String.class).paramLabel("VALUE").build());
            }
        }
        spec.addOption(withoutValue(option(DEBUG, "Show stack traces.")));
        return spec;
    }

    private static OptionSpec.Builder option(String flag, String description) {
        return OptionSpec.builder(flag).description(description);
    }

    private static OptionSpec withoutValue(OptionSpec.Builder option) {
        return option.type(boolean.class).arity("0").build();
    }

    /** Runs the subcommand and returns its exit status. */
    int run(ParseResult flags) {
        Binder<PlotSetting> binder = new Binder<>(settings, flags.commandSpec().qualifiedName());
        try {
            binder.read(Optional.ofNullable(flags.matchedOptionValue(CONFIG, (Path) null)), values(flags));
            if (!binder.problems().isEmpty()) {
                binder.problems().stream().map(ConfigProblem::toString).forEach(this::printError);
                return ExitStatus.USAGE;
            }
            action.run(new Settings(binder.values()));
            return ExitStatus.OK;
        } catch (PlotException | TableException e) {
            report(e, e.getMessage(), flags);
            return ExitStatus.USAGE;
        } catch (RuntimeException | Error e) {
            report(e, FailureLog.describe(e), flags);
            return ExitStatus.FAILED;
        }
    }

    private Map<String, String> values(ParseResult flags) throws PlotException {
        Map<String, String> values = new LinkedHashMap<>();
        for (PlotSetting setting : settings) {
            boolean isSet = flags.hasMatchedOption(flag(setting));
            boolean isNegated = setting.isBoolean() && flags.hasMatchedOption(negated(setting));
            if (isSet && isNegated) {
                throw new PlotException(flag(setting) + " and " + negated(setting) + " are mutually exclusive");
            }
            if (isSet || isNegated) {
                values.put(
                        setting.key(),
                        setting.isBoolean()
                                ? Boolean.toString(isSet)
                                : isWords(setting)
                                        ? NameList.text(List.of(flags.matchedOptionValue(flag(setting), new String[0])))
                                        : flags.matchedOptionValue(flag(setting), ""));
            }
        }
        return values;
    }

    private static boolean isWords(PlotSetting setting) {
        return setting.type() instanceof NameList list && list.areWords();
    }

    private static String flag(PlotSetting setting) {
        return "--" + setting.key();
    }

    private static String negated(PlotSetting setting) {
        return "--no-" + setting.key();
    }

    private void report(Throwable failure, String message, ParseResult flags) {
        if (flags.hasMatchedOption(DEBUG)) {
            failure.printStackTrace(err);
        }
        printError(message);
    }

    private void printError(String line) {
        err.println("plasticity: " + line);
    }
}
