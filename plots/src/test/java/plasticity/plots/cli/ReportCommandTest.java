package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestEstimates;
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
                                + " 0.1.0\nNote: There is no head_estimates table, so the page has no findings, standard errors, profiles,"
                                + " components or model errors. plasticity analyze writes it since version 1.1, unless estimates is off.\n"
                                + "wrote " + page + "\n");
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
    void comparesRuns() throws Exception {
        Path before = directory.resolve("before");
        Path after = directory.resolve("after");
        new TestEstimates(2, 4, 10).write(before, 4);
        new TestEstimates(2, 4, 10).write(after, 4, Map.of("near_empirical", 0.7));
        Path page = directory.resolve("comparison.html");
        PlotRun run = PlotRun.report("--compare", before, after, "--output", page, "--labels", "1000,<2000>");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(page)
                .content()
                .contains("<h1>Comparison — 1000 and &lt;2000&gt;</h1>")
                .contains(
                        "near_empirical increased by 0.200 ± 0.014 (95\u202f%: 0.170 to 0.230), from 0.5000 to 0.7000, mean over 8 heads.")
                .contains("far_empirical: no significant change, 0.000 ± 0.014")
                .contains("near_empirical: 8 of 8 heads changed, 8 up and 0 down.")
                .contains("<figure id=\"plot-volcano-near_empirical\">", "<figure id=\"plot-map-far_empirical\">")
                .doesNotContain("plot-trajectory", " NaN", ">NaN", "±NaN");
    }

    @Test
    void showsTheTrajectoryOfThreeRuns() throws Exception {
        for (int step = 0; step < 3; step++) {
            double value = step == 2 ? 0.7 : 0.5;
            new TestEstimates(1, 4, 10).write(directory.resolve("step-" + step), 4, Map.of("far_empirical", value));
        }
        Path page = directory.resolve("comparison.html");
        Path config = Files.writeString(
                directory.resolve("report.yaml"),
                "compare: %1$s/step-0, %1$s/step-1, %1$s/step-2\noutput: %2$s\n".formatted(directory, page));
        assertThat(PlotRun.report("--config", config).status()).isZero();
        assertThat(page)
                .content()
                .contains("far_empirical changes most from step-1 to step-2, by 0.200 ± 0.014")
                .contains(
                        "so do 4 of 4 heads.",
                        "near_empirical does not change.",
                        "<figure id=\"plot-trajectory-far_empirical\">");
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
        assertRejected("tables: required and missing; give --tables DIR", "--output", page);
        assertRejected(
                "tables and compare are mutually exclusive", "--tables", tables, "--compare", tables, "--output", page);
        assertRejected("at least two runs are expected", "--compare", tables, "--output", page);
        assertRejected("allow: only allowed with compare", "--tables", tables, "--allow", "seed", "--output", page);
        assertRejected("fdr: invalid value 1.5", "--compare", tables, tables, "--fdr", "1.5", "--output", page);
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
