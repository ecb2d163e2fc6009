package plasticity.plots.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plasticity.plots.charts.Canvas;
import plasticity.plots.charts.CellMark;
import plasticity.plots.charts.Curves;
import plasticity.plots.charts.EndLabelsAxis;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.Style;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Curve;
import plasticity.plots.model.LayerDifference;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;
import plasticity.plots.model.Tick;
import plasticity.plots.run.RunTable;
import plasticity.tables.TableException;

/** Plasticity by layer and query bucket. */
public final class LayersPlot extends Plot {
    private static final double WIDTH = 1.3;
    private static final double BAND_OF_ONE_LAYER = 0.02;

    LayersPlot() {
        super(
                "layers",
                "Plot plasticity by layer and query bucket, or its difference between two tables.",
                Settings.BUCKET_CSV,
                Settings.AGAINST,
                Settings.OUTPUT,
                Settings.BUCKET_TYPE,
                Settings.BUCKET_MIN_SIZE,
                Settings.MAP_CMAP,
                Settings.TITLE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.runTable(Settings.BUCKET_CSV);
        BucketTable rows = BucketTable.readDefined(table.file());
        LayerProfile profile = LayerProfile.of(rows);
        BucketScale scale = settings.buckets(table, rows);
        Optional<RunTable> against = settings.against();
        if (against.isEmpty()) {
            String title = settings.title(table, "Attention plasticity by layer");
            return figure(profile, title, settings.mapColours(false), scale);
        }
        LayerDifference difference = profile.minus(
                LayerProfile.of(BucketTable.readDefined(against.get().file())));
        return figure(
                difference,
                settings.title(table, against.get(), "Attention plasticity by layer: difference"),
                settings.colourScale(difference.grid().values(), settings.mapColours(true), true),
                scale);
    }

    /**
     * Draws one line per query bucket, coloured by bucket and labelled at its end, over the band of the quantiles. A colour bar replaces labels
     * that do not fit.
     */
    public static Figure figure(LayerProfile profile, String title, ColourMap map, BucketScale scale) {
        List<Integer> buckets = profile.buckets();
        ColourScale colours = new ColourScale(
                map, Range.of(buckets.stream().mapToDouble(bucket -> bucket).toArray()));
        Curves means = new Curves();
        List<EndLabelsAxis.EndLabel> labels = new ArrayList<>();
        for (int row = 0; row < buckets.size(); row++) {
            Curve mean = profile.curve(row);
            Color colour = new Color(colours.colour(buckets.get(row)));
            means.add(mean, colour, Style.line(WIDTH));
            labels.add(new EndLabelsAxis.EndLabel(mean, colour, List.of(scale.label(buckets.get(row)))));
        }
        Color band = Style.translucent(0x7f7f7f, 0.25);
        means.addBand(
                profile.low(),
                profile.high(),
                BAND_OF_ONE_LAYER * profile.rangeX().length(),
                band);
        BasicStroke bandInLegend = new BasicStroke(8, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
        Figure figure = new Figure(
                        Canvas.WIDE,
                        title,
                        new TickAxis("Layer", profile.rangeX(), profile.layerTicks()),
                        TickAxis.round("Attention plasticity", profile.rangeY()))
                .with(means)
                .withEndLabels("Mean across heads, by " + scale.queryAxis().toLowerCase(Locale.ROOT), labels)
                .withGrid()
                .withLegend(
                        List.of(new Figure.LegendEntry("10–90 % of heads, over all positions", band, bandInLegend)));
        return labels.size() > Tick.MAX
                ? figure.withColourBar(scale.queryAxis(), colours, profile.bucketTicks(scale))
                : figure;
    }

    /** Draws differences as a map. Dots mark cells whose heads disagree, with a note that explains them. */
    private static Figure figure(LayerDifference difference, String title, ColourScale colours, BucketScale scale) {
        long divided = difference.divided();
        return Figure.map(
                        title,
                        TickAxis.cells(
                                "Layer",
                                difference.layers().size(),
                                column -> difference.layers().get(column).toString()),
                        TickAxis.cells(
                                scale.queryAxis(),
                                difference.buckets().size(),
                                row -> scale.label(difference.buckets().get(row))),
                        difference.grid(),
                        colours,
                        "Difference of attention plasticity",
                        (row, column) -> difference.isDivided(row, column) ? CellMark.DOT : CellMark.NONE)
                .withNotes(
                        divided == 0
                                ? List.of()
                                : List.of(CellMark.DOT.symbol() + " heads disagree: 0 is within their 10–90 % range ("
                                        + divided + " cells)"));
    }
}
