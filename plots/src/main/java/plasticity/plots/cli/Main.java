package plasticity.plots.cli;

import plasticity.cli.ExitStatus;

/** Entry point of {@code plasticity plot} and {@code report}. Returns on success, because an open window keeps the JVM alive; exits otherwise. */
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
