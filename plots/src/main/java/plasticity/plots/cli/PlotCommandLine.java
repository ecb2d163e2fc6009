package plasticity.plots.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import plasticity.cli.ExitStatus;
import plasticity.cli.FileArgument;
import plasticity.cli.FlagSuggestion;
import plasticity.messages.Secrets;
import plasticity.messages.Suggestions;
import plasticity.publish.Version;

/** The command line of {@code plasticity plot} and {@code plasticity report}. */
final class PlotCommandLine {
    private static final List<String> PLOTS =
            Arrays.stream(Plot.values()).map(Plot::key).toList();

    private PlotCommandLine() {}

    /** Runs a command line that begins with {@code plot} or {@code report} and returns its exit status. Does not throw on user errors. */
    static int run(PrintStream openOut, PrintStream openErr, String... arguments) {
        Secrets.learn(System.getProperties());
        PrintStream out = Secrets.guard(openOut);
        PrintStream err = Secrets.guard(openErr);
        CommandSpec plots = CommandSpec.create().mixinStandardHelpOptions(true).version("plasticity " + Version.text());
        plots.usageMessage()
                .description("Plot the tables of an analysis; plasticity plot NAME --help lists a plot's settings.");
        for (Plot plot : Plot.values()) {
            plots.addSubcommand(plot.key(), SubcommandRunner.spec(plot, out, err));
        }
        CommandSpec root = CommandSpec.create().name("plasticity");
        root.addSubcommand("plot", plots);
        root.addSubcommand("report", SubcommandRunner.spec(new ReportCommand(), out, err));
        int status = new CommandLine(root)
                .registerConverter(Path.class, new FileArgument())
                .setOut(writer(out))
                .setErr(writer(err))
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setParameterExceptionHandler(PlotCommandLine::explain)
                .setExecutionStrategy(PlotCommandLine::execute)
                .execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    private static int execute(ParseResult parsed) {
        if (CommandLine.printHelpIfRequested(parsed)) {
            return ExitStatus.OK;
        }
        CommandSpec last = innermost(parsed).commandSpec();
        if (!last.subcommands().isEmpty()) {
            throw new ParameterException(
                    last.commandLine(), "specify a plot: plasticity plot " + String.join("|", PLOTS));
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static ParseResult innermost(ParseResult parsed) {
        return parsed.hasSubcommand() ? innermost(parsed.subcommand()) : parsed;
    }

    /** Prints the error last, so that it ends the log of a scheduler. */
    private static int explain(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for all flags.");
        command.getErr().println("plasticity: " + problem.getMessage() + suggestion(problem));
        command.getErr().flush();
        return ExitStatus.USAGE;
    }

    private static String suggestion(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        CommandSpec command = problem.getCommandLine().getCommandSpec();
        if (!command.subcommands().isEmpty()) {
            return Suggestions.closest(unmatched.getUnmatched().get(0), PLOTS)
                    .map(name -> "; did you mean plasticity plot " + name + "?")
                    .orElse("; available plots: " + String.join(", ", PLOTS));
        }
        return FlagSuggestion.of(unmatched.getUnmatched(), command.optionsMap().keySet());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
