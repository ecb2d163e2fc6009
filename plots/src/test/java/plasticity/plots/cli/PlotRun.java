package plasticity.plots.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The result of a command line.
 *
 * @param status its exit status
 * @param out standard output
 * @param err standard error
 */
record PlotRun(int status, String out, String err) {

    /** Runs {@code plasticity plot} in this JVM. */
    static PlotRun of(Object... arguments) {
        return run("plot", arguments);
    }

    /** Runs {@code plasticity report} in this JVM. */
    static PlotRun report(Object... arguments) {
        return run("report", arguments);
    }

    private static PlotRun run(String command, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] line = new String[arguments.length + 1];
        line[0] = command;
        for (int i = 0; i < arguments.length; i++) {
            line[i + 1] = arguments[i].toString();
        }
        int status = Main.run(print(out), print(err), line);
        return new PlotRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    List<String> errors() {
        return err.lines().toList();
    }

    /** The last line of standard error, which states the cause of a failure. */
    String lastLine() {
        List<String> lines = errors();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
