package plasticity.cli;

/** The entry point. On success it returns, which {@code spark-submit} needs; on failure it exits with the status of the command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int status = PlasticityCommand.run(System.out, System.err, arguments);
        if (status != ExitStatus.OK) {
            System.out.flush();
            System.err.flush();
            System.exit(status);
        }
    }
}
