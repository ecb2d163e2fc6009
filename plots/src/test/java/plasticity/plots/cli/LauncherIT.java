package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;

/** Runs {@code deploy/bin/plasticity plot} as a user does. */
class LauncherIT {
    @TempDir
    private Path directory;

    private PlotRun launch(Object... arguments) throws IOException, InterruptedException {
        return launchUnder(System.getProperty("java.home"), arguments);
    }

    private PlotRun launchUnder(String java, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("deploy/bin/plasticity", "plot"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(TestTables.ROOT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // Like cron, without a locale.
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        builder.environment().put("JAVA_HOME", java);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new PlotRun(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void printsNothingOnStandardError() throws Exception {
        Path table = TestTables.sample("head_bucket_plasticity.csv");
        launch("--help"); // may build and print so
        for (String suffix : List.of(".png", ".svg", ".pdf")) {
            Path picture = directory.resolve("p" + suffix);
            PlotRun run = launch("heatmap", "--bucket_csv", table, "--output", picture);
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
            assertThat(picture).isNotEmptyFile();
        }
    }

    @Test
    void acceptsAnyFileNameWithoutALocale() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("Mü ller%20#+ 日本😀"));
        Path table = Files.copy(TestTables.sample("head_bucket_plasticity.csv"), folder.resolve("ü.csv"));
        for (String picture : List.of(folder + "/plöt.png", "file://" + folder + "/plöt.svg")) {
            PlotRun run = launch("heatmap", "--bucket_csv", table, "--output", picture);
            assertThat(run.status()).as(run.err()).isZero();
        }
        assertThat(folder.resolve("plöt.png")).isNotEmptyFile();
        assertThat(folder.resolve("plöt.svg")).isNotEmptyFile();
    }

    /** The upper limit of the analysis does not apply to plots. */
    @Test
    void runsOnNewerJava() throws Exception {
        Optional<Path> java = newerJava();
        assumeTrue(java.isPresent(), "there is no Java 24 or later in /usr/lib/jvm");
        Path picture = directory.resolve("p.png");
        PlotRun run = launchUnder(
                java.orElseThrow().toString(),
                "heatmap",
                "--bucket_csv",
                TestTables.sample("head_bucket_plasticity.csv"),
                "--output",
                picture);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(picture).isNotEmptyFile();
    }

    private static Optional<Path> newerJava() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder)) {
            for (Path home : homes) {
                Path release = home.resolve("release");
                if (Files.isRegularFile(release)
                        && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(2[4-9]|[3-9]\\d)\\b.*")) {
                    return Optional.of(home);
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void invalidUsageIsStatusTwo() throws Exception {
        PlotRun run = launch("heatmap", "--bucket_cvs", "x.csv");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.lastLine()).contains("--bucket_cvs", "did you mean --bucket_csv?");
    }
}
