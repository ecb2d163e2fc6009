package plasticity.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.testing.ReadHead;
import plasticity.testing.TestDump;

class HeadDirectoriesTest {
    private static final GroupedQueryLayout LAYOUT = new GroupedQueryLayout(2, 4, 2);

    @TempDir
    private Path root;

    private TestDump dump;

    @BeforeEach
    void dump() {
        dump = new TestDump(root);
    }

    @Test
    void queryHeadsAreFoundByNameInOrder() throws IOException, DumpException {
        mkdirs("l01h00q", "l00h03q", "l00h00q", "l00h00k", "l01h00k");
        assertThat(dump.heads(LAYOUT).queryHeads())
                .containsExactly(HeadId.query(0, 0), HeadId.query(0, 3), HeadId.query(1, 0));
    }

    @Test
    void otherDirectoriesAreIgnored() throws IOException, DumpException {
        mkdirs("l00h00q", ".git", "l0h0q", "l00h01x");
        dump.touch("README.md", 1);
        dump.touch("_saver_state.json", 1);
        HeadDirectories heads = dump.heads(LAYOUT);
        assertThat(heads.queryHeads()).containsExactly(HeadId.query(0, 0));
        assertThat(heads.beyondLayout()).isEmpty();
    }

    @Test
    void headsBeyondTheLayoutAreCountedOnly() throws IOException, DumpException {
        mkdirs("l00h00q", "l00h04q", "l02h00q", "l00h02k");
        HeadDirectories heads = dump.heads(LAYOUT);
        assertThat(heads.queryHeads()).containsExactly(HeadId.query(0, 0));
        assertThat(heads.beyondLayout()).hasSize(3);
    }

    @Test
    void aHeadHasAllDirectoriesWithItsNumbers() throws IOException, DumpException {
        mkdirs("l000h000q", "l00h00q");
        assertThat(dump.heads(LAYOUT).of(HeadId.query(0, 0)))
                .extracting(FileStatus::getPath)
                .extracting(org.apache.hadoop.fs.Path::getName)
                .containsExactly("l000h000q", "l00h00q");
    }

    @Test
    void headsThatWereNotCapturedHaveNoDirectory() throws IOException, DumpException {
        mkdirs("l00h00q");
        assertThat(dump.heads(LAYOUT).of(HeadId.key(0, 0))).isEmpty();
    }

    @Test
    void aMissingRootIsReported() throws IOException {
        assertFails(root.resolve("none"), " does not exist; check dataset_local_root and model_dir");
        Files.createDirectories(root.resolve("Smol-LM2"));
        assertFails(
                root.resolve("smol_lm/x"),
                " does not exist: there is no " + root + "/smol_lm; did you mean " + root
                        + "/Smol-LM2?; check dataset_local_root and model_dir");
    }

    @Test
    void aFileInsteadOfTheRootIsReported() throws IOException {
        assertFails(dump.touch("file", 1), " is a file; the directory that holds the head directories is expected");
    }

    @Test
    void unknownSchemesAreReported() {
        assertThatThrownBy(() -> HeadDirectories.list(
                        new org.apache.hadoop.fs.Path("nowhere://bucket/dump"), LAYOUT, ReadHead.HADOOP))
                .isInstanceOf(DumpException.class)
                .hasMessage("nowhere://bucket/dump cannot be listed: No FileSystem for scheme \"nowhere\"");
    }

    @Test
    void anEmptyRootIsReported() {
        assertFails(root, " holds no query head (lLLhHHq); check dataset_local_root and model_dir");
    }

    @Test
    void aRootWithoutHeadsIsReportedWithItsContents() throws IOException {
        mkdirs("f", "e", "d", "c", "b", "a");
        assertFails(
                root,
                " holds no query head (lLLhHHq); check dataset_local_root and model_dir, the directory has a, b, c, d, e, …");
    }

    @Test
    void aRootWithoutQueryHeadsIsReportedWithItsKeyHeads() throws IOException {
        mkdirs("l00h00k", "l00h01k");
        assertFails(root, " holds no query head (lLLhHHq), only 2 key heads");
    }

    @Test
    void aRootWithOnlyHeadsBeyondTheLayoutIsReported() throws IOException {
        mkdirs("l02h00q", "l00h04q");
        assertFails(
                root,
                " holds no query head (lLLhHHq) of 2 layers with 4 query heads, but 2 others; check num_layers and num_q_heads");
    }

    private void mkdirs(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(root.resolve(name));
        }
    }

    private static void assertFails(Path root, String message) {
        assertThatThrownBy(() -> new TestDump(root).heads(LAYOUT))
                .isInstanceOf(DumpException.class)
                .hasMessage(root + message);
    }
}
