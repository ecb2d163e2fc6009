package plasticity.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import plasticity.console.Console;
import plasticity.messages.Secrets;
import plasticity.publish.Version;

/** {@code plasticity}: the root command. */
final class PlasticityCommand {
    /** The commands of the launcher, including those of the plots. */
    private static final String COMMANDS = "plasticity analyze, inspect, verify, compare, plot or report";

    /** System property that the launcher sets to whether stderr is a terminal, which Java cannot detect by itself. */
    private static final String TERMINAL = "plasticity.terminal";

    private PlasticityCommand() {}

    /** Runs a command line and returns its exit status; does not throw for wrong usage. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        Secrets.learn(System.getProperties());
        Console console = new Console(Secrets.guard(out), Secrets.guard(err), Boolean.getBoolean(TERMINAL));
        CommandSpec spec = CommandSpec.create()
                .name("plasticity")
                .mixinStandardHelpOptions(true)
                .version("plasticity " + Version.text());
        spec.usageMessage()
                .description(
                        "Measures how much of an attention head's query is position, and how easily it could change its mind about a key.");
        spec.usageMessage()
                .footer(
                        "",
                        "Charts of the tables: plasticity plot --help; HTML report of a run: plasticity report --help;"
                                + " faster start of all commands, once per installation: plasticity prepare");
        spec.addSubcommand("analyze", new AnalyzeCommand(console).finished());
        spec.addSubcommand("inspect", new InspectCommand(console).finished());
        spec.addSubcommand("verify", new VerifyCommand(console).finished());
        spec.addSubcommand("compare", new CompareCommand(console).finished());

        CommandLine command = new CommandLine(spec)
                .registerConverter(Path.class, new FileArgument())
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setParameterExceptionHandler(PlasticityCommand::explain)
                .setExecutionStrategy(parsed -> {
                    if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
                        throw new ParameterException(
                                parsed.commandSpec().commandLine(), "a command is missing: " + COMMANDS);
                    }
                    return new CommandLine.RunLast().execute(parsed);
                });
        int status = command.execute(arguments);
        console.out().flush();
        console.err().flush();
        return status;
    }

    /** Prints the problem last, so that it ends a scheduler's log. */
    private static int explain(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println("Try '" + name + " --help' for all flags.");
        command.getErr().println("plasticity: " + problem.getMessage() + suggestion(problem));
        command.getErr().flush();
        return ExitStatus.USAGE;
    }

    private static String suggestion(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        if (problem.getCommandLine().getParent() == null) {
            return "; the command comes first: " + COMMANDS;
        }
        return FlagSuggestion.of(
                unmatched.getUnmatched(),
                problem.getCommandLine().getCommandSpec().optionsMap().keySet());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
