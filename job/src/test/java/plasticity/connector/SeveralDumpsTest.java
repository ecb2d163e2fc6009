package plasticity.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.testing.Project;

/** Lists of paths and wildcards: several dumps as one table, distinguished by the column {@code model_dir}. */
@Tag("spark")
class SeveralDumpsTest {
    private static final int ROWS_OF_A_HEAD = 640;
    private static final Map<String, String> SHAPE =
            Map.of("num_layers", "30", "num_q_heads", "9", "num_k_heads", "3", "num_pairs_per_bucket", "9");

    /** {@code step-1} has layer 0, {@code step-2} layer 5, {@code step-10} layers 0 and 5: a key head and two query heads of each. */
    @TempDir
    private static Path root;

    private static SparkSession spark;

    @BeforeAll
    static void start() throws IOException {
        dump("step-1", "l00");
        dump("step-2", "l05");
        dump("step-10", "l00", "l05");
        Files.createDirectories(root.resolve("other/notes"));
        spark = LocalSpark.start();
    }

    private static void dump(String name, String... layers) throws IOException {
        for (String layer : layers) {
            for (String head : List.of("h00k", "h00q", "h01q")) {
                Path directory = Files.createDirectories(root.resolve(name).resolve(layer + head));
                Files.copy(Project.sample().resolve(layer + head + "/data.parquet"), directory.resolve("data.parquet"));
            }
        }
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void aListOfPathsIsOneTableWithAFirstColumn() {
        Dataset<Row> both = load("step-1", "step-2");
        assertThat(both.columns())
                .startsWith("model_dir", "layer", "head", "kind")
                .hasSize(9);
        assertThat(counts(both))
                .containsExactly(root + "/step-1 0 " + 3 * ROWS_OF_A_HEAD, root + "/step-2 5 " + 3 * ROWS_OF_A_HEAD);
        assertThat(both.drop("model_dir").where("layer = 5").collectAsList())
                .isEqualTo(load("step-2").collectAsList());
    }

    @Test
    void onePathHasNoFirstColumn() {
        assertThat(load("step-1").columns()).startsWith("layer", "head");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step-*           | step-1 step-10 step-2",
                "step-?           | step-1 step-2",
                "*-{2,10}/        | step-10 step-2",
                "step-1[0]        | step-10",
            })
    void wildcardsMatchAllDumps(String pattern, String dumps) {
        Dataset<Row> table = load(pattern);
        assertThat(table.columns()).startsWith("model_dir");
        assertThat(dumps(table)).containsExactlyElementsOf(paths(dumps));
    }

