package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.DumpRow;
import plasticity.testing.TestDump;

/** The table of estimates by bucket pair is left out if a head has more than 64 query buckets. */
class BucketEstimatesIT {
    private static final String TABLE = "head_bucket_estimates";

    @TempDir
    private Path directory;

    private TestDump dump;
    private Analysis analysis;

    @BeforeEach
    void analyse64Buckets() throws IOException {
        dump = new TestDump(directory.resolve("dump"));
        for (String head : List.of("l00h00k", "l00h00q", "l00h01q")) {
            dump.write(head, rows(64));
        }
        analysis = Analysis.into(Files.createDirectory(directory.resolve("results")))
                .with("model_dir", ".")
                .with("dataset_local_root", dump.root())
                .with("num_layers", 1)
                .with("num_q_heads", 2)
                .with("num_k_heads", 1);
        CommandRun run = run();
        assertThat(run.out()).contains("/" + TABLE + ".csv").doesNotContain("left out");
        assertThat(isListed()).isTrue();
        assertThat(analysis.file(TABLE + ".csv")).exists();
    }

    @Test
    void theEarlierTableIsDeleted() throws IOException {
        dump.write("l00h01q", rows(65));
        CommandRun run = run();
        assertThat(run.out())
                .contains(TABLE + " is left out: a head has 65 query buckets, more than 64; set bucket_estimates: true"
                        + " to write it")
                .doesNotContain("/" + TABLE + ".csv");
        assertThat(isListed()).isFalse();
        assertThat(analysis.file(TABLE + ".csv")).doesNotExist();
        assertThat(run().err()).contains("Nothing changed");

        dump.write("l00h01q", rows(63));
        run();
        assertThat(isListed()).isTrue();
        assertThat(analysis.file(TABLE + ".csv"))
                .content()
                .contains("\n0,0,0,63,")
                .contains("\n0,1,0,62,");
    }

    @Test
    void aFileThatNoManifestListsIsNotDeleted() throws IOException {
        Files.delete(analysis.file("run.json"));
        dump.write("l00h01q", rows(65));
        run();
        assertThat(isListed()).isFalse();
        assertThat(analysis.file(TABLE + ".csv")).exists();
    }

    @Test
    void aTableThatWasWrittenElsewhereIsNotDeleted() throws IOException {
        dump.write("l00h01q", rows(65));
        analysis.with("output_csv", analysis.file("metrics.parquet"));
        analysis.with("run_json", analysis.file("run.json"));
        run();
        assertThat(isListed()).isFalse();
        assertThat(analysis.file(TABLE + ".csv")).exists();
        assertThat(analysis.file(TABLE + ".parquet")).doesNotExist();
    }

    private CommandRun run() throws IOException {
        CommandRun run = analysis.run();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(CommandRun.of("verify", analysis.file("run.json").toString()).status())
                .isEqualTo(ExitStatus.OK);
        return run;
    }

    private boolean isListed() throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(analysis.file("run.json").toFile());
        return manifest.get("tables").has(TABLE);
    }

    /** Two texts of two tokens per bucket. */
    private static List<DumpRow> rows(int buckets) {
        SplittableRandom random = new SplittableRandom(buckets);
        return IntStream.range(0, 4 * buckets)
                .mapToObj(i -> new DumpRow(
                        i / 4, i % 2, i, null, List.of((float) random.nextGaussian(), (float) random.nextGaussian())))
                .toList();
    }
}
