package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.testing.Project;
import plasticity.testing.ReadHead;

/** Damaged files from apache/parquet-testing, which crashed other Parquet readers; part of the reference data. */
class ForeignFilesTest {
    @TestFactory
    List<DynamicTest> failInOneLine() throws IOException {
        try (Stream<Path> files = Files.list(Project.shared("bad-parquet"))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> failsInOneLine(file)))
                    .toList();
        }
    }

    private static void failsInOneLine(Path file) {
        Throwable failure = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> catchThrowable(() -> ReadHead.of(HeadKind.QUERY, file)));
        assertThat(failure).isInstanceOf(DumpException.class).hasMessageStartingWith(file + ": ");
        assertThat(failure.getMessage()).doesNotContain("\n");
    }
}
