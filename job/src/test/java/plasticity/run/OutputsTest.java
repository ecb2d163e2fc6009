package plasticity.run;

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

class OutputsTest {
    @TempDir
    private Path directory;

    private final Configuration hadoop = new Configuration();

    @Test
    void whatAKilledRunLeftAsideIsRemoved() throws Exception {
        Path table = write("table.csv", "earlier");
        write(".table.csv." + UUID.randomUUID() + ".tmp", "left");
        write(".table.csv." + UUID.randomUUID() + ".tmp", "");
        try (Outputs outputs = new Outputs(hadoop)) {
            outputs.require("output_csv", table.toString());
        }
        assertThat(names()).containsExactly("table.csv");
        assertThat(table).hasContent("earlier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü.csv", "Mü ller/日本 100%.csv", "a%20b/#+?.csv", "😀/[x]{y}.csv"})
    void aFileMayHaveAnyName(String name) throws Exception {
        String target = directory.resolve(name).toString();
        try (Outputs outputs = new Outputs(hadoop);
                Lease lease = Lease.take(
                        new org.apache.hadoop.fs.Path(target),
                        new LeaseTerms(Duration.ZERO, LeaseTerms.Other.RESPECTED),
                        hadoop,
                        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
                        InstantSource.system())) {
            outputs.require("output_csv", target);
            outputs.stage(target, out -> out.write("new".getBytes(UTF_8)));
            outputs.publish(lease);
        }
        assertThat(Path.of(target)).hasContent("new");
    }

    @Test
    void filesOfOthersStay() throws Exception {
        List<String> others = List.of(
                ".other.csv." + UUID.randomUUID() + ".tmp",
                ".table.csv.tmp",
                ".table.csv.notes.tmp",
                "table.csv." + UUID.randomUUID() + ".tmp",
                ".table_csv." + UUID.randomUUID() + ".tmp");
        for (String other : others) {
            write(other, "another's");
        }
        try (Outputs outputs = new Outputs(hadoop)) {
            outputs.require("output_csv", directory.resolve("table.csv").toString());
        }
        assertThat(names()).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void aFileThatDoesNotReadBackAsItWasWrittenIsNeverSeen() throws Exception {
        Path table = write("table.csv", "earlier");
        hadoop.set("fs.file.impl", OtherBytes.class.getName());
        hadoop.setBoolean("fs.file.impl.disable.cache", true);
        try (Outputs outputs = new Outputs(hadoop)) {
            assertThatThrownBy(() -> outputs.stage(table.toString(), out -> out.write("new".getBytes(UTF_8))))
                    .isInstanceOf(RunException.class)
                    .hasMessage("cannot write " + table
                            + ": what was written does not read back as it was; the disk or store is at fault");
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
