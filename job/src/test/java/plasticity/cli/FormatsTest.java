package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.publish.RunManifest;
import plasticity.testing.Project;

/** Reads stored runs in every format of {@code run.json} that was ever written. */
class FormatsTest {
    static List<Path> sets() throws IOException {
        try (Stream<Path> sets = Files.list(Project.resource("formats"))) {
            return sets.filter(set -> set.getFileName().toString().startsWith("run-"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void storedRunsMatchTheirManifest(Path set) throws IOException {
        RunManifest manifest = RunManifest.read(set.resolve("run.json"));
        assertThat("run-" + manifest.format()).isEqualTo(set.getFileName().toString());
        assertThat(manifest.ok()).isEqualTo(1);
        assertThat(manifest.failed()).isEqualTo(1);
        assertThat(manifest.fingerprints()).containsOnlyKeys("l00h00q", "l00h01q");
        assertBuckets(manifest);
        CommandRun run = CommandRun.of("verify", set.toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("OK, 4 tables match");
    }

    @Test
    void aRunInTheCurrentFormatIsStored() throws IOException {
        assertThat(sets()).anyMatch(set -> set.endsWith("run-" + RunManifest.FORMAT));
    }

    /** Format 1 has none. */
    private static void assertBuckets(RunManifest manifest) {
        if (manifest.format() == 1) {
            assertThat(manifest.buckets()).isNull();
        } else {
            assertThat(manifest.buckets().type()).isEqualTo("uniform");
            assertThat(manifest.buckets().minSize()).isEqualTo(64);
            assertThat(manifest.buckets().meanPositions()).hasSize(6).containsEntry(0, 31.625);
        }
    }
}
