package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.plots.TestTables;

/** Errors end with status 2, one line that states the problem, and no file. */
class PlotErrorsTest {
    private static final String HEADER = "layer,q_head,k_head,q_bucket,k_bucket,ap_bucket";

    @TempDir
    private Path directory;

    private Path buckets;
    private Path output;

    @BeforeEach
    void writeTable() throws IOException {
        buckets = TestTables.csv(directory.resolve("b.csv"), HEADER, "0,0,0,1,0,0.5", "0,0,0,2,0,0.25");
        output = directory.resolve("out/p.png");
    }

    private void assertRejected(String message, Object... arguments) throws IOException {
        List<Object> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--output", output));
        PlotRun run = PlotRun.of(line.toArray());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).containsExactly("plasticity: " + message);
        assertNoFile();
    }

    private void assertNoFile() throws IOException {
        if (Files.exists(output.getParent())) {
            try (Stream<Path> files = Files.list(output.getParent())) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void missingTable() throws IOException {
        Path absent = directory.resolve("absent.csv");
        assertRejected(absent + ": does not exist", "plasticity", "--bucket_csv", absent);
        assertRejected(absent + ": does not exist", "heads", "--metrics_csv", absent);
    }

    /** As after an analysis by an earlier version, or without estimates. */
    @Test
    void missingEstimates() throws IOException {
        String remedy = "; analyze writes %s since version 1.1.0, unless estimates is false";
        Path absent = directory.resolve("absent.csv");
        assertRejected(
                absent + ": does not exist" + remedy.formatted("head_profile"), "profile", "--profile_csv", absent);
        assertRejected(
                absent + ": does not exist" + remedy.formatted("head_distance_plasticity"),
                "distance",
                "--distance_csv",
                absent);
        assertRejected(
                absent + ": does not exist" + remedy.formatted("key_head_estimates"),
                "variation",
                "--estimates_csv",
                absent);
        assertRejected(
                buckets
                        + ": has no column near_token; its columns are layer, q_head, k_head, q_bucket, k_bucket, ap_bucket",
                "variation",
                "--estimates_csv",
                buckets);
    }

    @Test
    void headsThatTheTableLacks() throws IOException {
        Path profile = TestTables.estimates("head_profile");
        assertRejected(
                "head: needs layer, because heads are numbered within their layer",
                "profile",
                "--profile_csv",
                profile,
                "--head",
                3);
        assertRejected("layer: " + profile + " has no layer 1", "profile", "--profile_csv", profile, "--layer", 1);
        assertRejected(
                "head: " + profile + " has no head 9 in layer 5",
                "profile",
                "--profile_csv",
                profile,
                "--layer",
                5,
                "--head",
                9);
        Path estimates = TestTables.estimates("head_estimates");
        assertRejected(
                "sort: " + estimates + " has no query_head; key_head_estimates has it",
                "variation",
                "--estimates_csv",
                estimates,
                "--sort",
                "query_head");
    }

    @Test
    void estimatesWithoutAnyValue() throws IOException {
        Path distance = TestTables.csv(
                directory.resolve("d.csv"),
                "layer,q_head,k_head,key_distance,query_distance,bin_width,n_pairs,weight,ap_linear,ap_empirical");
        assertRejected(
                distance + ": has no rows, nothing to draw: empirical plasticity needs two texts",
                "distance",
                "--distance_csv",
                distance);
        Path profile = TestTables.csv(
                directory.resolve("p.csv"),
                "layer,q_head,k_head,q_bucket,position,n_queries,ap_linear,ap_empirical,se_ap_linear,se_ap_empirical",
                "0,0,0,1,768,10,,,,");
        assertRejected(
                profile + ": has no defined ap_empirical and ap_linear, nothing to draw",
                "profile",
                "--profile_csv",
                profile);
    }

    @Test
    void missingColumn() throws IOException {
        Path table = TestTables.csv(directory.resolve("t.csv"), "layer,q_head,q_bucket", "0,0,1");
        assertRejected(
                table + ": has no column ap_bucket; its columns are layer, q_head, q_bucket",
                "plasticity",
                "--bucket_csv",
                table);
    }

    @Test
    void columnWithText() throws IOException {
        Path table = TestTables.csv(directory.resolve("t.csv"), HEADER, "0,0,0,1,0,high");
        assertRejected(table + ":2: ap_bucket: found \"high\", a number is expected", "heatmap", "--bucket_csv", table);
    }

    @Test
    void emptyTable() throws IOException {
        Path table = TestTables.csv(directory.resolve("t.csv"), HEADER);
        for (String plot : List.of("plasticity", "heatmap", "layers")) {
            assertRejected(
                    table + ": has no defined ap_bucket, nothing to draw: the table has no rows, so no key"
                            + " bucket is earlier than a query bucket",
                    plot,
                    "--bucket_csv",
                    table);
        }
        Path nothing = Files.createFile(directory.resolve("nothing.csv"));
        assertRejected(nothing + ": is empty, a header is expected", "plasticity", "--bucket_csv", nothing);
    }

    @Test
    void undefinedMetric() throws IOException {
        Path metrics = TestTables.csv(directory.resolve("m.csv"), "layer,q_head,ap_overall", "0,0,");
        TestTables.csv(
                directory.resolve("head_status.csv"),
                "layer,q_head,status,warnings",
                "0,0,ok,ap_overall is undefined: all queries are in bucket 0");
        assertRejected(
                metrics + ": has no defined ap_overall, nothing to draw: all queries are in bucket" + " 0 (1 head)",
                "heads",
                "--metrics_csv",
                metrics);
    }

    @Test
    void corruptParquetFile() throws IOException {
        Path table = Files.writeString(directory.resolve("t.parquet"), "PAR1 is not enough");
        PlotRun run = PlotRun.of("plasticity", "--bucket_csv", table, "--output", output);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().startsWith("plasticity: " + table + ": cannot be read: ");
        assertNoFile();
    }

    @Test
    void twoColourModes() throws IOException {
        assertRejected(
                "color_by_layer and color_trend: set only one of them",
                "plasticity",
                "--bucket_csv",
                buckets,
                "--color_by_layer",
                "--color_trend");
    }

    @Test
    void flagAndItsNegation() throws IOException {
        assertRejected(
                "--color_trend and --no-color_trend are mutually exclusive",
                "plasticity",
                "--bucket_csv",
                buckets,
                "--color_trend",
                "--no-color_trend");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            plasticity | --alpha           | 1.5     | expected a number from 0 to 1
            plasticity | --line_width      | 0       | expected a number > 0
            plasticity | --bucket_min_size | -1      | expected a number > 0
            plasticity | --trend_threshold | 0       | expected a number > 0
            plasticity | --bucket_type     | uniforn | did you mean uniform?
            plasticity | --cmap            | viridid | did you mean viridis?
            heatmap    | --cmap            | magam_r | did you mean magma_r?
            heatmap    | --agg             | meen    | did you mean mean?
            heatmap    | --vmin            | low     | expected a number
            layers     | --bucket_type     | linear  | expected uniform or log
            """)
    void wrongValues(String plot, String flag, String value, String message) throws IOException {
        PlotRun run = PlotRun.of(plot, "--bucket_csv", buckets, "--output", output, flag, value);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("plasticity: " + flag + ": invalid value \"" + value + "\"")
                .endsWith(message);
        assertNoFile();
    }

    @Test
    void reversedBounds() throws IOException {
        assertRejected(
                "vmin: 0.9 is not less than vmax (0.1)",
                "heatmap",
                "--bucket_csv",
                buckets,
                "--vmin",
                0.9,
                "--vmax",
                0.1);
    }

    @Test
    void unknownMetricAndSort() throws IOException {
        Path metrics = TestTables.csv(directory.resolve("m.csv"), "layer,q_head,ap_overall", "0,0,0.5");
        assertRejected(
                metrics + ": has no column ap_overal; its columns are layer, q_head, ap_overall",
                "heads",
                "--metrics_csv",
                metrics,
                "--metric",
                "ap_overal");
        assertRejected(
                "--sort: invalid value \"values\": expected none or layer or value; did you mean value?",
                "heads",
                "--metrics_csv",
                metrics,
                "--sort",
                "values");
    }

    /** As after an analysis by an earlier version, or without estimates. */
    @Test
    void runWithoutEstimates() throws IOException {
        Path estimates = directory.resolve("head_estimates.csv");
        assertRejected(
                estimates
                        + ": does not exist; analyze writes head_estimates since version 1.1.0, unless estimates is false",
                "model-error",
                "--estimates_csv",
                estimates);
        TestTables.csv(estimates, "layer,q_head,k_head");
        assertRejected(
                estimates
                        + ": has no head_replicates (.csv or .parquet) next to it, from which the errors are computed",
                "model-error",
                "--estimates_csv",
                estimates);
        Path geometry = directory.resolve("head_geometry.csv");
        assertRejected(
                geometry
                        + ": does not exist; analyze writes head_geometry since version 1.1.0, unless estimates is false",
                "geometry",
                "--geometry_csv",
                geometry);
    }

    /** Empirical plasticity of one text is undefined. */
    @Test
    void estimatesOfOneText() throws IOException {
        Path table =
                TestTables.ROOT.resolve("job/src/test/resources/cases-estimates/one-text/estimates/head_estimates.csv");
        assertRejected(
                table + ": has no head with defined far_linear and far_empirical, nothing to draw: empirical plasticity"
                        + " needs two texts, and far pairs need heads without a sliding window",
                "model-error",
                "--estimates_csv",
                table);
    }

    @Test
    void planeWithoutHeadOrDump() throws IOException {
        Path table = TestTables.estimates("head_geometry");
        assertRejected(
                "kind: plane draws one head; set layer and head",
                "geometry",
                "--geometry_csv",
                table,
                "--kind",
                "plane",
                "--layer",
                0);
        assertRejected(
                "dump: required for kind plane, which draws queries and keys; give the directory that contains the head"
                        + " directories (l00h00q, …)",
                "geometry",
                "--geometry_csv",
                table,
                "--kind",
                "plane",
                "--layer",
                0,
                "--head",
                2);
        assertRejected(
                "head: " + table + " has no head 9 in layer 0",
                "geometry",
                "--geometry_csv",
                table,
                "--layer",
                0,
                "--head",
                9);
    }

    /** The table has the correlations of another dump. */
    @Test
    void planeOfAnotherDump() throws IOException {
        Path table = TestTables.csv(
                directory.resolve("head_geometry.csv"),
                "layer,q_head,k_head,q_position_r,k_position_r,pc0_q_position_r,pc0_k_position_r,bias_logits,head_class",
                "0,2,0,0.5,0.9,0.9,0.9,1,mixed");
        assertRejected(
                "dump: its q_position_r is 0.936679, in " + table
                        + " it is 0.500000; this is not the dump of the table, or"
                        + " run.json with the sampling's settings is not next to the table",
                "geometry",
                "--geometry_csv",
                table,
                "--kind",
                "plane",
                "--layer",
                0,
                "--head",
                2,
                "--dump",
                TestTables.ROOT.resolve("src/sample"));
    }

    @Test
    void undefinedGeometry() throws IOException {
        Path table = TestTables.csv(
                directory.resolve("head_geometry.csv"),
                "layer,q_head,k_head,q_position_r,k_position_r,pc0_q_position_r,pc0_k_position_r,bias_logits,head_class",
                "0,0,0,,,,,,");
        assertRejected(
                table + ": has no head with a defined head_class, nothing to draw",
                "geometry",
                "--geometry_csv",
                table);
        assertRejected(
                table + ": has no defined bias_logits, nothing to draw",
                "geometry",
                "--geometry_csv",
                table,
                "--kind",
                "bias");
    }

    @Test
    void comparisons() throws IOException {
        Path differences = directory.resolve("d.csv");
        assertRejected(
                differences + ": does not exist; plasticity compare writes head_differences",
                "compare",
                "--differences_csv",
                differences);
        TestTables.differences(differences, 2, 2);
        assertRejected(
                "metric: " + differences + " has no ap_drop; its metrics are near_empirical",
                "compare",
                "--differences_csv",
                differences,
                "--metric",
                "ap_drop");
        Path trajectory = directory.resolve("t.csv");
        assertRejected(
                trajectory + ": does not exist; plasticity compare writes trajectory",
                "trajectory",
                "--trajectory_csv",
                trajectory);
        TestTables.trajectory(trajectory, 2, 2, 3, "step-");
        assertRejected("layer: needs level layer or head", "trajectory", "--trajectory_csv", trajectory, "--layer", 1);
        assertRejected(
                "head: needs level head",
                "trajectory",
                "--trajectory_csv",
                trajectory,
                "--level",
                "layer",
                "--layer",
                1,
                "--head",
                0);
        assertRejected(
                trajectory + ": has no defined near_empirical of level head, layer 7, nothing to draw",
                "trajectory",
                "--trajectory_csv",
                trajectory,
                "--level",
                "head",
                "--layer",
                7);
    }

    @Test
    void unsupportedPictureFormat() {
        PlotRun run = PlotRun.of("plasticity", "--bucket_csv", buckets, "--output", directory.resolve("p.gif"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.lastLine()).endsWith("expected a path ending in .png or .svg or .pdf");
    }

    /** Runs in a forked JVM, for root without the capability to write everywhere. */
    @Test
    @Tag("process")
    void readOnlyDirectory() throws Exception {
        Path folder = Files.createDirectories(output.getParent());
        assertThat(folder.toFile().setWritable(false)).isTrue();
        List<String> command = new ArrayList<>();
        if (Files.isWritable(folder)) {
            assumeTrue(
                    ForkedJvm.isInstalled("setpriv"), "this user may write everywhere, and setpriv is not installed");
            command.addAll(List.of("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"));
        }
        command.addAll(ForkedJvm.command(Main.class));
        command.addAll(List.of("plot", "heatmap", "--bucket_csv", buckets.toString(), "--output", output.toString()));
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean hasEnded = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(folder.toFile().setWritable(true)).isTrue();
        assertThat(hasEnded).isTrue();
        assertThat(log).hasContent("plasticity: output: cannot write " + output + ": permission denied");
        assertThat(process.exitValue()).isEqualTo(2);
        assertNoFile();
    }

    /** The file system rejects the name. */
    @Test
    void fileNameThatIsTooLong() throws IOException {
        Path picture = directory.resolve("p".repeat(300) + ".png");
        PlotRun run = PlotRun.of("heatmap", "--bucket_csv", buckets, "--output", picture);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("plasticity: output: cannot write " + picture + ": ");
        assertNoFile();
    }

    /** The temporary file has a short name of its own. */
    @Test
    void longestFileName() {
        Path picture = directory.resolve("p".repeat(251) + ".png");
        PlotRun run = PlotRun.of("heatmap", "--bucket_csv", buckets, "--output", picture);
        assertThat(run.err()).isEmpty();
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    void directoryThatIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        PlotRun run = PlotRun.of("heatmap", "--bucket_csv", buckets, "--output", file.resolve("p.png"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("plasticity: output: cannot write " + file.resolve("p.png") + ": ");
    }

    @Test
    void outputIsADirectory() throws IOException {
        Files.createDirectories(directory.resolve("folder.png"));
        PlotRun run = PlotRun.of("heatmap", "--bucket_csv", buckets, "--output", directory.resolve("folder.png"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .containsExactly(
                        "plasticity: output: " + directory.resolve("folder.png") + " is a directory; expected a file");
    }

    /** The JVM of the tests has no display. */
    @Test
    void noDisplayAndNoOutput() {
        PlotRun run = PlotRun.of("plasticity", "--bucket_csv", buckets);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .containsExactly(
                        "plasticity: no display available to open a window: specify --output FILE (.png, .svg or .pdf)");
    }

    @Test
    void allProblemsOfFileAndFlagsAreReported() throws IOException {
        Path config =
                Files.writeString(directory.resolve("c.yaml"), "bucket_csv: b.csv\nbucket_size: 512\ncolor_trend: 3\n");
        PlotRun run = PlotRun.of("plasticity", "--config", config, "--alpha=x");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .containsExactly(
                        "plasticity: " + config + ":2: bucket_size: no such setting; did you mean bucket_min_size?",
                        "plasticity: " + config + ":3: color_trend: invalid value 3: expected true or false",
                        "plasticity: --alpha: invalid value \"x\": expected a number from 0 to 1");
    }

    @Test
    void missingRequiredSetting() {
        assertThat(PlotRun.of("components").errors())
                .containsExactly("plasticity: settings: component_csv: required and missing; add it to the file or give"
                        + " --component_csv (a path ending in .csv or .parquet)");
    }
}
