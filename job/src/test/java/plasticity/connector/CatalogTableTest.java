package plasticity.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.testing.Project;

/** Tables in Spark's catalog: {@code CREATE TABLE … USING plasticity}. */
@Tag("spark")
class CatalogTableTest {
    private static final String SHAPE = "num_layers 30, num_q_heads 9, num_k_heads 3";

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.start();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @AfterEach
    void droppingATableKeepsTheDump() {
        sql("DROP TABLE IF EXISTS t");
        assertThat(spark.catalog().tableExists("t")).isFalse();
        assertThat(Project.sample().resolve("l00h00q/data.parquet")).exists();
    }

    private static List<Row> sql(String text) {
        return spark.sql(text.replace("DUMP", Project.sample().toString())).collectAsList();
    }

    private static String one(String text) {
        return sql(text).get(0).mkString(" ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t USING plasticity OPTIONS (path 'DUMP')",
                "CREATE TABLE t USING plasticity LOCATION 'DUMP'",
                "CREATE TABLE t USING plasticity OPTIONS (Output 'rows', vector_type 'array') LOCATION 'DUMP'"
                        + " COMMENT 'tokens' TBLPROPERTIES (team 'us')"
            })
    void tokensAreSelected(String create) {
        sql(create);
        assertThat(one("SELECT count(*) FROM t WHERE layer = 11 AND kind = 'k' AND head = 2"))
                .isEqualTo("640");
        assertThat(sql("DESCRIBE EXTENDED t").stream().map(row -> row.mkString(" ")))
                .contains("layer int null", "Provider plasticity ");
    }

    @Test
    void metricsAreSelected() {
        sql("CREATE TABLE t USING plasticity OPTIONS (output 'metrics', " + SHAPE + ") LOCATION 'DUMP'");
        assertThat(one("SELECT layer, q_head, k_head FROM t WHERE layer = 11 AND q_head = 4"))
                .isEqualTo("11 4 1");
    }

    @Test
    void pathsReplaceTheLocation() {
        sql("CREATE TABLE t USING plasticity OPTIONS (paths '[\"DUMP\", \"DUMP/none\"]')");
        assertThat(one("SELECT count(*) FROM t WHERE model_dir = 'DUMP' AND layer = 11 AND head = 2 AND kind = 'k'"))
                .isEqualTo("640");
    }

    @Test
    void columnsMayBeListed() {
        sql("CREATE TABLE t (layer INT, q_head INT, k_head INT, status STRING, n_q_rows INT, n_k_rows INT,"
                + " warnings STRING, error STRING, texts STRING) USING plasticity OPTIONS (output 'status', " + SHAPE
                + ") LOCATION 'DUMP'");
        assertThat(one("SELECT status FROM t WHERE layer = 11 AND q_head = 4")).isEqualTo("ok");
    }

    @Test
    void otherColumnsAreRejected() {
        assertThatThrownBy(() -> sql("CREATE TABLE t (layer INT, word STRING) USING plasticity LOCATION 'DUMP'"))
                .hasMessageContaining("schema of the data source table does not match the expected schema");
        assertThatThrownBy(() -> spark.read()
                        .format("plasticity")
                        .schema("layer INT, word STRING")
                        .load(Project.sample().toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the given schema is not that of plasticity rows of ")
                .hasMessageEndingWith("; leave the schema out");
    }

    /** The statement that Spark shows creates an equal table. */
    @Test
    void showCreateTableGivesTheSameTable() {
        sql("CREATE TABLE t USING plasticity OPTIONS (output 'components', " + SHAPE + ") LOCATION 'DUMP'"
                + " TBLPROPERTIES (team 'us')");
        String shown = one("SHOW CREATE TABLE t");
        assertThat(shown)
                .contains("USING plasticity", "'output' = 'components'", "'team' = 'us'", "LOCATION")
                .doesNotContain("'path'", "'owner'");
        sql("DROP TABLE t");
        sql(shown);
        assertThat(one("SHOW CREATE TABLE t")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPTIONS (path 'DUMP', outputs 'rows')             | option outputs: no such option; did you mean output?",
                "OPTIONS (paths '[\"a\"]', path 'DUMP')            | option paths: given together with the option path; leave one of them out",
                "OPTIONS (output 'rows')                           | option path: required and missing, expected a path",
                "LOCATION 'DUMP' TBLPROPERTIES (vector_type 'array') "
                        + "| option vector_type: found among the table properties; give it in OPTIONS (vector_type …)",
                "(layer INT) OPTIONS (output 'row') LOCATION 'DUMP' | option output: invalid value \"row\": expected rows or metrics or buckets or components or estimates or bucket_estimates or profile or distance or replicates or key_heads or geometry or status; did you mean rows?",
            })
    void mistakesAreReportedWhenTheTableIsCreated(String rest, String message) {
        String create = rest.startsWith("(layer INT)")
                ? "CREATE TABLE t (layer INT) USING plasticity " + rest.replace("(layer INT)", "")
                : "CREATE TABLE t USING plasticity " + rest;
        assertThatThrownBy(() -> sql(create))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(spark.catalog().tableExists("t")).isFalse();
    }

    /** An earlier version accepted such a table. */
    @Test
    void anUnreadableTableReportsTheCauseAndCanBeDropped() {
        sql("CREATE TABLE t USING plasticity LOCATION 'DUMP'");
        sql("ALTER TABLE t SET TBLPROPERTIES ('option.outptu' 'rows')");
        for (String statement : List.of("SELECT * FROM t", "DESCRIBE t")) {
            assertThatThrownBy(() -> sql(statement)).hasMessage("option outptu: no such option; did you mean output?");
        }
    }

    @Test
    void writesAreRejected() {
        sql("CREATE TABLE t USING plasticity LOCATION 'DUMP'");
        assertThatThrownBy(() -> sql("INSERT INTO t SELECT * FROM t"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("does not support append in batch mode");
    }
}
