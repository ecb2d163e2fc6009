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

/** Builds a run of the thin jar under a pyspark's {@code spark-submit}, whose version's virtual environment may be missing. */
final class SparkSubmit {
    private final Path home;
    private final Path console;
    private final List<String> options = new ArrayList<>(List.of("--master", "local[2]"));
    private final Map<String, String> environment = new HashMap<>();

    private SparkSubmit(Path home, Path console) {
        this.home = home;
        this.console = console;
    }

    /** @param console takes what the process prints */
    static SparkSubmit of(String version, Path console) throws IOException {
        Path environment = Project.ROOT.resolve(".venv/pyspark-" + version);
        assumeTrue(Files.isDirectory(environment), "no pyspark " + version + " in " + environment);
        try (Stream<Path> lib = Files.list(environment.resolve("lib"))) {
            return new SparkSubmit(lib.findFirst().orElseThrow().resolve("site-packages/pyspark"), console);
        }
    }

    /** The client for S3 that goes with a Spark. */
    static List<Path> s3(String version) throws IOException {
        Path target = Project.ROOT.resolve("src/servers/s3a/target");
        try (Stream<Path> client = Files.list(target.resolve("spark-" + version));
                Stream<Path> sdk = Files.list(target.resolve("lib"))) {
            return Stream.concat(client, sdk).toList();
        }
    }

    SparkSubmit jars(List<Path> jars) {
        options.addAll(List.of("--jars", jars.stream().map(Path::toString).collect(Collectors.joining(","))));
        return this;
    }

    SparkSubmit settings(Map<String, String> settings) {
        settings.forEach((name, value) -> options.addAll(List.of("--conf", name + "=" + value)));
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
