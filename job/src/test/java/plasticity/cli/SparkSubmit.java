package plasticity.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.testing.Project;

/** Builds a run of the thin jar under the {@code spark-submit} of a pyspark version, whose virtual environment may be missing. */
final class SparkSubmit {
    private final Path home;
    private final Path console;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private SparkSubmit(Path home, Path console) {
        this.home = home;
        this.console = console;
    }

    /** @param console directory for the output of the process */
    static SparkSubmit of(String version, Path console) throws IOException {
        return of(version, console, "local[2]");
    }

    static SparkSubmit of(String version, Path console, String master) throws IOException {
        return new SparkSubmit(home(version), console).options("--master", master);
    }

    /** {@code SPARK_HOME} of a version. */
    static Path home(String version) throws IOException {
        Path environment = Project.ROOT.resolve(".venv/pyspark-" + version);
        assumeTrue(Files.isDirectory(environment), "no pyspark " + version + " in " + environment);
        try (Stream<Path> lib = Files.list(environment.resolve("lib"))) {
            return lib.findFirst().orElseThrow().resolve("site-packages/pyspark");
        }
    }

    /** The S3 client for a Spark version. */
    static List<Path> s3(String version) throws IOException {
        Path target = Project.ROOT.resolve("src/servers/s3a/target");
        try (Stream<Path> client = Files.list(target.resolve("spark-" + version));
                Stream<Path> sdk = Files.list(target.resolve("lib"))) {
            return Stream.concat(client, sdk).toList();
        }
    }

    SparkSubmit jars(List<Path> jars) {
        return options("--jars", jars.stream().map(Path::toString).collect(Collectors.joining(",")));
    }

    SparkSubmit options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    SparkSubmit settings(Map<String, String> settings) {
        settings.forEach((name, value) -> options("--conf", name + "=" + value));
        return this;
    }

    SparkSubmit with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandRun run(List<String> arguments) throws IOException, InterruptedException {
        CommandProcess process = CommandProcess.sparkSubmit(console, home, options.toArray(String[]::new));
        environment.forEach(process::with);
        return process.run(arguments);
    }
}
