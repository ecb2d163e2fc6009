package plasticity.plots.figures;

import plasticity.plots.charts.CellMark;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.PlotException;
import plasticity.plots.run.RunTable;
import plasticity.tables.TableException;

/** Plasticity by query bucket and key bucket. */
public final class HeatmapPlot extends Plot {
    private static final PlotSetting CMAP =
            PlotSetting.of("cmap", Settings.COLOUR_MAP, "magma", "Colour map: " + Settings.MAPS);

    HeatmapPlot() {
        super(
                "heatmap",
                "Plot plasticity by query bucket and key bucket.",
                Settings.BUCKET_CSV,
                Settings.OUTPUT,
                Settings.AGG,
                CMAP,
                Settings.VMIN,
                Settings.VMAX,
                Settings.TITLE,
                Settings.BUCKET_TYPE,
                Settings.BUCKET_MIN_SIZE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.runTable(Settings.BUCKET_CSV);
        BucketTable rows = BucketTable.readDefined(table.file());
        BucketPairs pairs = BucketPairs.of(rows, settings.aggregation(), settings.buckets(table, rows));
        ColourScale scale = settings.colourScale(pairs.grid().values(), settings.colours(CMAP), false);
        return figure(pairs, settings.title(table, "Attention Plasticity by Bucket Pair"), scale);
    }

    /** Draws bucket pairs. */
    public static Figure figure(BucketPairs pairs, String title, ColourScale scale) {
        return Figure.map(
                title,
                TickAxis.cells(pairs.scale().keyAxis(), pairs.keys().size(), pairs::keyLabel)
                        .slanted(),
                TickAxis.cells(pairs.scale().queryAxis(), pairs.queries().size(), pairs::queryLabel),
                pairs.grid(),
                scale,
                "Attention plasticity",
                (row, column) -> CellMark.NONE);
    }
}
