package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;

/** The files of {@code plasticity inspect --write-config} run unchanged: the analysis, every plot and the report. */
class StartingFilesIT {
    @TempDir
    private Path directory;

    @Test
    void runInTheDirectoryWhereTheyWereWritten() throws Exception {
        run("inspect", TestTables.ROOT.resolve("src/sample"), "--write-config", "first.yaml");
        assertThat(Files.readString(directory.resolve("first-heatmap.yaml")))
                .contains("bucket_type: \"uniform\"\n", "bucket_min_size: 512\n");
        run("analyze", "--config", "first.yaml");
        for (String plot : List.of(
                "plasticity",
                "heatmap",
                "components",
                "heads",
                "layers",
                "profile",
                "distance",
                "variation",
                "model-error",
                "geometry")) {
            run("plot", plot, "--config", "first-" + plot + ".yaml");
            assertThat(directory.resolve("results/first/" + plot + ".png")).isNotEmptyFile();
        }
        run("report", "--config", "first-report.yaml");
        assertThat(directory.resolve("results/first/report.html")).isNotEmptyFile();
    }

    private void run(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(TestTables.ROOT.resolve("deploy/bin/plasticity").toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path printed = directory.resolve("printed");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
    }
}
