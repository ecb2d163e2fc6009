package plasticity.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;

class HeadPartSourceTest {
    private static final Map<String, String> OPTIONS =
            Map.of("num_layers", "2", "num_q_heads", "2", "num_k_heads", "1", "max_tokens_per_head", "15");

    @TempDir
    private static Path root;

    private static SparkSession spark;

    @BeforeAll
    static void start() throws IOException {
        TestDump dump = new TestDump(root);
        dump.write("l00h00k", DumpRow.random(20, 3));
        dump.write("l00h00q", DumpRow.random(30, 3));
        dump.write("l00h01q", DumpRow.random(31, 3));
        dump.write("l01h01q", DumpRow.random(32, 3));
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.log.level", "ERROR")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void hasTheDocumentedSchema() {
        assertThat(load("key_head").schema()).isEqualTo(UnitSchema.schema());
    }

    @Test
    void aPartitionIsAKeyHeadWithItsQueryHeads() {
        assertThat(partitions("key_head"))
                .containsExactly(List.of("0k0 15", "0k0", "0q0 15", "0q0", "0q1 15", "0q1"), List.of("1k0", "1q1"));
    }

    @Test
    void orAQueryHeadWithItsKeyHead() {
        assertThat(partitions("query_head"))
                .containsExactly(
                        List.of("0k0 15", "0k0", "0q1 15", "0q1"),
                        List.of("0k0 15", "0k0", "0q0 15", "0q0"),
                        List.of("1k0", "1q1"));
    }

    @Test
    void autoSplitsWhereCoresWouldBeIdle() {
        assertThat(partitions("auto")).isEqualTo(partitions("query_head"));
    }

    @Test
    void blocksArriveAsTheyWereRead() {
        JavaRDD<HeadPart> blocks = HeadPartSource.parts(spark, dump("key_head"))
                .filter(part -> part.head().equals(HeadId.query(0, 1)) && !part.isClosing());
        blocks.foreach(part -> Blocks.assertSameBits(
                Blocks.copy(part.block()), Blocks.of(HeadKind.QUERY, DumpRow.random(31, 3), 15, 0)));
        assertThat(blocks.count()).isEqualTo(1);
    }

    @Test
    void rowsTellOfTheSamePartsInTheSameOrder() {
        List<String> parts = HeadPartSource.parts(spark, dump("key_head"))
                .map(part -> part.head().layer()
                        + String.valueOf(part.head().kind().letter())
                        + part.head().head()
                        + (part.isClosing() ? "" : " " + part.block().size()))
                .collect();
        assertThat(load("key_head").toJavaRDD().map(HeadPartSourceTest::text).collect())
                .isEqualTo(parts);
    }

    @Test
    void columnsCanBeChosen() {
        assertThat(load("key_head")
                        .where("error is not null")
                        .select("error", "head", "rows")
                        .orderBy("rows")
                        .collectAsList())
                .extracting(Row::mkString)
                .containsExactly(
                        root + "/l01h00k does not exist: the key head is missing0null",
                        root + "/l01h00k does not exist: the key head is missing132");
    }

    @Test
    void readsNothingIntoTheCountOfRows() {
        assertThat(load("key_head").count()).isEqualTo(8);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Dataset<Row> rows = spark.read()
                .format(HeadPartSource.class.getName())
                .options(OPTIONS)
                .option("executor_memory", 1 << 16)
                .option("executor_tasks", 9)
                .load(root.toString());
        assertThatThrownBy(rows::count)
                .isInstanceOf(TooLittleMemoryException.class)
                .hasMessageMatching(
                        "not enough memory: a task needs up to \\d+ MiB and 3 run at a time, \\d+ MiB in all.*"
                                + "has room for 0 MiB; lower max_tokens_per_head, .*");
    }

    @Test
    void aMissingOptionIsNamed() {
        assertThatThrownBy(() ->
                        spark.read().format(HeadPartSource.class.getName()).load(root.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option num_layers: found nothing, a whole number is expected");
    }

    @Test
    void aMissingPathIsNamed() {
        assertThatThrownBy(() -> spark.read()
                        .format(HeadPartSource.class.getName())
                        .options(OPTIONS)
                        .load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option path is missing: load(DIRECTORY)");
    }

    @Test
    void aDumpThatIsNotThereIsNamed() {
        Dataset<Row> rows = spark.read()
                .format(HeadPartSource.class.getName())
                .options(OPTIONS)
                .load(root + "/none");
        assertThatThrownBy(rows::count).hasMessage(root + "/none does not exist; check the path that is loaded");
    }

    private static DumpOptions dump(String unit) {
        Map<String, String> options = new HashMap<>(OPTIONS);
        options.put("path", root.toString());
        options.put("unit", unit);
        return DumpOptions.of(new CaseInsensitiveStringMap(options));
    }

    private static Dataset<Row> load(String unit) {
        return spark.read()
                .format(HeadPartSource.class.getName())
                .options(OPTIONS)
                .option("unit", unit)
                .load(root.toString());
    }

    /** What the rows of each partition tell of. */
    private static List<List<String>> partitions(String unit) {
        return load(unit).toJavaRDD().glom().collect().stream()
                .map(rows -> rows.stream().map(HeadPartSourceTest::text).toList())
                .toList();
    }

    private static String text(Row row) {
        return row.getInt(0)
                + row.getString(1)
                + row.getInt(2)
                + (row.isNullAt(row.fieldIndex("block_rows")) ? "" : " " + row.getAs("block_rows"));
    }
}
