package plasticity.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Result of a command line.
 *
 * @param status its exit status
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record CommandRun(int status, String out, String err) {

    /** Runs a command line within this JVM. */
    static CommandRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = PlasticityCommand.run(print(out), print(err), arguments);
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs an analysis with additional arguments within this JVM, with these Spark settings. */
    static CommandRun during(Map<String, String> settings, Analysis analysis, String... more) {
        String[] arguments =
                Stream.concat(analysis.commandLine().stream(), Stream.of(more)).toArray(String[]::new);
        AtomicReference<CommandRun> run = new AtomicReference<>();
        SystemProperties.during(settings, () -> run.set(of(arguments)));
        return run.get();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    List<String> errors() {
        return err.lines().toList();
    }

    /** The last line of standard error, which contains the cause of a failure. */
    String lastLine() {
        List<String> lines = errors();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