    @Test
    void duplicateDumpsAreReadOnce() {
        assertThat(load("step-1", "step-1/", "step-?").count()).isEqualTo(2 * 3 * ROWS_OF_A_HEAD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model_dir = 'ROOT/step-2'                                 | step-2         | l05h00k l05h00q l05h01q",
                "model_dir like '%/step-2'                                 | step-2         | l05h00k l05h00q l05h01q",
                "model_dir like 'ROOT/step-1%' and layer = 5 and kind = 'k' | step-1 step-10 | l05h00k",
                "model_dir in ('ROOT/step-1', 'x') and head = 1            | step-1         | l00h01q",
                "model_dir <> 'ROOT/step-10' and kind = 'k'                | step-1 step-2  | l00h00k l05h00k",
                "model_dir = 'ROOT/step-1' and kind = 'k' or model_dir like '%10' and head = 1 "
                        + "| step-1 step-10 | l00h00k l00h01q l05h01q",
                "model_dir is null                                         |                | ",
                "model_dir = 'ROOT/step-3'                                 |                | "
            })
    void otherDumpsAreNeitherListedNorOpened(String filter, String dumps, String heads) {
        String condition = filter.replace("ROOT", root.toString());
        Dataset<Row> all = load("step-*");
        List<Row> expected = all.collectAsList().stream()
                .filter(row -> dumps != null && paths(dumps).contains(row.getString(0)))
                .toList();
        OpenedFiles.forget();
        Dataset<Row> filtered = all.where(condition);
        List<Row> rows = filtered.collectAsList();
        assertThat(OpenedFiles.heads()).containsExactlyElementsOf(words(heads));
        assertThat(OpenedFiles.listedDumps("step-")).containsExactlyElementsOf(words(dumps));
        assertThat(expected).containsAll(rows);
        assertThat(rows).hasSize(filtered.toJavaRDD().getNumPartitions() * ROWS_OF_A_HEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model_dir like '%step%1%'", "model_dir > 'a' or position < 100", "length(model_dir) > 3"})
    void otherFiltersApplyToRows(String filter) {
        Dataset<Row> table = load("step-?").drop("vector");
        table.coalesce(1).cache().createOrReplaceTempView("all_rows");
        assertThat(table.where(filter).count())
                .isEqualTo(spark.table("all_rows").where(filter).count())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({"metrics, 4", "buckets, 480", "components, 256", "status, 4"})
    void metricsOfSeveralDumpsEqualThoseOfEach(String output, int rows) {
        Dataset<Row> both = analysis(output, "step-1", "step-2");
        assertThat(both.columns()).startsWith("model_dir", "layer", "q_head");
        List<Row> each = Stream.of("step-1", "step-2")
                .flatMap(dump -> analysis(output, dump).collectAsList().stream())
                .toList();
        assertThat(both.drop("model_dir").collectAsList()).hasSize(rows).containsExactlyInAnyOrderElementsOf(each);
        assertThat(both.where("layer = 5").select("model_dir").distinct().collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly(root + "/step-2");
    }

    @Test
    void metricsOfOtherDumpsAreNotComputed() {
        OpenedFiles.forget();
        assertThat(analysis("metrics", "step-*")
                        .where("model_dir like '%/step-10' and q_head = 1")
                        .count())
                .isEqualTo(2);
        assertThat(OpenedFiles.heads()).containsExactly("l00h00k", "l00h01q", "l05h00k", "l05h01q");
        assertThat(analysis("metrics", "step-*").where("model_dir = 'none'").count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step-1 step-3   | ROOT/step-3 does not exist; did you mean ROOT/step-1?; check the path that is loaded",
                "step-1 last-*   | ROOT has no directory that matches last-*, but other, step-1, step-10, step-2",
                "oth*            | 'ROOT has no head (lLLhHHq, lLLhHHk) in the directories that match oth*: other'",
                "none/step-*     | ROOT/none does not exist; check the path that is loaded",
                "step-[1         | '\"step-[1\" is not a valid pattern: unbalanced bracket or brace in \"step-[1\"'",
            })
    void missingPathsAreReported(String paths, String message) {
        for (Dataset<Row> table : List.of(load(words(paths)), analysis("metrics", words(paths)))) {
            assertThatThrownBy(table::count)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message.replace("ROOT", root.toString()));
        }
    }

    @Test
    void failedHeadsAreReportedWithTheirDump() throws IOException {
        Path dump = Project.resource("cases/window-mixed/dump/m");
        Map<String, String> options =
                Map.of("output", "metrics", "num_layers", "1", "num_q_heads", "2", "num_k_heads", "1");
        assertThatThrownBy(() -> spark.read()
                        .format("plasticity")
                        .options(options)
                        .load(dump.toString(), root + "/step-1")
                        .count())
                .hasMessageContaining(dump + ": layer 0, query head ");
    }

    private static Dataset<Row> load(String... names) {
        return load(List.of(names));
    }

    private static Dataset<Row> load(List<String> names) {
        return spark.read().format("plasticity").load(absolute(names));
    }

    private static Dataset<Row> analysis(String output, String... names) {
        return analysis(output, List.of(names));
    }

    private static Dataset<Row> analysis(String output, List<String> names) {
        return spark.read()
                .format("plasticity")
                .options(SHAPE)
                .option("output", output)
                .load(absolute(names));
    }

    private static String[] absolute(List<String> names) {
        return names.stream().map(name -> root + "/" + name).toArray(String[]::new);
    }

    private static List<String> counts(Dataset<Row> table) {
        return table.groupBy("model_dir", "layer").count().orderBy("model_dir").collectAsList().stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private static List<String> dumps(Dataset<Row> table) {
        return table.select("model_dir").distinct().orderBy("model_dir").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static List<String> paths(String dumps) {
        return words(dumps).stream().map(name -> root + "/" + name).toList();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }
}
