package plasticity.plots.cli;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plasticity.comparison.ComparisonOptions;
import plasticity.config.DoubleType;
import plasticity.config.FileNames;
import plasticity.config.FilePath;
import plasticity.plots.figures.PlotSetting;
import plasticity.plots.figures.Settings;
import plasticity.plots.model.PlotException;
import plasticity.plots.report.ComparisonReport;
import plasticity.plots.report.Report;
import plasticity.tables.TableException;

/** {@code plasticity report}: a page about a run, or with {@code --compare} about a comparison of runs. */
final class ReportCommand {
    private static final PlotSetting TABLES = PlotSetting.optional(
            "tables", FilePath.any(), "Directory with a run's tables and run.json, for a page about this run.");
    private static final PlotSetting COMPARE = PlotSetting.optional(
            "compare",
            new NameList(true),
            "Directories or run.json files of two or more runs, for a page that compares the last with the first.");
    private static final PlotSetting LABELS = PlotSetting.optional(
            "labels",
            new NameList(false),
            "With compare: short names of the runs in their order, separated by commas.");
    private static final PlotSetting ALLOW = PlotSetting.optional(
            "allow",
            new NameList(false),
            "With compare: settings that affect metrics and may differ between the runs, separated by commas.");
    private static final PlotSetting FDR = PlotSetting.of(
            "fdr",
            DoubleType.positive(),
            ComparisonOptions.DEFAULT.rate(),
            "With compare: false discovery rate at which heads count as changed, below 1.");
    private static final PlotSetting PAGE =
            PlotSetting.required("output", new FilePath(List.of(".html")), "HTML file to write.");

    private ReportCommand() {}

    static Subcommand of(PrintStream out, PrintStream err) {
        return new Subcommand(
                "Write an HTML page about a run, or a comparison of runs, from tables. It opens in any browser, without network access.",
                List.of(
                        TABLES,
                        COMPARE,
                        PAGE,
                        Settings.TITLE,
                        Settings.BUCKET_TYPE,
                        Settings.BUCKET_MIN_SIZE,
                        LABELS,
                        ALLOW,
                        FDR),
                given -> write(given, out),
                err);
    }

    private static void write(Settings given, PrintStream out) throws PlotException, TableException {
        System.setProperty("java.awt.headless", "true");
        if (given.has(TABLES) == given.has(COMPARE)) {
            throw new PlotException(
                    given.has(TABLES)
                            ? "tables and compare are mutually exclusive"
                            : "tables: required and missing; give --tables DIR for a page about a run, or --compare A B for a comparison");
        }
        Path output = given.path(PAGE);
        List<String> notes;
        if (given.has(TABLES)) {
            requireOnly(given, List.of(LABELS, ALLOW, FDR), "compare");
            Report report = new Report(given.path(TABLES), given.optionalText(Settings.TITLE), given.buckets());
            OutputFile.write(output, report::writeTo);
            notes = report.notes();
        } else {
            requireOnly(given, List.of(Settings.BUCKET_TYPE, Settings.BUCKET_MIN_SIZE), "tables");
            ComparisonReport report =
                    new ComparisonReport(paths(given), options(given), given.optionalText(Settings.TITLE));
            OutputFile.write(output, report::writeTo);
            notes = report.notes();
        }
        notes.forEach(note -> out.println("Note: " + note));
        out.println("wrote " + output);
    }

    private static void requireOnly(Settings given, List<PlotSetting> others, String with) throws PlotException {
        for (PlotSetting other : others) {
            if (given.has(other)) {
                throw new PlotException(other.key() + ": only allowed with " + with);
            }
        }
    }

    private static List<Path> paths(Settings given) throws PlotException {
        List<Path> paths = new ArrayList<>();
        for (String name : names(given, COMPARE)) {
            try {
                paths.add(FileNames.path(name));
            } catch (InvalidPathException e) {
                throw new PlotException(COMPARE.key() + ": " + e.getInput() + ": " + e.getReason());
            }
        }
        return paths;
    }

    private static ComparisonOptions options(Settings given) throws PlotException {
        double rate = (Double) given.value(FDR);
        if (rate >= 1) {
            throw new PlotException(FDR.key() + ": invalid value " + rate + ": expected a number between 0 and 1");
        }
        return new ComparisonOptions(
                names(given, LABELS), List.of(), names(given, ALLOW), rate, ComparisonOptions.DEFAULT.top());
    }

    @SuppressWarnings("unchecked") // the value of a NameList
    private static List<String> names(Settings given, PlotSetting setting) {
        return given.has(setting) ? (List<String>) given.value(setting) : List.of();
    }
}
