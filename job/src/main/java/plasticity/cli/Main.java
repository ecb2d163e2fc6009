package plasticity.cli;

/** The program. Under {@code spark-submit} success simply returns, so that the application ends well; anything else is the exit status. */
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
