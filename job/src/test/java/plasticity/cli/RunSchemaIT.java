package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.config.OutputTable;
import plasticity.testing.Project;

/** Validates the manifests of real runs against {@code src/site/run.schema.json}. */
class RunSchemaIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonSchema schema;

    @TempDir
    private Path directory;

    @BeforeAll
    static void readTheSchema() throws IOException {
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Project.ROOT.resolve("src/site/run.schema.json")));
    }

    @Test
    void aRunOfTheSample() throws Exception {
        Analysis analysis = Analysis.ofSample(directory).with("num_layers", 1);
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        assertThat(faults(manifest(analysis))).isEmpty();
        JsonNode buckets = manifest(analysis).get("buckets");
        assertThat(buckets.get("type").textValue()).isEqualTo("uniform");
        assertThat(buckets.get("min_size").doubleValue()).isEqualTo(512);
        assertThat(buckets.get("mean_positions")).hasSize(16);
        assertThat(manifest(analysis).get("tables")).hasSize(OutputTable.values().length);
        assertThat(manifest(analysis).get("fingerprints")).hasSize(12);
        assertThat(manifest(analysis).get("fingerprints").has("l00h02k")).isTrue();
        assertThat(CommandRun.of("verify", directory.toString()).status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void aRunWithFailedHeadsAndTablesElsewhere() throws Exception {
        Path found = Project.resource("cases/window-mixed");
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Analysis analysis = Analysis.into(directory)
                .with("config", found.resolve("config.yaml"))
                .with("dataset_local_root", found.resolve("dump"))
                .with("run_json", elsewhere.resolve("run.json"))
                .with("bucket_csv", elsewhere.resolve("more/buckets.parquet"));
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        JsonNode manifest = JSON.readTree(elsewhere.resolve("run.json").toFile());
        assertThat(faults(manifest)).isEmpty();
        assertThat(manifest.at("/tables/head_bucket_plasticity/path").textValue())
                .isEqualTo("more/buckets.parquet");
        assertThat(CommandRun.of("verify", elsewhere.toString()).status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void theSchemaRejectsMissingKeys() throws Exception {
        Analysis analysis = Analysis.ofSample(directory).with("num_layers", 1);
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        for (String member : List.of("format", "settings", "libraries", "tables", "buckets")) {
            ObjectNode manifest = (ObjectNode) manifest(analysis);
            manifest.remove(member);
            assertThat(faults(manifest)).as(member).hasSize(1);
        }
        ObjectNode manifest = (ObjectNode) manifest(analysis);
        ((ObjectNode) manifest.at("/tables/head_status")).put("sha256", "00");
        assertThat(faults(manifest)).hasSize(1);
    }

    @Test
    void storedManifestsOfEveryFormatAreValid() throws Exception {
        for (String set : List.of("run-1", "run-2")) {
            Path manifest = Project.resource("formats").resolve(set).resolve("run.json");
            assertThat(faults(JSON.readTree(manifest.toFile()))).as(set).isEmpty();
        }
    }

    private static JsonNode manifest(Analysis analysis) throws IOException {
        return JSON.readTree(analysis.file("run.json").toFile());
    }

    private static Set<ValidationMessage> faults(JsonNode manifest) {
        return schema.validate(manifest);
    }
}
