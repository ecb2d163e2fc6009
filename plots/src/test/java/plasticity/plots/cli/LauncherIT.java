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

/** {@code deploy/bin/plasticity plot} as a user starts it. */
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
        // As cron starts it, without a locale.
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        builder.environment().put("JAVA_HOME", java);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new PlotRun(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void drawsWithoutAWordOnStandardError() throws Exception {
        Path table = TestTables.sample("head_bucket_plasticity.csv");
        launch("--help"); // may build, and say so
        for (String suffix : List.of(".png", ".svg", ".pdf")) {
            Path picture = directory.resolve("p" + suffix);
            PlotRun run = launch("heatmap", "--bucket_csv", table, "--output", picture);
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
            assertThat(picture).isNotEmptyFile();
        }
    }

    @Test
    void filesHaveAnyNamesWithoutALocale() throws Exception {
        Path place = Files.createDirectory(directory.resolve("Mü ller%20#+ 日本😀"));
        Path table = Files.copy(TestTables.sample("head_bucket_plasticity.csv"), place.resolve("ü.csv"));
        for (String picture : List.of(place + "/plöt.png", "file://" + place + "/plöt.svg")) {
            PlotRun run = launch("heatmap", "--bucket_csv", table, "--output", picture);
            assertThat(run.status()).as(run.err()).isZero();
        }
        assertThat(place.resolve("plöt.png")).isNotEmptyFile();
        assertThat(place.resolve("plöt.svg")).isNotEmptyFile();
    }

    /** Hadoop, which the analysis needs, ends with 23. */
    @Test
    void aNewerJavaDraws() throws Exception {
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
        Path place = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(place)) {
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
    void wrongUsageIsStatusTwo() throws Exception {
        PlotRun run = launch("heatmap", "--bucket_cvs", "x.csv");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.lastLine()).contains("--bucket_cvs", "did you mean --bucket_csv?");
    }
}
