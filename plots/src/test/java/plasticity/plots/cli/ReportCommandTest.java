package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;

class ReportCommandTest {
    @TempDir
    private Path directory;

    @Test
    void writesAPage() throws Exception {
        Path tables = TestTables.run(directory.resolve("tables"));
        Path page = directory.resolve("new/report.html");
        PlotRun run =
                PlotRun.report("--tables", tables, "--output", page, "--title", "Mine <1>", "--bucket_min_size", 512);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        "Note: run.json: has format 0, but this version supports 1 to 2; use the version that wrote it,"
                                + " 0.1.0\nwrote "
                                + page + "\n");
        assertThat(page)
                .content()
                .contains("<title>Mine &lt;1&gt;</title>", "position 7936")
                .endsWith("</html>\n");
        try (Stream<Path> files = Files.list(page.getParent())) {
            assertThat(files).containsExactly(page);
        }
    }

    @Test
    void readsSettingsFromAFile() throws Exception {
        Path tables = TestTables.run(directory.resolve("tables"));
        Path page = directory.resolve("report.html");
        Path config = Files.writeString(
                directory.resolve("report.yaml"),
                "tables: " + tables + "\noutput: " + page + "\nbucket_min_size: 512\n");
        assertThat(PlotRun.report("--config", config).status()).isZero();
        assertThat(page).content().contains("position 7936");
    }

    @Test
    void rejectsInvalidInput() throws Exception {
        Path tables = TestTables.run(directory.resolve("tables"));
        Path page = directory.resolve("report.html");
        assertRejected(
                "--output: invalid value \"report.pdf\": expected a path ending in .html",
                "--tables",
                tables,
                "--output",
                "report.pdf");
        assertRejected("settings: output: required and missing", "--tables", tables);
        assertRejected(
                "tables: " + directory.resolve("none") + " does not exist",
                "--tables",
                directory.resolve("none"),
                "--output",
                page);
        assertRejected("did you mean --tables?", "--table", tables, "--output", page);
        Files.writeString(tables.resolve("head_metrics.csv"), "");
        assertRejected("head_metrics.csv", "--tables", tables, "--output", page);
        assertThat(page).doesNotExist();
    }

    private static void assertRejected(String message, Object... arguments) {
        PlotRun run = PlotRun.report(arguments);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.lastLine()).startsWith("plasticity: ").contains(message);
    }
}
