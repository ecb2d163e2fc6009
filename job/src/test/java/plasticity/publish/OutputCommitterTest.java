package plasticity.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.lease.Lease;
import plasticity.lease.LeaseOptions;
import plasticity.messages.RunException;

class OutputCommitterTest {
    @TempDir
    private Path directory;

    private final Configuration hadoop = new Configuration();

    @Test
    void temporaryFilesOfAKilledRunAreDeleted() throws Exception {
        Path table = write("table.csv", "earlier");
        write(".table.csv." + UUID.randomUUID() + ".tmp", "left");
        write(".table.csv." + UUID.randomUUID() + ".tmp", "");
        try (OutputCommitter outputs = new OutputCommitter(hadoop)) {
            outputs.requireWritable("output_csv", table.toString());
        }
        assertThat(names()).containsExactly("table.csv");
        assertThat(table).hasContent("earlier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ü.csv", "Mü ller/日本 100%.csv", "a%20b/#+?.csv", "😀/[x]{y}.csv", "2026-11-29T10:00/run:5.csv"})
    void aFileMayHaveAnyName(String name) throws Exception {
        Path table = directory.resolve(name);
        org.apache.hadoop.fs.Path manifest = new org.apache.hadoop.fs.Path(
                table.resolveSibling(table.getFileName() + ".json").toString());
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        LeaseOptions options = new LeaseOptions(Duration.ZERO, LeaseOptions.Existing.RESPECTED);
        try (Lease lease = Lease.acquire("run_json", manifest, options, hadoop, nowhere, InstantSource.system());
                OutputCommitter outputs = new OutputCommitter(hadoop)) {
            outputs.requireWritable("output_csv", table.toString());
            outputs.stage(table.toString(), out -> out.write("new".getBytes(UTF_8)));
            outputs.publish(lease);
        }
        assertThat(table).hasContent("new");
        assertThat(table.getParent()).isDirectoryContaining(file -> file.equals(table));
    }

    @Test
    void severalFilesCanBeWrittenAtTheSameTime() throws Exception {
        try (OutputCommitter outputs = new OutputCommitter(hadoop)) {
            OutputCommitter.Staging first =
                    outputs.stage(directory.resolve("first.csv").toString());
            OutputCommitter.Staging second =
                    outputs.stage(directory.resolve("second.csv").toString());
            first.write(out -> out.write("1".getBytes(UTF_8)));
            second.write(out -> out.write("22".getBytes(UTF_8)));
            first.write(out -> out.write("1".getBytes(UTF_8)));
            assertThat(first.end().sha256())
                    .as("of 11")
                    .isEqualTo("4fc82b26aecb47d2868c4efbe3581732a3e7cbcc6c2efb32062c08170a05eeb8");
            assertThat(second.end().bytes()).isEqualTo(2);
            assertThat(names()).hasSize(2).allMatch(name -> name.endsWith(".tmp"));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void anUnfinishedFileIsDeleted() throws Exception {
        try (OutputCommitter outputs = new OutputCommitter(hadoop)) {
            OutputCommitter.Staging staging =
                    outputs.stage(directory.resolve("table.csv").toString());
            staging.write(out -> out.write("unfinished".getBytes(UTF_8)));
            assertThatThrownBy(() -> staging.write(out -> {
                        throw new IOException("no space");
                    }))
                    .hasMessage("cannot write " + directory.resolve("table.csv") + ": no space");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void otherFilesAreKept() throws Exception {
        List<String> others = List.of(
                ".other.csv." + UUID.randomUUID() + ".tmp",
                ".table.csv.tmp",
                ".table.csv.notes.tmp",
                "table.csv." + UUID.randomUUID() + ".tmp",
                ".table_csv." + UUID.randomUUID() + ".tmp");
        for (String other : others) {
            write(other, "foreign");
        }
        try (OutputCommitter outputs = new OutputCommitter(hadoop)) {
            outputs.requireWritable("output_csv", directory.resolve("table.csv").toString());
        }
        assertThat(names()).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void aFileThatReadsBackDifferentlyIsNotPublished() throws Exception {
        Path table = write("table.csv", "earlier");
        hadoop.set("fs.file.impl", OtherBytes.class.getName());
        hadoop.setBoolean("fs.file.impl.disable.cache", true);
        try (OutputCommitter outputs = new OutputCommitter(hadoop)) {
            assertThatThrownBy(() -> outputs.stage(table.toString(), out -> out.write("new".getBytes(UTF_8))))
                    .isInstanceOf(RunException.class)
                    .hasMessage(
                            "cannot write " + table
                                    + ": read-back verification failed: the file differs from what was written (faulty disk or store?)");
        }
        assertThat(names()).containsExactly("table.csv");
        assertThat(table).hasContent("earlier");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
