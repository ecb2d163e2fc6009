package plasticity.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigLoader;
import plasticity.config.Setting;
import plasticity.messages.RunException;
import plasticity.tables.Column;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.Table;
import plasticity.tables.TableFormat;

class ReplacementGuardTest {
    private static final String OURS =
            """
            {
              "format" : 1,
              "version" : "1.0.0",
              "start" : "2026-11-25T03:33:06Z",
              "settings" : {"model_dir" : "m"},
              "tables" : {"head_metrics" : {"path" : "head_metrics.csv", "bytes" : 1, "sha256" : "00"},
                "head_bucket_plasticity" : {"path" : "b.parquet", "bytes" : 1, "sha256" : "00"}}
            }
            """;

    @TempDir
    private Path directory;

    private AnalysisConfig config(String... flags) throws Exception {
        Map<String, String> given = new HashMap<>(Map.of(
                "model_dir",
                "m",
                "num_layers",
                "1",
                "num_q_heads",
                "1",
                "num_k_heads",
                "1",
                "output_csv",
                directory + "/head_metrics.csv"));
        for (String flag : flags) {
            given.put(flag.substring(0, flag.indexOf('=')), flag.substring(flag.indexOf('=') + 1));
        }
        return ConfigLoader.load(Optional.empty(), given);
    }

    private RunException refusal(String... flags) throws Exception {
        AnalysisConfig config = config(flags);
        Configuration hadoop = new Configuration();
        PublishedOutputs published = new PublishedOutputs(config, new OutputCommitter(hadoop), hadoop);
        return catchThrowableOfType(
                RunException.class, () -> new ReplacementGuard(hadoop).require(config, published.manifest()));
    }

    private void assertRejected(String setting, String file, String... flags) throws Exception {
        RunException refusal = refusal(flags);
        assertThat(refusal).as("the refusal of " + file).isNotNull();
        assertThat(refusal.isUsage()).isTrue();
        assertThat(refusal)
                .hasMessageStartingWith(setting + ": " + directory.resolve(file) + " exists")
                .hasMessageEndingWith("choose another path, or pass --overwrite to replace it");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static String header(Table table) {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(","));
    }

    private static byte[] parquet(Table table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFormat.PARQUET.write(table, Stream.empty(), out);
        return out.toByteArray();
    }

    @Test
    void missingFilesAreNotRejected() throws Exception {
        assertThat(refusal()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n", "layer,head\n", "x", "PAR1", "layer,q_head,k_headX", "\n", "{}"})
    void aForeignFileIsKept(String text) throws Exception {
        write("head_metrics.csv", text);
        assertRejected("output_csv", "head_metrics.csv");
    }

    @Test
    void aTableOfThisKindIsReplaced() throws Exception {
        String header = header(HeadMetrics.TABLE);
        for (String text : List.of(header + "\n0,0,0\n", header + "\r\n0", header + "\n", header, "layer,q_he", "")) {
            write("head_metrics.csv", text);
            assertThat(refusal()).as(text).isNull();
        }
    }

    @Test
    void aTableOfAnotherKindIsKept() throws Exception {
        write("head_metrics.csv", header(HeadBucketPlasticity.TABLE) + "\n");
        assertRejected("output_csv", "head_metrics.csv");
        write("head_metrics.csv", header(HeadMetrics.TABLE) + ",mine\n");
        assertRejected("output_csv", "head_metrics.csv");
    }

    @Test
    void parquetIsRecognizedByItsColumns() throws Exception {
        Files.write(directory.resolve("m.parquet"), parquet(HeadMetrics.TABLE));
        String flag = "output_csv=" + directory.resolve("m.parquet");
        assertThat(refusal(flag)).isNull();
        Files.write(directory.resolve("m.parquet"), parquet(HeadStatus.TABLE));
        assertRejected("output_csv", "m.parquet", flag);
        byte[] complete = parquet(HeadMetrics.TABLE);
        Files.write(directory.resolve("m.parquet"), Arrays.copyOf(complete, complete.length - 20));
        assertRejected("output_csv", "m.parquet", flag);
        write("m.parquet", "");
        assertThat(refusal(flag)).isNull();
    }

    @Test
    void listedTablesAreReplacedWhateverTheyContain() throws Exception {
        write("run.json", OURS);
        write("head_metrics.csv", "damaged");
        write("b.parquet", "damaged");
        assertThat(refusal("bucket_csv=" + directory.resolve("x/../b.parquet"))).isNull();
        write("head_component_weights.csv", "not listed");
        assertRejected("component_csv", "head_component_weights.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"mine\"}",
                "{\"version\": \"2.3\", \"tables\": {}}",
                "[1, 2]",
                "my notes",
                "{\"experiment\": ",
                "null"
            })
    void aFileThatIsNotAManifestIsKept(String text) throws Exception {
        write("run.json", text);
        assertRejected("run_json", "run.json");
    }

    @Test
    void aDamagedManifestIsReplaced() throws Exception {
        for (String text : List.of("", "{", OURS.substring(0, 9), OURS.substring(0, 100), OURS + "x")) {
            write("run.json", text);
            assertThat(refusal()).as(text).isNull();
        }
        write("run.json", "\0\0\0\0");
        assertRejected("run_json", "run.json");
        Files.createDirectory(directory.resolve(".run.json.results"));
        assertThat(refusal()).isNull();
    }

    @Test
    void theStatusTableOfAFailedRunIsReplacedAndOtherFilesAreKept() throws Exception {
        write("head_status.failed.csv", header(HeadStatus.TABLE) + "\n");
        assertThat(refusal()).isNull();
        write("head_status.failed.csv", header(HeadStatus.WITHOUT_TEXTS) + "\n");
        assertThat(refusal()).isNull();
        write("head_status.failed.csv", "mine");
        assertRejected("status_csv", "head_status.failed.csv");
    }

    @Test
    void aTableWithoutAManifestIsRecognizedByItsColumns() throws Exception {
        String file = directory.resolve("all.csv").toString();
        ReplacementGuard guard = new ReplacementGuard(new Configuration());
        write("all.csv", header(HeadStatus.TABLE));
        assertThatCode(() -> guard.require(Setting.COMBINED_CSV.key(), file, HeadStatus.TABLE))
                .doesNotThrowAnyException();
        assertThat(catchThrowableOfType(
                                RunException.class,
                                () -> guard.require(Setting.COMBINED_CSV.key(), file, HeadMetrics.TABLE))
                        .isUsage())
                .isTrue();
    }
}
