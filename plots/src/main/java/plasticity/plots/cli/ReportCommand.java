package plasticity.plots.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import plasticity.plots.model.PlotException;
import plasticity.plots.report.Report;
import plasticity.tables.TableException;

/** {@code plasticity report}: writes one HTML page about a run. */
final class ReportCommand implements Subcommand {
    @Override
    public String key() {
        return "report";
    }

    @Override
    public String description() {
        return "Write an HTML page about a run from its tables. It opens in any browser, without network access.";
    }

    @Override
    public List<PlotSetting> settings() {
        return PlotSettings.PAGE;
    }

    @Override
    public void run(Settings settings, PrintStream out) throws PlotException, TableException {
        System.setProperty("java.awt.headless", "true");
        Report report = Report.read(
                settings.path(PlotSettings.TABLES),
                settings.optionalText(PlotSettings.TITLE),
                settings.optionalBuckets());
        Path output = settings.path(PlotSettings.REPORT);
        OutputFile.write(output, report::writeTo);
        report.notes().forEach(note -> out.println("Note: " + note));
        out.println("wrote " + output);
    }
}
