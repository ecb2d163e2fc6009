package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    @TempDir
    private Path directory;

    @Test
    void tellsWhatWouldBeDone() {
        CommandRun run = explain(Analysis.ofSample(directory).with("max_workers", 2));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("heads +54 query heads, 18 key heads"))
                .anyMatch(line -> line.matches("units +18"))
                .anyMatch(line -> line.matches("largest unit +l00h00k with l00h00q, l00h01q, l00h02q"))
                .anyMatch(line -> line.matches("bytes to read +\\d\\.\\d MiB"))
                .anyMatch(line -> line.matches("tasks at a time +2 in one JVM"))
                .anyMatch(line -> line.matches("memory a task +\\d+ MiB at most, \\d+ MiB for all at a time, of .*"));
    }

    @Test
    void writesNothing() {
        explain(Analysis.ofSample(directory));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anAbsentDumpIsNamed() {
        CommandRun run = explain(Analysis.ofSample(directory).with("model_dir", "none"));
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine()).endsWith("none does not exist; check dataset_local_root and model_dir");
    }

    @Test
    void whatWouldBeRefusedIs() {
        Map<String, String> small = Map.of("spark.master", "yarn", "spark.executor.memory", "301m");
        SystemProperties.during(small, () -> {
            CommandRun run = explain(Analysis.ofSample(directory));
            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(run.lastLine())
                    .matches(
                            "plasticity: not enough memory: a task needs up to \\d+ MiB and 1 run at a time, \\d+ MiB in"
                                    + " all, but the heap has room for 1 MiB; lower max_tokens_per_head, .*");
        });
    }

    private static CommandRun explain(Analysis analysis) {
        List<String> arguments = new ArrayList<>(analysis.commandLine());
        arguments.add("--explain");
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
