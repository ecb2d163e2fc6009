package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;

/** {@code deploy/bin/plasticity plot} as a user starts it. */
class LauncherIT {
    @TempDir
    private Path directory;

    private PlotRun launch(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("deploy/bin/plasticity", "plot"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(TestTables.ROOT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new PlotRun(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void drawsWithoutAWordOnStandardError() throws Exception {
        Path table = TestTables.sample("head_bucket_plasticity.csv");
        launch("--help"); // may prepare a faster start, and say so
        for (String suffix : List.of(".png", ".svg", ".pdf")) {
            Path picture = directory.resolve("p" + suffix);
            PlotRun run = launch("heatmap", "--bucket_csv", table, "--output", picture);
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
            assertThat(picture).isNotEmptyFile();
        }
    }

    @Test
    void wrongUsageIsStatusTwo() throws Exception {
        PlotRun run = launch("heatmap", "--bucket_cvs", "x.csv");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.lastLine()).contains("--bucket_cvs", "did you mean --bucket_csv?");
    }
}
