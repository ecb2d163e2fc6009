package plasticity.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import plasticity.config.ConfigException;
import plasticity.config.ConfigProblem;
import plasticity.console.Console;
import plasticity.inspect.InspectException;
import plasticity.messages.FailureLog;
import plasticity.messages.RunException;
import plasticity.publish.Version;

/** What every command has: help and version, {@code --debug}, a quiet log, and one line and an exit status for whatever goes wrong. */
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

    /** To be called when all other options were added: {@code --debug} comes last. */
    final CommandSpec finished() {
        spec.addOption(flag(DEBUG, "Show stack traces and Spark's warnings."));
        return spec;
    }

    /** Does the work. */
    abstract int run(ParseResult flags) throws ConfigException, RunException, InspectException;

    @Override
    public final Integer call() {
        ParseResult flags = spec.commandLine().getParseResult();
        boolean debug = flags.hasMatchedOption(DEBUG);
        Logging.quieten(debug);
        try {
            return run(flags);
        } catch (ConfigException e) {
            e.problems().stream().map(ConfigProblem::toString).forEach(this::tell);
            return ExitStatus.USAGE;
        } catch (RunException e) {
            show(e, debug);
            tell(UnsupportedJava.cause(e).orElse(e.getMessage()));
            return e.isUsage() ? ExitStatus.USAGE : ExitStatus.FAILED;
        } catch (InspectException e) {
            show(e, debug);
            tell(UnsupportedJava.cause(e).orElse(e.getMessage()));
            return e.kind() == InspectException.Cause.USAGE ? ExitStatus.USAGE : ExitStatus.FAILED;
        } catch (RuntimeException | Error e) {
            show(e, debug);
            tell(UnsupportedJava.cause(e).orElseGet(() -> FailureLog.describe(e)));
            return ExitStatus.FAILED;
        }
    }

    private void show(Throwable failure, boolean debug) {
        if (debug) {
            failure.printStackTrace(console.err());
        }
    }

    final CommandSpec spec() {
        return spec;
    }

    final Console console() {
        return console;
    }

    /** An option that is there or not. */
    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    /** An option with a value. */
    static OptionSpec option(String name, Class<?> type, String label, String description) {
        return OptionSpec.builder(name)
                .type(type)
                .paramLabel(label)
                .description(description)
                .build();
    }

    final void tell(String line) {
        console.err().println("plasticity: " + line);
    }
}
