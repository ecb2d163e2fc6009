package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.testing.Project;

/**
 * Runs the job on corner cases and compares with the tables of the original toolkit (numpy 2.4.6, scipy 1.17.1, pandas 3.1.1), and with an oracle's
 * estimates.
 * {@code errors.json} maps each head that the original fails on, as {@code LAYER-QUERY_HEAD}, to its error message.
 */
class CasesIT {
    private static final Pattern BROADCAST = Pattern.compile(".*shapes \\(\\d+,(\\d+)\\) \\(1,(\\d+)\\).*");

    @TempDir
    Path directory;

    static Stream<Path> ours() throws IOException {
        return children(Project.resource("cases"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ours")
    void agreesWithTheOriginalOnOurCases(Path found) throws IOException {
        assertAgrees(found);
    }

    static Stream<Path> theReferenceData() throws IOException {
        return Project.hasShared() ? children(Project.shared("cases")) : Stream.of(Path.of("none"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("theReferenceData")
    void agreesWithTheOriginalOnCasesOfTheReferenceData(Path found) throws IOException {
        assumeTrue(Project.hasShared(), "the reference data is not next to the project");
        assertAgrees(found);
    }

    static Stream<Path> ourEstimates() throws IOException {
        return children(Project.resource("cases-estimates"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ourEstimates")
    void agreesWithTheOracleOnOurDumps(Path found) throws IOException {
        assertEstimatesAgree(found);
    }

    static Stream<Path> estimatesOfTheReferenceData() throws IOException {
        return Project.hasShared() ? children(Project.shared("cases-estimates")) : Stream.of(Path.of("none"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("estimatesOfTheReferenceData")
    void agreesWithTheOracleOnDumpsOfTheReferenceData(Path found) throws IOException {
        assumeTrue(Project.hasShared(), "the reference data is not next to the project");
        assertEstimatesAgree(found);
    }

    private void assertEstimatesAgree(Path found) throws IOException {
        CommandRun run = Analysis.into(directory)
                .with("config", found.resolve("config.yaml"))
                .with("dataset_local_root", found.resolve("dump"))
                .run();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        ReferenceTables.assertEstimatesAgree(found.resolve("estimates"), directory);
    }

    private static Stream<Path> children(Path cases) throws IOException {
        try (Stream<Path> children = Files.list(cases)) {
            return children.sorted().toList().stream();
        }
    }

    private void assertAgrees(Path found) throws IOException {
        Analysis analysis = Analysis.into(directory)
                .with("config", found.resolve("config.yaml"))
                .with("dataset_local_root", found.resolve("dump"));
        if (found.getFileName().toString().startsWith("window-")) {
            analysis.with("sliding_window_unit", "buckets");
        }
        CommandRun run = analysis.run();

        Map<String, String> errors =
                new ObjectMapper().readValue(found.resolve("errors.json").toFile(), new TypeReference<>() {});
        Map<String, CSVRecord> status = analysis.status();
        assertThat(failed(status))
                .containsExactlyElementsOf(errors.keySet().stream().sorted().toList());
        errors.forEach(
                (head, message) -> assertThat(status.get(head).get("error")).contains(ourMessageFor(message)));
        assertThat(run.err()).doesNotContain("\tat ");
        if (errors.size() < status.size()) {
            assertThat(run.status()).isEqualTo(errors.isEmpty() ? ExitStatus.OK : ExitStatus.SOME_HEADS_FAILED);
            ReferenceTables.assertAgree(found.resolve("expected"), directory);
            if (Files.exists(found.resolve("estimates"))) {
                ReferenceTables.assertEstimatesAgree(found.resolve("estimates"), directory);
            }
        } else {
            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(directory.resolve("head_metrics.csv")).doesNotExist();
        }
    }

    private static List<String> failed(Map<String, CSVRecord> status) {
        return status.entrySet().stream()
                .filter(entry -> entry.getValue().get("status").equals("failed"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static String[] ourMessageFor(String originalMessage) {
        if (originalMessage.contains("Mixed sliding_window")) {
            return new String[] {"column sliding_window holds different values in one head"};
        }
        Matcher shapes = BROADCAST.matcher(originalMessage);
        assertThat(shapes.matches()).as("known message: %s", originalMessage).isTrue();
        return new String[] {
            "column vector", "queries have " + shapes.group(1) + " components", "have " + shapes.group(2)
        };
    }
}
