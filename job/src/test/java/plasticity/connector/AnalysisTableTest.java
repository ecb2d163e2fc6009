package plasticity.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.config.ConfigLoader;
import plasticity.console.Console;
import plasticity.lease.LeaseOptions;
import plasticity.run.AnalysisJob;
import plasticity.run.RunOptions;
import plasticity.tables.HeadStatus;
import plasticity.testing.Project;

/** Compares the analysis as a table to the outputs of a run. */
@Tag("spark")
class AnalysisTableTest {
    private static final Map<String, String> SHAPE = Map.of(
            "num_layers", "30", "num_q_heads", "9", "num_k_heads", "3", "seed", "5", "num_pairs_per_bucket", "9");

    @TempDir
    private static Path run;

    private static SparkSession spark;

    /** Runs before the session of the tests starts, because a run ends its session. */
    @BeforeAll
    static void start() throws Exception {
        Map<String, String> flags = new HashMap<>(SHAPE);
        flags.put("model_dir", ".");
        flags.put("dataset_local_root", Project.sample().toString());
        flags.put("output_csv", run + "/head_metrics.csv");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false);
        AnalysisJob.run(
                List.of(ConfigLoader.load(Optional.empty(), flags)),
                RunOptions.of(new LeaseOptions(LeaseOptions.DEFAULT_MAX_WAIT, LeaseOptions.Existing.RESPECTED)),
                new Console(nowhere, nowhere, false),
                InstantSource.system());
        spark = LocalSpark.start();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "metrics, 54, 'layer, q_head'",
        "buckets, 6480, 'layer, q_head, q_bucket, k_bucket'",
        "components, 3456, 'layer, q_head, component'",
        "estimates, 54, 'layer, q_head'",
        "bucket_estimates, 12150, 'layer, q_head, q_bucket, k_bucket, pairs'",
        "profile, 810, 'layer, q_head, q_bucket'",
        "distance, 6962, 'layer, q_head, key_distance, query_distance'",
        "replicates, 540, 'layer, q_head, text_group'",
        "key_heads, 36, 'layer, k_head, pairs'",
        "geometry, 54, 'layer, q_head'",
        "status, 54, 'layer, q_head'"
    })
    void metricsEqualThoseOfARunBitForBit(String output, int rows, String order) {
        Dataset<Row> table = sample(output);
        Dataset<Row> written = spark.read()
                .option("header", true)
                .option("enforceSchema", false)
                .schema(table.schema())
                .csv(run + "/" + Output.of(output).orElseThrow().table().table().name() + ".csv");
        if (output.equals("status")) { // without estimates
            written = written.withColumn(
                    HeadStatus.TEXTS.name(), functions.lit(null).cast("string"));
        }
        assertThat(table.orderBy(columns(order)).collectAsList())
                .isEqualTo(written.collectAsList())
                .hasSize(rows);
    }

    private static Column[] columns(String names) {
        return Arrays.stream(names.split(", ")).map(functions::col).toArray(Column[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layer = 11 and q_head = 4                 | l11h01k l11h04q",
                "layer = 5 and k_head = 2                  | l05h02k l05h06q l05h07q l05h08q",
                "layer = 0 and q_head in (0, 3) or layer=4 | l00h00k l00h00q l00h01k l00h03q",
                "layer = 4                                 | "
            })
    void onlySelectedHeadsAreRead(String filter, String heads) {
        Dataset<Row> metrics = sample("metrics").where(filter);
        OpenedFiles.forget();
        List<Row> rows = metrics.collectAsList();
        List<String> expected = heads == null ? List.of() : List.of(heads.split(" "));
        assertThat(OpenedFiles.heads()).containsExactlyElementsOf(expected);
        assertThat(rows).hasSize((int)
                expected.stream().filter(head -> head.endsWith("q")).count());
    }

    /** The estimates of a key head need all its query heads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profile   | layer = 11 and q_head = 4 | l11h01k l11h04q",
                "key_heads | layer = 5 and k_head = 2  | l05h02k l05h06q l05h07q l05h08q"
            })
    void onlySelectedHeadsAreEstimated(String output, String filter, String heads) {
        Dataset<Row> estimates = sample(output).where(filter);
        OpenedFiles.forget();
        assertThat(estimates.collectAsList()).isNotEmpty();
        assertThat(OpenedFiles.heads()).containsExactly(heads.split(" "));
    }

    @Test
    void sparkEvaluatesFiltersOnMetrics() {
        long expected = sample("metrics")
                .toJavaRDD()
                .filter(row -> row.<Double>getAs("ap_overall") > 0.75)
                .count();
        assertThat(sample("metrics").where("ap_overall > 0.75").count())
                .isEqualTo(expected)
                .isBetween(1L, 53L);
    }

    @Test
    void aFailedHeadFailsTheQuery() {
        assertThatThrownBy(() -> mixed("metrics").collectAsList())
                .hasMessageContaining("layer 0, query head ")
                .hasMessageContaining("sliding_window")
                .hasMessageContaining("option failed_heads=skip leaves such heads out, output=status lists them");
    }

    @Test
    void itsFootersFailThePlan() {
        assertThatThrownBy(() -> sample("metrics", "num_k_heads", "9").collectAsList())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("layer 0, key head 3: ")
                .hasMessageContaining("l00h03k does not exist: the key head is missing; option failed_heads=skip ");
    }

    @ParameterizedTest
    @CsvSource({"metrics", "buckets", "components", "estimates"})
    void failedHeadsCanBeSkipped(String output) {
        Dataset<Row> table = mixed(output, "failed_heads", "skip");
        List<Row> status =
                mixed("status").where("status = 'ok'").select("q_head").collectAsList();
        assertThat(table.select("q_head").distinct().collectAsList())
                .isEqualTo(status)
                .hasSize(1);
    }

    @Test
    void theStatusTableHasAllHeads() {
        assertThat(mixed("status").orderBy("q_head").select("status").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("ok", "failed");
        assertThat(mixed("status").where("status = 'failed'").first().<String>getAs("error"))
                .contains("sliding_window");
    }

    private static Dataset<Row> sample(String output, String... more) {
        return analysis(Project.sample(), output, SHAPE, more);
    }

    private static Dataset<Row> mixed(String output, String... more) {
        Path dump = Project.resource("cases/window-mixed/dump/m");
        return analysis(dump, output, Map.of("num_layers", "1", "num_q_heads", "2", "num_k_heads", "1"), more);
    }

    private static Dataset<Row> analysis(Path dump, String output, Map<String, String> shape, String... more) {
        Map<String, String> options = new HashMap<>(shape);
        options.put("output", output);
        if (more.length > 0) {
            options.put(more[0], more[1]);
        }
        return spark.read().format("plasticity").options(options).load(dump.toString());
    }
}
