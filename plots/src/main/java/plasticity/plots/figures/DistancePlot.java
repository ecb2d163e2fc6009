package plasticity.plots.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plasticity.config.Choice;
import plasticity.plots.charts.CellMark;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.DistanceMap;
import plasticity.plots.model.DistanceMap.Estimator;
import plasticity.plots.model.DistanceTable;
import plasticity.plots.model.HeadSelection;
import plasticity.plots.model.PlotException;
import plasticity.plots.run.RunTable;
import plasticity.tables.HeadDistancePlasticity;
import plasticity.tables.TableException;

/** Plasticity by the distance between keys and the distance from the query. */
public final class DistancePlot extends Plot {
    private static final PlotSetting DISTANCE_CSV = Settings.table(
            "distance_csv",
            "Table of plasticity by distance, head_distance_plasticity; format by extension (.csv or .parquet).");
    private static final PlotSetting ESTIMATOR = PlotSetting.of(
            "estimator",
            Choice.of(Estimator.class),
            "empirical",
            "Without a model (empirical), under the linear model (linear), or the model minus empirical (gap).");

    DistancePlot() {
        super(
                "distance",
                "Plot plasticity by the distance between keys and from the query, or its difference between two tables.",
                DISTANCE_CSV,
                Settings.AGAINST,
                Settings.OUTPUT,
                ESTIMATOR,
                Settings.LAYER,
                Settings.HEAD,
                Settings.MAP_CMAP,
                Settings.VMIN,
                Settings.VMAX,
                Settings.TITLE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.estimates(DISTANCE_CSV, HeadDistancePlasticity.TABLE);
        Optional<RunTable> against = settings.against();
        HeadSelection selection = settings.selection();
        Estimator estimator = settings.choice(ESTIMATOR, Estimator.class);
        String what =
                switch (estimator) {
                    case EMPIRICAL -> "Attention plasticity";
                    case LINEAR -> "Attention plasticity, linear model";
                    case GAP -> "Model gap";
                };
        DistanceTable rows = DistanceTable.read(table.file(), selection);
        if (against.isEmpty()) {
            DistanceMap map = DistanceMap.of(rows, estimator);
            boolean isSigned = estimator == Estimator.GAP;
            return figure(
                    map,
                    settings.title(table, selection.titled(what + " by distance")),
                    settings.colourScale(map.grid().values(), settings.mapColours(isSigned), isSigned),
                    isSigned ? "Linear minus empirical plasticity" : what);
        }
        DistanceMap map =
                DistanceMap.difference(rows, DistanceTable.read(against.get().file(), selection), estimator);
        return figure(
                map,
                settings.title(table, against.get(), selection.titled(what + " by distance: difference")),
                settings.colourScale(map.grid().values(), settings.mapColours(true), true),
                "Difference of " + what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1));
    }

    /** Draws a map. Dots mark cells of few pairs, with a note that explains them. */
    public static Figure figure(DistanceMap map, String title, ColourScale scale, String scaleLabel) {
        List<String> notes = new ArrayList<>();
        if (map.uncertain() > 0) {
            notes.add(CellMark.DOT.symbol() + " fewer than " + DistanceMap.FEW_PAIRS + " pairs of keys per head ("
                    + map.uncertain() + " cells)");
        }
        notes.add("This table has no standard errors.");
        return Figure.map(
                        title,
                        TickAxis.cells(
                                        "Distance between the keys, in tokens",
                                        map.grid().columns(),
                                        map::label)
                                .slanted(),
                        TickAxis.cells(
                                "Distance from the query, in tokens", map.grid().rows(), map::label),
                        map.grid(),
                        scale,
                        scaleLabel,
                        (row, column) -> map.isUncertain(row, column) ? CellMark.DOT : CellMark.NONE)
                .withNotes(notes);
    }
}
