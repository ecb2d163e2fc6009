package plasticity.plots.cli;

import java.io.PrintStream;
import java.util.List;
import plasticity.plots.model.PlotException;
import plasticity.tables.TableException;

/** A subcommand with settings. */
interface Subcommand {
    /** The name of the subcommand. */
    String key();

    /** One sentence for {@code --help}. */
    String description();

    List<PlotSetting> settings();

    /**
     * Reads the tables and writes or shows the result.
     *
     * @param out receives a line per written file
     * @throws TableException if a table is invalid
     * @throws PlotException if there is nothing to draw, settings contradict each other, or the output cannot be written
     */
    void run(Settings settings, PrintStream out) throws PlotException, TableException;
}
