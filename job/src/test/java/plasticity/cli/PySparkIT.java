package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.testing.Project;
import plasticity.testing.SampleHeads;

/**
 * The thin jar as a library of Python programs: only {@code --jars}, with the pyspark of {@code .venv/pyspark-VERSION}. The programs in
 * {@code src/test/python} check the data that they read and exit with an error if it is wrong.
 */
@Tag("spark-submit")
class PySparkIT {
    private static final String LOCAL = "local[2]";

    @TempDir
    Path directory;

    @TempDir
    Path console;

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void tokensAreRows(String version) throws Exception {
        assertThat(lines(run(version, LOCAL, program("tokens.py"))))
                .containsExactly(
                        "rows are counted",
                        "filters choose files, columns are pruned",
                        "vectors are those of pyspark.ml",
                        "or arrays",
                        "SQL reads both",
                        "several dumps are one table");
    }

    @ParameterizedTest
    @CsvSource({"4.0.1, memory", "4.0.1, hive", "4.1.0, memory", "4.1.0, hive"})
    void catalogTablesAreReadDescribedAndDropped(String version, String catalog) throws Exception {
        String first = firstLayer(directory.resolve("first")).toString();
        String second = firstLayer(directory.resolve("second")).toString();
        assertThat(lines(run(version, LOCAL, program("tables.py"), catalog, directory.toString(), first, second)))
                .containsExactly(
                        "tables are read", "and described", "mistakes are reported", "tables are dropped, dumps stay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void metricsEqualThoseOfARunOnOtherExecutors(String version) throws Exception {
        Analysis analysis = Analysis.ofSample(directory);
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        assertThat(lines(run(version, "local-cluster[1,1,1024]", program("metrics.py"), directory.toString())))
                .containsExactly("metrics 54", "buckets 6480", "components 3456", "status 54");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void errorsAreOneLine(String version) throws Exception {
        Path damaged = firstLayerCutShort();
        String file = "file:" + damaged + "/l00h01q/data.parquet: not readable as Parquet: ";
        String remedy = "; option failed_heads=skip leaves such heads out, output=status lists them";
        List<String> messages = lines(run(version, LOCAL, program("errors.py"), damaged.toString()));
        assertThat(messages.subList(0, 6))
                .containsExactly(
                        "unknown option: IllegalArgumentException: option num_layer: no such option; did you mean"
                                + " num_layers?; option num_layers: required and missing, expected an integer"
                                + " >= 1",
                        "missing options: IllegalArgumentException: option num_layers: required and missing, expected"
                                + " an integer >= 1; option num_q_heads: required and missing, expected an"
                                + " integer >= 1; option num_k_heads: required and missing, expected an integer >= 1",
                        "bad output: IllegalArgumentException: option output: invalid value \"metric\": expected rows"
                                + " or metrics or buckets or components or estimates or bucket_estimates or profile or"
                                + " distance or replicates or key_heads or geometry or status; did you mean metrics?",
                        "no path: IllegalArgumentException: option path: required and missing, expected a path",
                        "in SQL: IllegalArgumentException: option outputs: no such option; did you mean output?",
                        "no dump: IllegalArgumentException: src/none does not exist; check the path that is loaded");
        // Spark wraps exceptions of tasks in messages of its own.
        assertThat(messages.get(6)).startsWith("damaged rows: ").contains("IOException: " + file);
        assertThat(messages.get(7)).isEqualTo("other heads: nothing");
        assertThat(messages.get(8))
                .startsWith("damaged head: IllegalArgumentException: layer 0, query head 1: " + file)
                .endsWith(remedy);
        assertThat(messages.subList(9, 10)).containsExactly("skipped: [0, 2, 3, 4, 5, 6, 7, 8]");
        assertThat(messages.get(10)).startsWith("status: 1 " + file);
    }

    /** Unchanged, with the command above it. */
    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void theReadmesExampleRuns(String version) throws Exception {
        Matcher block = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Project.ROOT.resolve("README.md")));
        assertThat(block.find()).isTrue();
        assertThat(block.group(1).lines().filter(line -> !line.isBlank())).hasSize(10);
        Path example = Files.writeString(directory.resolve("heads.py"), block.group(1));
        assertThat(Files.readString(Project.ROOT.resolve("README.md")))
                .contains("spark-submit --jars job/target/plasticity-job.jar heads.py");
        assertThat(run(version, LOCAL, example))
                .contains("|position|", "|layer|q_head|")
                .containsPattern("\\| +29\\|")
                .contains("only showing top 5 rows");
    }

    private static Path program(String name) {
        return Project.ROOT.resolve("job/src/test/python").resolve(name);
    }

    /** Layer 0 of the sample. */
    private static Path firstLayer(Path target) throws IOException {
        return SampleHeads.copy("l00", target);
    }

    /** The same with a truncated file of one query head. */
    private Path firstLayerCutShort() throws IOException {
        firstLayer(directory);
        Path file = directory.resolve("l00h01q/data.parquet");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 3000));
        return directory;
    }

    /** Output of a program, which must succeed. */
    private String run(String version, String master, Path program, String... arguments) throws Exception {
        Path environment = Project.ROOT.resolve(".venv/pyspark-" + version);
        assumeTrue(Files.isDirectory(environment), "no pyspark " + version + " in " + environment);
        try (Stream<Path> lib = Files.list(environment.resolve("lib"))) {
            Path home = lib.findFirst().orElseThrow().resolve("site-packages/pyspark");
            CommandRun run = CommandProcess.python(console, home, environment.resolve("bin/python"), master, program)
                    .run(List.of(arguments));
            assertThat(run.status()).as(run.out() + run.err()).isZero();
            return run.out();
        }
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
