package plasticity.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import plasticity.config.ConfigException;
import plasticity.config.ConfigProblem;
import plasticity.config.FilePath;
import plasticity.config.ValueException;
import plasticity.console.Console;
import plasticity.messages.FailureLog;
import plasticity.messages.RunException;
import plasticity.publish.Version;

/** Base of all commands: help, version, {@code --debug}, logging, and an error message with an exit status for every failure. */
abstract class Command implements Callable<Integer> {
    private static final String DEBUG = "--debug";

    private final Console console;
    private final CommandSpec spec;

    Command(Console console, String description, String footer) {
        this.console = console;
        this.spec = CommandSpec.wrapWithoutInspection(this).mixinStandardHelpOptions(true);
        spec.version("plasticity " + Version.text());
        spec.usageMessage().sortOptions(false).description(description).footer("", footer);
    }

    /** Adds {@code --debug} after all other options and returns the specification. */
    final CommandSpec finished() {
        addFlag(DEBUG, "Show stack traces and Spark's warnings.");
        return spec;
    }

    /** Runs the command and returns its exit status. */
    abstract int run(ParseResult flags) throws ConfigException, RunException;

    @Override
    public final Integer call() {
        ParseResult flags = spec.commandLine().getParseResult();
        boolean debug = flags.hasMatchedOption(DEBUG);
        QuietLog.quieten(debug);
        try {
            return run(flags);
        } catch (ConfigException e) {
            e.problems().stream().map(ConfigProblem::toString).forEach(this::report);
            return ExitStatus.USAGE;
        } catch (RunException e) {
            report(e, e.getMessage(), debug);
            return e.isUsage() ? ExitStatus.USAGE : ExitStatus.FAILED;
        } catch (RuntimeException | Error e) {
            report(e, FailureLog.describe(e), debug);
            return ExitStatus.FAILED;
        }
    }

    private void report(Throwable failure, String message, boolean debug) {
        if (debug) {
            failure.printStackTrace(console.err());
        }
        report(UnsupportedJava.cause(failure).orElse(message));
    }

    final Console console() {
        return console;
    }

    /** Adds an option without a value. */
    final void addFlag(String name, String description) {
        spec.addOption(OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build());
    }

    /** Adds an option with a value. */
    final void addOption(String name, Class<?> type, String label, String description) {
        spec.addOption(OptionSpec.builder(name)
                .type(type)
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** Adds a required argument: a path or URI for Hadoop; names may contain colons. */
    final void addLocation(String label, String description) {
        addLocation(label, description, "0", String.class);
    }

    /** Adds one or more arguments, each a path or URI for Hadoop. */
    final void addLocations(String label, String description) {
        addLocation(label, description, "0..*", String[].class);
    }

    private void addLocation(String label, String description, String index, Class<?> type) {
        spec.addPositional(PositionalParamSpec.builder()
                .index(index)
                .type(type)
                .converters(Command::location)
                .required(true)
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** The values of {@link #addLocations}. */
    static List<String> locations(ParseResult flags) {
        return List.of(flags.matchedPositionalValue(0, new String[0]));
    }

    /** The value of an option as a path or URI for Hadoop. */
    static String location(String option, String text) throws RunException {
        try {
            return FilePath.unambiguous(text);
        } catch (ValueException e) {
            throw RunException.usage(option + ": " + e.getMessage());
        }
    }

    private static String location(String text) {
        try {
            return FilePath.unambiguous(text);
        } catch (ValueException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    final void report(String line) {
        console.err().println("plasticity: " + line);
    }
}
