package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {
    @TempDir
    private Path directory;

    @Test
    void printsThePlan() {
        CommandRun run = explain(Analysis.ofSample(directory).with("max_workers", 2));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("heads +54 query heads, 18 key heads"))
                .anyMatch(line -> line.matches("units +18"))
                .anyMatch(line -> line.matches("largest unit +l00h00k with l00h00q, l00h01q, l00h02q"))
                .anyMatch(line -> line.matches("bytes to read +\\d\\.\\d MiB"))
                .anyMatch(line -> line.matches("concurrent tasks +2 in one JVM"))
                .anyMatch(line -> line.matches(
                        "memory per task +up to \\d+ MiB, \\d+ MiB for all concurrent tasks, of \\d+ MiB available"))
                .anyMatch(line -> line.matches(" +assuming at most 128 buckets per head"))
                .anyMatch(line -> line.matches("tables +head_metrics: 54 rows, \\d+ KiB"))
                .anyMatch(line -> line.matches(" +head_bucket_plasticity: about 6,480 rows, \\d+ KiB"))
                .anyMatch(line -> line.matches(" +head_bucket_estimates: about 12,150 rows, .* more than 64 .*"))
                .anyMatch(line -> line.matches(" +key_head_estimates: 36 rows, \\d+ KiB"));
    }

    @Test
    void withoutEstimatesPlanAndMemoryAreThoseOfTheMetrics() {
        CommandRun run =
                explain(Analysis.ofSample(directory).with("max_workers", 2).with("estimates", "false"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out())
                .contains("up to 2 MiB, 3 MiB for all concurrent tasks", "head_component_weights: 3,456 rows")
                .doesNotContain("estimates", "assuming");
    }

    @Test
    void writesNothing() {
        explain(Analysis.ofSample(directory));
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "num_k_heads | 9  | --num_layers 30 --num_q_heads 9 --num_k_heads 3 | Queries are compared with the wrong keys.",
                "num_q_heads | 6  | --num_layers 30 --num_q_heads 9 --num_k_heads 3 | Queries are compared with the wrong keys.",
                "num_layers  | 24 | --num_layers 30 --num_q_heads 9 --num_k_heads 3 | The heads outside the shape are left out."
            })
    void warnsOfAShapeThatContradictsTheDump(String setting, int value, String fitting, String consequence) {
        for (String preview : List.of("--explain", "--dry-run")) {
            CommandRun run = preview(preview, Analysis.ofSample(directory).with(setting, value));
            assertThat(run.status()).isEqualTo(ExitStatus.OK);
            assertThat(run.errors().stream().filter(line -> line.startsWith("WARNING")))
                    .hasSize(1)
                    .allMatch(line -> line.endsWith(consequence + " The shape that fits: " + fitting));
        }
        assertThat(explain(Analysis.ofSample(directory)).err()).doesNotContain("WARNING");
    }

    @Test
    void reportsAMissingDump() {
        CommandRun run = explain(Analysis.ofSample(directory).with("model_dir", "none"));
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine()).endsWith("none does not exist; check dataset_local_root and model_dir");
    }

    @Test
    void reportsTooLittleMemory() {
        Map<String, String> small = Map.of("spark.master", "yarn", "spark.executor.memory", "301m");
        SystemProperties.during(small, () -> {
            CommandRun run = explain(Analysis.ofSample(directory));
            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(run.lastLine())
                    .matches(
                            "plasticity: not enough memory: a task needs up to \\d+ MiB and 1 run concurrently, \\d+ MiB in"
                                    + " total, but the heap has only 1 MiB for tasks; lower max_tokens_per_head, .*");
        });
    }

    private static CommandRun explain(Analysis analysis) {
        return preview("--explain", analysis);
    }

    private static CommandRun preview(String option, Analysis analysis) {
        List<String> arguments = new ArrayList<>(analysis.commandLine());
        arguments.add(option);
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
