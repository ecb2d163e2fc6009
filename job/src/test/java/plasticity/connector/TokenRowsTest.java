package plasticity.connector;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.stat.Summarizer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ExplainMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.testing.Project;

/** Compares tokens as rows to the rows that Spark's own Parquet reader finds in the same files. */
@Tag("spark")
class TokenRowsTest {
    private static final int ROWS_OF_A_HEAD = 640;
    private static final int QUERY_HEADS = 54;
    private static final int KEY_HEADS = 18;

    private static SparkSession spark;

    @TempDir
    private Path directory;

    /** A part of the sample. */
    @TempDir
    private static Path few;

    @BeforeAll
    static void start() throws IOException {
        for (String head : few("0 11 23 29", "qk")) {
            Files.createDirectory(few.resolve(head));
            Files.copy(Project.sample().resolve(head + "/data.parquet"), few.resolve(head + "/data.parquet"));
        }
        spark = LocalSpark.start();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void hasTheDocumentedSchema() {
        assertThat(sample("vector").schema().toDDL())
                .isEqualTo("layer INT NOT NULL,head INT NOT NULL,kind STRING NOT NULL,bucket INT NOT NULL,"
                        + "example_id BIGINT,position DOUBLE NOT NULL,sliding_window DOUBLE,"
                        + "vector STRUCT<type: TINYINT NOT NULL, size: INT, indices: ARRAY<INT>, values: ARRAY<DOUBLE>>"
                        + " NOT NULL");
        assertThat(sample("array").schema().apply("vector").dataType().catalogString())
                .isEqualTo("array<float>");
    }

    @Test
    void aPartitionIsAFile() {
        assertThat(sample("array")
                        .select("layer", "head", "kind")
                        .toJavaRDD()
                        .glom()
                        .collect())
                .hasSize(QUERY_HEADS + KEY_HEADS)
                .allSatisfy(rows -> assertThat(rows).hasSize(ROWS_OF_A_HEAD).containsOnly(rows.get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"l00h00q", "l11h02k", "l29h08q"})
    void rowsHaveTheContentsAndOrderOfTheFile(String head) {
        Dataset<Row> stored = spark.read()
                .parquet(Project.sample().resolve(head).toString())
                .selectExpr(
                        "bucket", "cast(example_id as bigint)", "cast(position as double)", "sliding_window", "vector");
        Dataset<Row> read =
                head(sample("array"), head).select("bucket", "example_id", "position", "sliding_window", "vector");
        assertThat(read.collectAsList()).isEqualTo(stored.collectAsList()).hasSize(ROWS_OF_A_HEAD);
    }

    @Test
    void fileLengthsAreKnownBeforeFilesAreOpened() throws IOException {
        OpenedFiles.forget();
        Dataset<Row> filtered = sample("vector").where("layer = 11 and kind = 'k' and head = 2");
        assertThat(filtered.queryExecution()
                        .optimizedPlan()
                        .stats()
                        .sizeInBytes()
                        .toLong())
                .isEqualTo(Files.size(Project.sample().resolve("l11h02k/data.parquet")));
        assertThat(OpenedFiles.heads()).isEmpty();
    }

    @Test
    void thePlanShowsPushedFilters() {
        assertThat(plan(sample("vector").where("position < 9"))).endsWith(", all heads");
        assertThat(plan(sample("vector").where("position < 9 and head = 2"))).endsWith(", heads with EqualTo(head,2)");
    }

    private static String plan(Dataset<Row> table) {
        return table.queryExecution()
                .explainString(ExplainMode.fromString("simple"))
                .lines()
                .filter(line -> line.contains("BatchScan"))
                .findFirst()
                .orElseThrow()
                .replace(" RuntimeFilters: []", "");
    }

    @Test
    void vectorsWorkWithMllib() {
        List<Row> arrays = head(sample("array"), "l05h01k").select("vector").collectAsList();
        List<Row> vectors = head(sample("vector"), "l05h01k").select("vector").collectAsList();
        assertThat(vectors).hasSize(ROWS_OF_A_HEAD);
        for (int i = 0; i < ROWS_OF_A_HEAD; i++) {
            assertThat(vectors.get(i).get(0)).isEqualTo(new DenseVector(doubles(arrays.get(i))));
        }
        assertThat(sample("vector")
                        .where("layer = 5")
                        .groupBy("kind")
                        .agg(Summarizer.count(col("vector")))
                        .collectAsList())
                .extracting(Row::mkString)
                .containsExactlyInAnyOrder("q5760", "k1920");
    }

    private static double[] doubles(Row row) {
        return row.<Float>getList(0).stream()
                .flatMapToDouble(x -> DoubleStream.of(x))
                .toArray();
    }

    @Test
    void countingRowsReadsNoColumn() {
        assertThat(sample("vector").count()).isEqualTo((QUERY_HEADS + KEY_HEADS) * (long) ROWS_OF_A_HEAD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layer = 11 and kind = 'k'                        | 11       | k",
                "layer in (0, 29) and kind = 'k'                  | 0 29     | k",
                "kind <> 'q' and layer > 0 and layer <= 23        | 11 23    | k",
                "kind = 'k' and (layer < 5 or layer >= 29)        | 0 29     | k",
                "not (layer < 23 or kind = 'q')                   | 23 29    | k",
                "layer = 23 and position < 100                    | 23       | qk",
                "(layer = 23 and position < 100) or layer = 0     | 0 23     | qk",
                "layer <=> 11 and kind is not null                | 11       | qk",
                "layer = 3                                        |          | qk",
                "layer is null                                    |          | qk"
            })
    void otherHeadsAreNeitherListedNorOpened(String filter, String layers, String kinds) {
        Dataset<Row> filtered = tokens().where(filter);
        List<String> expected = few(layers, kinds);
        OpenedFiles.forget();
        long rows = filtered.agg(max("position"), count("*")).first().getLong(1);
        assertThat(OpenedFiles.heads()).containsExactlyElementsOf(expected);
        assertThat(OpenedFiles.listedHeads()).containsExactlyElementsOf(expected);
        assertThat(rows).isEqualTo(unfiltered().where(filter).count());
        assertThat(filtered.toJavaRDD().getNumPartitions()).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "layer = 0 or position < 9",
                "not (layer = 0 and position < 4000)",
                "layer in (0, null) or bucket = 1",
                "not (layer in (0, null))",
                "layer = head",
                "layer + 1 = 12",
                "kind like 'k%'",
                "head > 1.5"
            })
    void filtersOnOtherColumnsApplyToRows(String filter) {
        assertThat(tokens().where(filter).count())
                .isEqualTo(unfiltered().where(filter).count());
    }

    /** The same rows, without any filter that reaches the source. */
    private static Dataset<Row> unfiltered() {
        if (!spark.catalog().tableExists("unfiltered")) {
            tokens().drop("vector").coalesce(1).cache().createOrReplaceTempView("unfiltered");
        }
        return spark.table("unfiltered");
    }

    private static Dataset<Row> tokens() {
        return spark.read().format("plasticity").load(few.toString());
    }

    /** Heads of a few layers, by the names of their directories: two query heads and a key head of each. */
    private static List<String> few(String layers, String kinds) {
        return Pattern.compile("\\d+")
                .matcher(layers == null ? "" : layers)
                .results()
                .map(layer -> Integer.parseInt(layer.group()))
                .flatMap(layer ->
                        Stream.of("l%02dh00k", "l%02dh00q", "l%02dh01q").map(name -> name.formatted(layer)))
                .filter(name -> kinds.indexOf(name.charAt(name.length() - 1)) >= 0)
                .toList();
    }

    @Test
    void columnsThatAreNotSelectedAreNotRead() throws IOException {
        write("l00h00q", "select 1 as bucket, 7 as position, 'no vector' as vector");
        assertThat(rows().select("position", "head").collectAsList())
                .extracting(Row::mkString)
                .containsExactly("7.00");
        assertThatThrownBy(() -> rows().select("vector").collectAsList())
                .hasMessageContaining("column vector: found")
                .hasMessageContaining("a list of float16, float or double is expected");
    }

    @Test
    void filesOfOtherTypesHaveTheSameSchema() {
        write(
                "l00h00q",
                "select 3L as bucket, float(2.5) as position, 5000000000 as example_id, 512L as sliding_window,"
                        + " array(1d, 1e-300) as vector");
        write("l00h01q", "select 4 as bucket, 9 as position, cast(null as int) as sliding_window, array(1f) as vector");
        assertThat(rows().where("kind = 'q'").orderBy("head").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[0,0,q,3,5000000000,2.5,512.0,[1.0,1.0E-300]]", "[0,1,q,4,null,9.0,null,[1.0]]");
    }

    @Test
    void vectorsOfFloat16AndUnsignedNumbersAreRead() throws IOException {
        Files.createDirectory(directory.resolve("l00h00q"));
        Files.copy(Project.resource("pyarrow/byte-stream-split.parquet"), directory.resolve("l00h00q/data.parquet"));
        String first = "[210,4000000000,40000.0,1.099511627776E12,";
        assertThat(rows().drop("layer", "head", "kind").first().toString())
                .isEqualTo(
                        first + "[0.0,-5.781650543212891E-6,1.1563301086425781E-5,-1.7344951629638672E-5,"
                                + "2.3126602172851562E-5,-2.8908252716064453E-5,3.4689903259277344E-5,-4.0471553802490234E-5]]");
        Row floats = spark.read()
                .format("plasticity")
                .option("vector_type", "array")
                .load(directory.toString())
                .select("vector")
                .first();
        assertThat(floats.<Float>getList(0)).startsWith(0f, -97 * 0x1p-24f, 194 * 0x1p-24f);
    }

    @Test
    void filesAreReadInTheOrderOfTheirNames() throws IOException {
        for (int file : new int[] {2, 0, 1}) {
            write("l00h00k", "select " + file + " as bucket");
        }
        try (Stream<Path> files = Files.list(directory.resolve("l00h00k"))) {
            List<Integer> stored = files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .map(file -> spark.read().parquet(file.toString()).first().getInt(0))
                    .toList();
            assertThat(rows().select("bucket").collectAsList())
                    .extracting(row -> row.getInt(0))
                    .isEqualTo(stored)
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null as bucket, 1 as position          | column bucket, row 0: found null, an integer is expected",
                "1 as bucket, double('nan') as position | column position, row 0: found NaN, a finite number is expected",
                "1 as bucket                            | column position is missing; the file has bucket, vector"
            })
    void anInvalidRowFailsTheQuery(String columns, String error) {
        write("l00h00q", "select " + columns.replace("null", "cast(null as int)") + ", array(1f) as vector");
        assertThatThrownBy(() -> rows().collectAsList()).hasMessageContaining(error);
    }

    @Test
    void aDamagedFileFailsTheQuery() throws IOException {
        Path file = Files.createDirectories(directory.resolve("l02h00k")).resolve("data.parquet");
        Files.writeString(file, "<html>not found</html>");
        assertThatThrownBy(() -> rows().collectAsList())
                .hasMessageContaining("l02h00k/data.parquet: not readable as Parquet: ");
        assertThat(rows().where("layer = 1").collectAsList()).isEmpty();
    }

    @Test
    void aHeadWithoutFilesFailsTheQuery() throws IOException {
        Files.createDirectories(directory.resolve("l02h00k"));
        assertThatThrownBy(() -> rows().collectAsList())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("l02h00k holds no *.parquet file");
    }

    @Test
    void aMissingDumpIsReported() throws IOException {
        assertThatThrownBy(() -> spark.read()
                        .format("plasticity")
                        .load(directory + "/none")
                        .count())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(directory + "/none does not exist");
        Files.createFile(directory.resolve("notes.txt"));
        assertThatThrownBy(() -> rows().count())
                .hasMessage(directory + " holds no head (lLLhHHq, lLLhHHk), the directory has notes.txt");
    }

    private void write(String head, String query) {
        spark.sql(query)
                .coalesce(1)
                .write()
                .mode("append")
                .parquet(directory.resolve(head).toString());
    }

    private Dataset<Row> rows() {
        return spark.read().format("plasticity").load(directory.toString());
    }

    private static Dataset<Row> sample(String vectorType) {
        return spark.read()
                .format("plasticity")
                .option("vector_type", vectorType)
                .load(Project.sample().toString());
    }

    /** The rows of one head, by the name of its directory. */
    private static Dataset<Row> head(Dataset<Row> tokens, String name) {
        return tokens.where("layer = %s and head = %s and kind = '%s'"
                .formatted(name.substring(1, 3), name.substring(4, 6), name.substring(6)));
    }
}
