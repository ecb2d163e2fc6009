package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.source.DumpRow;

class StartingFilesTest {
    @TempDir
    private Path directory;

    private TestDump dump;

    @BeforeEach
    void writeADump() throws Exception {
        dump = new TestDump(directory.resolve("model")).with("l00h00q", "l00h01q", "l00h00k");
    }

    @Test
    void directoriesAreMadeAndFilesNamedAfterTheFirst() throws Exception {
        Path file = directory.resolve("a/b/run.yaml");
        List<Path> written = StartingFiles.at(file).write(dump.footers());
        assertThat(written).startsWith(file, directory.resolve("a/b/run-plasticity.yaml"));
        assertThat(written).allSatisfy(path -> assertThat(path).isNotEmptyFile());
        assertThat(file)
                .content()
                .contains("dataset_local_root: \"" + dump.root() + "\"\n", "num_q_heads: 2\n")
                .contains("output_csv: \"results/run/head_metrics.csv\"\n");
    }

    @Test
    void whereNothingExplainsBucketsNothingIsSaidOfThem() throws Exception {
        List<DumpRow> flat =
                TestDump.rows().stream().map(row -> row.withBucket(0)).toList();
        dump.write("l00h00q", flat).write("l00h01q", flat).write("l00h00k", flat);
        StartingFiles.at(directory.resolve("run.yaml")).write(dump.footers());
        assertThat(directory.resolve("run-heatmap.yaml")).content().doesNotContain("bucket_type", "bucket_min_size");
    }

    @Test
    void aNameWithALineBreakAddsNoLine() throws Exception {
        Path file = directory.resolve("a\nseed: 7\nb.yaml");
        List<Path> written = StartingFiles.at(file).write(dump.footers());
        assertThat(written).allSatisfy(path -> assertThat(path).content().doesNotContain("\nseed"));
    }

    @Test
    void noPasswordIsWritten() throws Exception {
        DumpSurvey survey = dump.footers();
        DumpSurvey remote = new DumpSurvey(
                new DumpPlace("s3a://user:word@bucket/dump", Optional.empty(), Map.of(), ""),
                survey.depth(),
                survey.heads(),
                survey.layout(),
                survey.shape(),
                survey.odd(),
                survey.cost());
        StartingFiles files = StartingFiles.at(directory.resolve("run.yaml"));
        assertThatThrownBy(() -> files.write(remote))
                .isInstanceOf(InspectException.class)
                .hasMessageStartingWith("the URI holds a password");
        assertThat(directory.resolve("run.yaml")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "").resolve("run.yaml");
        StartingFiles files = StartingFiles.at(file);
        DumpSurvey survey = dump.footers();
        assertThatThrownBy(() -> files.write(survey))
                .isInstanceOf(InspectException.class)
                .hasMessageStartingWith(file + " cannot be written: ");
    }
}
