package plasticity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import plasticity.testing.Project;

/** Runs command lines as separate processes in the project's directory. */
final class CommandProcess {
    private static final long MINUTES = 5;

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Path directory;
    private boolean isBare;

    /** @param directory for the output of the process */
    private CommandProcess(Path directory, List<String> command) {
        this.directory = directory;
        this.command.addAll(command);
    }

    /** The launcher of this project. */
    static CommandProcess launcher(Path directory) {
        return new CommandProcess(directory, List.of("deploy/bin/plasticity"));
    }

    /** The launcher of another installation. */
    static CommandProcess launcher(Path directory, Path home) {
        return new CommandProcess(
                directory, List.of(home.resolve("deploy/bin/plasticity").toString()));
    }

    /** The thin jar under {@code spark-submit} with these settings; binds to a local address, since the host name may not resolve. */
    static CommandProcess sparkSubmit(Path directory, Path home, String... settings) {
        CommandProcess process = new CommandProcess(
                directory, List.of(home.resolve("bin/spark-submit").toString()));
        process.command.addAll(List.of(settings));
        process.command.addAll(List.of("--class", "plasticity.cli.Main", "job/target/plasticity-job.jar"));
        return process.with("SPARK_LOCAL_IP", "127.0.0.1");
    }

    /** A Python program under {@code spark-submit} with this master and the thin jar as a library. */
    static CommandProcess python(Path directory, Path home, Path python, String master, Path program) {
        return new CommandProcess(
                        directory,
                        List.of(
                                home.resolve("bin/spark-submit").toString(),
                                "--master",
                                master,
                                "--jars",
                                "job/target/plasticity-job.jar",
                                program.toString()))
                .with("PYSPARK_PYTHON", python.toString())
                .with("SPARK_LOCAL_IP", "127.0.0.1");
    }

    /** Removes all variables except {@code PATH} and {@code HOME}, like cron. */
    CommandProcess withoutEnvironment() {
        isBare = true;
        return this;
    }

    CommandProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Starts the process with additional arguments. */
    Process start(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(Project.ROOT.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        if (isBare) {
            builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        }
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs the process and waits for its end. */
    CommandRun run(List<String> arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("did not end within " + MINUTES + " minutes: " + arguments);
        }
        return new CommandRun(process.exitValue(), out(), err());
    }

    String out() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    String err() throws IOException {
        return Files.readString(directory.resolve("err"));
    }
}
