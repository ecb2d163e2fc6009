package plasticity.plots.figures;

import java.util.List;
import plasticity.plots.charts.Figure;
import plasticity.plots.model.PlotException;
import plasticity.tables.TableException;

/**
 * A plot of the tables of a run: the settings and the figure. Static fields must not initialise AWT, which would happen before the command line
 * selects headless mode.
 */
public abstract class Plot {
    private final String name;
    private final String description;
    private final List<PlotSetting> settings;

    Plot(String name, String description, PlotSetting... settings) {
        this.name = name;
        this.description = description;
        this.settings = List.of(settings);
    }

    /** All plots, in the order in which {@code --help} lists them. */
    public static List<Plot> all() {
        return List.of(
                new PlasticityPlot(),
                new HeatmapPlot(),
                new ComponentsPlot(),
                new HeadsPlot(),
                new LayersPlot(),
                new ProfilePlot(),
                new DistancePlot(),
                new VariationPlot(),
                new ModelErrorPlot(),
                new GeometryPlot(),
                new ComparePlot(),
                new TrajectoryPlot());
    }

    /** The name of the subcommand. */
    public String name() {
        return name;
    }

    /** One sentence for {@code --help}. */
    public String description() {
        return description;
    }

    public List<PlotSetting> settings() {
        return settings;
    }

    /**
     * Reads the tables and draws the figure.
     *
     * @throws TableException if a table is invalid
     * @throws PlotException if there is nothing to draw, or settings contradict each other
     */
    public abstract Figure draw(Settings settings) throws PlotException, TableException;

    @Override
    public String toString() {
        return name;
    }
}
