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

/** A command with a YAML file and a flag for every setting: {@code plasticity plot NAME}, {@code plasticity report}. */
final class SubcommandRunner implements Callable<Integer> {
    private static final String CONFIG = "--config";
    private static final String DEBUG = "--debug";

    private final Subcommand work;
    private final PrintStream out;
    private final PrintStream err;
    private final CommandSpec spec;

    private SubcommandRunner(Subcommand work, PrintStream out, PrintStream err) {
        this.work = work;
        this.out = out;
        this.err = err;
        this.spec = CommandSpec.wrapWithoutInspection(this).mixinStandardHelpOptions(true);
    }

    /** The flags are the settings of the work; there is no second list of them. */
    static CommandSpec spec(Subcommand work, PrintStream out, PrintStream err) {
        CommandSpec spec = new SubcommandRunner(work, out, err).spec;
        spec.version("plasticity " + Version.text());
        spec.usageMessage()
                .sortOptions(false)
                .description(work.description())
                .footer("", "Exit status: 0 all is drawn; 1 unexpected failure; 2 wrong usage, settings or table.");
        spec.addOption(OptionSpec.builder(CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description("YAML file with any of the settings below; a flag wins over the file.")
                .build());
        for (PlotSetting setting : work.settings()) {
            String description = setting.description() + " " + setting.presenceText();
            if (setting.isBoolean()) {
                spec.addOption(option(flag(setting)).description(description).build());
                spec.addOption(option(negated(setting))
                        .description("The opposite, where a file says otherwise.")
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
        Binder<PlotSetting> binder = new Binder<>(work.settings(), spec.qualifiedName());
        try {
            binder.read(Optional.ofNullable(flags.matchedOptionValue(CONFIG, (Path) null)), given(flags));
            if (!binder.problems().isEmpty()) {
                binder.problems().stream().map(ConfigProblem::toString).forEach(this::tell);
                return ExitStatus.USAGE;
            }
            work.run(new Settings(binder.values()), out);
            return ExitStatus.OK;
        } catch (PlotException | TableException e) {
            if (debug) {
                e.printStackTrace(err);
            }
            tell(e.getMessage());
            return ExitStatus.USAGE;
        } catch (RuntimeException | Error e) {
            if (debug) {
                e.printStackTrace(err);
            }
            tell("unexpected failure, run again with --debug for the details: " + e);
            return ExitStatus.FAILED;
        }
    }

    private Map<String, String> given(ParseResult flags) throws PlotException {
        Map<String, String> given = new LinkedHashMap<>();
        for (PlotSetting setting : work.settings()) {
            boolean isGiven = flags.hasMatchedOption(flag(setting));
            if (setting.isBoolean()) {
                boolean isNegated = flags.hasMatchedOption(negated(setting));
                if (isGiven && isNegated) {
                    throw new PlotException(flag(setting) + " and " + negated(setting) + ": give one of them");
                }
                if (isGiven || isNegated) {
                    given.put(setting.key(), Boolean.toString(isGiven));
                }
            } else if (isGiven) {
                given.put(setting.key(), flags.matchedOptionValue(flag(setting), ""));
            }
        }
        return given;
    }

    private static String flag(PlotSetting setting) {
        return "--" + setting.key();
    }

    private static String negated(PlotSetting setting) {
        return "--no-" + setting.key();
    }

    private void tell(String line) {
        err.println("plasticity: " + line);
    }
}
