package plasticity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class LocalCopiesTest {
    @TempDir
    private Path directory;

    private LocalCopies copies;
    private Path living;

    @BeforeEach
    void createFileOfThisProcess() throws Exception {
        copies = new LocalCopies(directory);
        living = copies.create();
    }

    @Test
    void removesFilesOfDeadProcesses() throws Exception {
        assumeFalse(ProcessMark.here().space().isEmpty(), "process IDs have a known scope only on Linux");
        Path left = Files.createFile(sibling(gone()));
        copies.sweep();
        assertThat(left).doesNotExist();
        assertThat(living).exists();
    }

    @Test
    void keepsFilesOfOtherMachines() throws Exception {
        String elsewhere = named(gone()).replaceFirst("-[0-9a-f]{8}-", "-00000000-");
        Path other = Files.createFile(directory.resolve(elsewhere));
        copies.sweep();
        assertThat(other).exists();
    }

    @Test
    void keepsOtherFiles() throws Exception {
        Path older = Files.createFile(directory.resolve("plasticity-683971809328821320.tmp"));
        Path named = Files.createFile(directory.resolve(named(gone()) + ".csv"));
        copies.sweep();
        assertThat(older).exists();
        assertThat(named).exists();
    }

    @Test
    void toleratesAMissingDirectory() {
        new LocalCopies(directory.resolve("absent")).sweep();
        assertThat(living).exists();
    }

    private Path sibling(long pid) {
        return directory.resolve(named(pid));
    }

    /** The name of a file of another process. */
    private String named(long pid) {
        return living.getFileName()
                .toString()
                .replace("-" + ProcessHandle.current().pid() + "-", "-" + pid + "-");
    }

    private static long gone() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }
}
