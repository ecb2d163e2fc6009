package plasticity.plots.cli;

import java.awt.GraphicsEnvironment;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import plasticity.cli.ExitStatus;
import plasticity.cli.FlagSuggestion;
import plasticity.messages.Secrets;
import plasticity.messages.Suggestions;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.PictureFormat;
import plasticity.plots.figures.Plot;
import plasticity.plots.figures.Settings;
import plasticity.plots.model.PlotException;
import plasticity.publish.Version;
import plasticity.tables.TableException;

/** The command line of {@code plasticity plot} and {@code plasticity report}. */
public final class Main {
    private static final List<String> PLOTS =
            Plot.all().stream().map(Plot::name).toList();

    private Main() {}

    /** Returns on success, because an open window keeps the JVM alive; exits otherwise. */
    public static void main(String[] arguments) {
        int status = run(System.out, System.err, arguments);
        if (status != ExitStatus.OK) {
            System.out.flush();
            System.err.flush();
            System.exit(status);
        }
    }

    /** Runs a command line that begins with {@code plot} or {@code report} and returns its exit status. Does not throw on user errors. */
    static int run(PrintStream openOut, PrintStream openErr, String... arguments) {
        Secrets.learn(System.getProperties());
        PrintStream out = Secrets.guard(openOut);
        PrintStream err = Secrets.guard(openErr);
        CommandSpec plots = CommandSpec.create().mixinStandardHelpOptions(true).version("plasticity " + Version.text());
        plots.usageMessage()
                .description("Plot the tables of an analysis; plasticity plot NAME --help lists a plot's settings.");
        for (Plot plot : Plot.all()) {
            Subcommand.Action draw = given -> draw(plot, given, out);
            plots.addSubcommand(plot.name(), new Subcommand(plot.description(), plot.settings(), draw, err).spec());
        }
        CommandSpec root = CommandSpec.create().name("plasticity");
        root.addSubcommand("plot", plots);
        root.addSubcommand("report", ReportCommand.of(out, err).spec());
        int status = new CommandLine(root)
                .registerConverter(Path.class, new FileArgument())
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setParameterExceptionHandler(Main::explain)
                .setExecutionStrategy(Main::execute)
                .execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    private static void draw(Plot plot, Settings given, PrintStream out) throws PlotException, TableException {
        Optional<Path> output = given.optionalPath(Settings.OUTPUT);
        if (output.isPresent()) {
            // Set before AWT is loaded: a picture needs no display, and headless mode starts faster.
            System.setProperty("java.awt.headless", "true");
            Figure figure = plot.draw(given);
            PictureFormat format = PictureFormat.of(output.get().toString());
            OutputFile.write(output.get(), stream -> format.write(figure, stream));
            out.println("wrote " + output.get());
        } else if (GraphicsEnvironment.isHeadless()) {
            throw new PlotException(
                    "no display available to open a window: specify --output FILE (.png, .svg or .pdf)");
        } else {
            plot.draw(given).show();
        }
    }

    private static int execute(ParseResult parsed) {
        if (CommandLine.printHelpIfRequested(parsed)) {
            return ExitStatus.OK;
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (last.commandSpec().userObject() instanceof Subcommand subcommand) {
            return subcommand.run(last);
        }
        throw new ParameterException(
                last.commandSpec().commandLine(), "specify a plot: plasticity plot " + String.join("|", PLOTS));
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
}
