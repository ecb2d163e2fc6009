package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Curve;
import plasticity.plots.model.LayerDifference;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;

/** Plasticity by layer. */
public final class LayersFigure {
    private static final Color BAND = Style.translucent(0x7f7f7f, 0.25);
    private static final double WIDTH = 1.3;
    private static final double BAND_OF_ONE_LAYER = 0.02;
    /** Maximum number of labelled curves; a colour bar replaces the labels beyond. */
    private static final int MAX_LABELS = 24;

    private static final float BAND_IN_LEGEND = 8;

    private LayersFigure() {}

    /**
     * Draws one line per query bucket, coloured by bucket and labelled at its end, over the band of the quantiles.
     */
    public static Figure of(LayerProfile profile, String title, ColourMap map, BucketScale scale) {
        List<Integer> buckets = profile.buckets();
        ColourScale colours = new ColourScale(
                map, Range.of(buckets.stream().mapToDouble(Integer::doubleValue).toArray()));
        Curves means = new Curves();
        List<EndLabel> labels = new ArrayList<>();
        for (int row = 0; row < buckets.size(); row++) {
            Curve mean = profile.curve(row);
            Color colour = new Color(colours.colour(buckets.get(row)));
            means.add(mean, colour, Style.line(WIDTH));
            labels.add(EndLabel.of(mean, colour, scale.label(buckets.get(row))));
        }
        means.renderer().addAnnotation(new XYPolygonAnnotation(outline(profile), null, null, BAND), Layer.BACKGROUND);
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(new TickAxis("Layer", profile.rangeX(), profile.layerTicks()));
        plot.setRangeAxis(new TickAxis("Attention plasticity", profile.rangeY(), RoundTicks.within(profile.rangeY())));
        means.drawOn(plot, 0);

        plot.setRangeAxis(
                1,
                new EndLabelsAxis("Mean across heads, by " + lowerCase(scale.queryAxis()), profile.rangeY(), labels));

        Figure figure = Figure.of(Canvas.WIDE, title, plot)
                .withGrid()
                .withLegend(List.of(Figure.entry(
                        "10–90 % of heads, over all positions",
                        BAND, new BasicStroke(BAND_IN_LEGEND, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER))));
        return labels.size() > MAX_LABELS
                ? figure.withColourBar(scale.queryAxis(), colours, profile.bucketTicks(scale))
                : figure;
    }

    /** Draws differences as a map. Dots mark cells whose heads disagree, with a note that explains them. */
    public static Figure of(LayerDifference difference, String title, ColourScale scale) {
        Figure figure = MapFigure.of(
                title,
                difference.grid(),
                new TickAxis("Layer", MapFigure.range(difference.grid().columns()), difference.columnTicks()),
                new TickAxis(
                        difference.scale().queryAxis(),
                        MapFigure.range(difference.grid().rows()),
                        difference.rowTicks()),
                scale,
                "Difference of attention plasticity",
                (row, column) -> difference.isDivided(row, column) ? CellMark.DOT : CellMark.NONE);
        long divided = difference.divided();
        return divided == 0
                ? figure
                : figure.withNote(CellMark.DOT.symbol() + " heads disagree: 0 is within their 10–90 % range (" + divided
                        + " cells)");
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The outline of the band as x, y, x, y …: along the lower quantile and back along the upper one. A single layer gets a minimum width. */
    private static double[] outline(LayerProfile profile) {
        Curve low = profile.low();
        Curve high = profile.high();
        int last = low.size() - 1;
        double margin = BAND_OF_ONE_LAYER * profile.rangeX().length();
        double[] x = last == 0
                ? new double[] {low.x(0) - margin, low.x(0) + margin}
                : IntStream.rangeClosed(0, last).mapToDouble(low::x).toArray();
        DoubleStream.Builder points = DoubleStream.builder();
        for (int i = 0; i < x.length; i++) {
            points.add(x[i]).add(low.y(Math.min(i, last)));
        }
        for (int i = x.length - 1; i >= 0; i--) {
            points.add(x[i]).add(high.y(Math.min(i, last)));
        }
        return points.build().toArray();
    }
}
