package plasticity.plots.cli;

import plasticity.cli.ExitStatus;

/** The program behind {@code plasticity plot}. Success returns, as an open window keeps the JVM; anything else is the exit status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int status = PlotCommandLine.run(System.out, System.err, arguments);
        if (status != ExitStatus.OK) {
            System.out.flush();
            System.err.flush();
            System.exit(status);
        }
    }
}
