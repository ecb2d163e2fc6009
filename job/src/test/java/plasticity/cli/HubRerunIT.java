package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.hub.LoopbackHub;
import plasticity.testing.Project;

/** Reruns on a dataset of the Hub: changes are detected by the Hub's content hashes. */
class HubRerunIT {
    private static final String LATER = "89abcdef0123456789abcdef0123456789abcdef";
    private static final List<String> HEADS = List.of("l00h00q", "l00h01q", "l00h02q", "l00h00k");

    @TempDir
    private Path directory;

    private Path dataset;
    private Path home;
    private LoopbackHub hub;
    private Analysis analysis;
    private FileStates before;

    @BeforeEach
    void analyseOnce() throws Exception {
        dataset = directory.resolve("dataset");
        home = directory.resolve("home");
        for (String head : HEADS) {
            Path target = file(head);
            Files.createDirectories(target.getParent());
            Files.copy(Project.sample().resolve(head).resolve("data.parquet"), target);
        }
        hub = LoopbackHub.serving(dataset);
        analysis = into("results");
        assertThat(run().err()).contains("4/4 files downloaded", "3/3 heads, 0 failed");
        before = FileStates.below(directory.resolve("results"));
        hub.forget();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void anUnchangedCommitChangesNothingEvenAfterASecondDownload() throws Exception {
        assertThat(run().err()).contains("Nothing changed");
        assertThat(hub.downloads()).isZero();
        assertThat(FileStates.below(directory.resolve("results"))).isEqualTo(before);

        assertThat(FileUtil.fullyDelete(home.toFile())).isTrue();
        assertThat(run().err()).contains("4/4 files downloaded", "Nothing changed");
        assertThat(FileStates.below(directory.resolve("results"))).isEqualTo(before);
    }

    @Test
    void aNewCommitRecomputesChangedHeadsOnly() throws Exception {
        Files.copy(
                Project.sample().resolve("l05h01q/data.parquet"), file("l00h01q"), StandardCopyOption.REPLACE_EXISTING);
        hub.moveTo(LATER);

        CommandRun dry = run("--dry-run");
        assertThat(dry.out())
                .contains("3 query heads, 1 to compute, 2 reused", "  l00h01q: l00h01q/data.parquet changed");
        // Only the footers of the files.
        assertThat(hub.requests().stream()
                        .filter(request -> request.uri().getPath().startsWith("/content/")))
                .isNotEmpty()
                .allMatch(request -> request.range().isPresent());
        assertThat(home.resolve("hub/datasets--me--sniffed-qk/snapshots/" + LATER))
                .doesNotExist();
        assertThat(FileStates.below(directory.resolve("results"))).isEqualTo(before);

        hub.forget();
        assertThat(run().err()).contains("2 heads did not change and are reused, 1 to compute", "1/1 heads, 0 failed");
        assertThat(hub.downloads()).isEqualTo(1);
        JsonNode manifest = new ObjectMapper().readTree(analysis.bytes("run.json"));
        assertThat(manifest.get("computed").intValue()).isEqualTo(1);
        assertThat(manifest.get("reused").intValue()).isEqualTo(2);
        assertThat(manifest.get("dataset").get("commit").textValue()).isEqualTo(LATER);
        Analysis fresh = into("fresh").with("dataset_local_root", dataset);
        assertThat(fresh.run().status()).isEqualTo(ExitStatus.OK);
        assertThat(Analysis.ALL_TABLES)
                .allSatisfy(table -> assertThat(analysis.bytes(table)).as(table).isEqualTo(fresh.bytes(table)));
    }

    private Path file(String head) {
        return dataset.resolve("model").resolve(head).resolve("data.parquet");
    }

    private Analysis into(String results) {
        return Analysis.into(directory.resolve(results))
                .with("dataset_name", LoopbackHub.NAME)
                .with("model_dir", "model")
                .with("num_layers", 30)
                .with("num_q_heads", 9)
                .with("num_k_heads", 3);
    }

    private CommandRun run(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(analysis.commandLine());
        arguments.addAll(List.of(more));
        CommandRun run = CommandProcess.launcher(Files.createTempDirectory(directory, "console"))
                .with("HF_ENDPOINT", hub.endpoint())
                .with("HF_HOME", home.toString())
                .with("NO_PROXY", "127.0.0.1,localhost")
                .run(arguments);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        return run;
    }
}
