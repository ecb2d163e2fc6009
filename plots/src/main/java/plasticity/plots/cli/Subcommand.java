package plasticity.plots.cli;

import java.io.PrintStream;
import java.util.List;
import plasticity.plots.model.PlotException;
import plasticity.tables.TableException;

/** What a command does with its settings. */
interface Subcommand {
    /** The sub-command. */
    String key();

    /** A sentence for {@code --help}. */
    String description();

    List<PlotSetting> settings();

    /**
     * Reads tables and draws.
     *
     * @param out is told what was written
     * @throws TableException when a table cannot be used
     * @throws PlotException when there is nothing to draw, settings do not fit together, or the output cannot be written
     */
    void run(Settings settings, PrintStream out) throws PlotException, TableException;
}
