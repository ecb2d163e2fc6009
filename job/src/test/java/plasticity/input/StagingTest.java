package plasticity.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.hub.DatasetCommit;
import plasticity.hub.HubFile;
import plasticity.hub.RepoPath;
import plasticity.hub.Snapshot;
import plasticity.messages.RunException;

class StagingTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final List<String> NAMES = List.of("m/l00h00q/data.parquet", "m/l00h00k/data.parquet");

    @TempDir
    private Path directory;

    private Snapshot snapshot;

    @BeforeEach
    void createSnapshot() throws Exception {
        Path source = directory.resolve("source");
        List<HubFile> files = new ArrayList<>();
        for (String name : NAMES) {
            Path file = source.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "rows of " + name);
            files.add(new HubFile(RepoPath.of(name), Files.size(file), "a".repeat(64)));
        }
        snapshot = new Snapshot(new DatasetCommit("me/mine", "main", COMMIT), source, files, List.of(), Set.of());
    }

    private String copy(Path staging) throws RunException {
        return new Staging("file://" + staging, new Configuration()).copy(snapshot, 2);
    }

    private Path staged(Path staging, String name) {
        return staging.resolve("datasets--me--mine").resolve(COMMIT).resolve(name);
    }

    @Test
    void filesAreCopiedUnderTheirCommit() throws Exception {
        Path staging = directory.resolve("staging");
        assertThat(copy(staging)).isEqualTo("file:" + staging + "/datasets--me--mine/" + COMMIT);
        for (String name : NAMES) {
            assertThat(staged(staging, name)).hasContent("rows of " + name);
        }
        assertThat(all(staging)).hasSize(2);
    }

    @Test
    void existingFilesAreNotCopiedAgain() throws Exception {
        Path staging = directory.resolve("staging");
        copy(staging);
        FileTime then = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(staged(staging, NAMES.get(0)), then);
        Files.writeString(staged(staging, NAMES.get(1)), "torn");
        copy(staging);
        assertThat(Files.getLastModifiedTime(staged(staging, NAMES.get(0)))).isEqualTo(then);
        assertThat(staged(staging, NAMES.get(1))).hasContent("rows of " + NAMES.get(1));
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsReported() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> copy(file))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("dataset_staging: cannot copy to file://" + file + ": ");
    }

    private static List<Path> all(Path staging) throws IOException {
        try (Stream<Path> found = Files.walk(staging)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }
}
