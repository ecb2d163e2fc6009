package plasticity.plots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.SvgPicture;
import plasticity.plots.figures.ComponentsPlot;
import plasticity.plots.figures.HeatmapPlot;
import plasticity.plots.figures.LayersPlot;
import plasticity.plots.figures.PlasticityPlot;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.ComponentShares;
import plasticity.plots.model.ComponentTable;
import plasticity.plots.model.Curve;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;

/** The plots of the model, as {@code plasticity plot} draws them, with tables of their values. */
final class ModelPlots {
    private static final double LINE_WIDTH = 0.8;

    private final List<Page.Plot> plots = new ArrayList<>();
    private final List<ReportData.HoverData> hoverData = new ArrayList<>();

    List<Page.Plot> plots() {
        return List.copyOf(plots);
    }

    /** The hover data of the plots. */
    List<ReportData.HoverData> hoverData() {
        return List.copyOf(hoverData);
    }

    void addCurves(HeadCurves curves) {
        String title = "Plasticity by position";
        int heads = curves.heads().size();
        // Opacity decreases with the number of lines to the default of plasticity plot.
        double alpha = Math.max(0.25, Math.min(0.7, 30.0 / heads));
        Curve mean = curves.mean();
        add(
                "plasticity",
                title,
                PlasticityPlot.byLayer(curves, title, ColourMap.of("viridis"), alpha, LINE_WIDTH),
                "One line per head, coloured by layer (" + heads + " heads). Their mean is "
                        + Numbers.point(mean, 0, curves.scale())
                        + (mean.size() > 1 ? " and " + Numbers.point(mean, mean.size() - 1, curves.scale()) : "") + ".",
                List.of(curves.scale().axisLabel(), "mean over heads"),
                IntStream.range(0, mean.size())
                        .mapToObj(i -> List.of(Numbers.text(mean.x(i)), Numbers.text(mean.y(i))))
                        .toList(),
                new ReportData.Content(
                        ReportData.Kind.HEADS,
                        curves.rangeX(),
                        curves.rangeY(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    void addLayers(LayerProfile profile, BucketScale scale) {
        String title = "Plasticity by layer";
        List<String> names = profile.buckets().stream().map(scale::queries).toList();
        List<String> header = new ArrayList<>(List.of("layer", "10 % quantile", "90 % quantile"));
        header.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        for (int column = 0; column < profile.layers().size(); column++) {
            List<String> row = new ArrayList<>(List.of(
                    profile.layers().get(column).toString(),
                    Numbers.text(profile.low().y(column)),
                    Numbers.text(profile.high().y(column))));
            for (int bucket = 0; bucket < names.size(); bucket++) {
                row.add(Numbers.text(profile.means().cell(bucket, column)));
            }
            rows.add(row);
        }
        add(
                "layers",
                title,
                LayersPlot.figure(profile, title, ColourMap.of("viridis"), scale),
                "One line per query position: the mean over a layer's heads. Grey band: 10 % to 90 % quantile of the heads.",
                header,
                rows,
                new ReportData.Content(
                        ReportData.Kind.LINES,
                        profile.rangeX(),
                        profile.rangeY(),
                        names,
                        profile.layers().stream().map(layer -> "layer " + layer).toList(),
                        profile.layers().stream().map(Integer::doubleValue).toList(),
                        profile.means().toRows()));
    }

    void addPairs(BucketPairs pairs) throws PlotException {
        String title = "Plasticity by query and key bucket";
        ColourScale colours = ColourScale.over(
                pairs.grid().values(), ColourMap.of("magma"), OptionalDouble.empty(), OptionalDouble.empty());
        List<String> queries =
                pairs.queries().stream().map(pairs.scale()::queries).toList();
        List<String> keys = pairs.keys().stream().map(pairs.scale()::keys).toList();
        List<List<Double>> values = pairs.grid().toRows();
        add(
                "pairs",
                title,
                HeatmapPlot.figure(pairs, title, colours),
                "Mean over heads per query bucket (vertical) and earlier key bucket (horizontal).",
                Stream.concat(Stream.of("mean over heads"), keys.stream()).toList(),
                IntStream.range(0, queries.size())
                        .mapToObj(row -> Stream.concat(
                                        Stream.of(queries.get(row)),
                                        values.get(row).stream().map(Numbers::text))
                                .toList())
                        .toList(),
                new ReportData.Content(
                        ReportData.Kind.CELLS,
                        Range.cells(keys.size()),
                        Range.cells(queries.size()),
                        queries,
                        keys,
                        List.of(),
                        values));
    }

    void addComponents(ComponentTable components) throws PlotException {
        String title = "Positional information by component";
        ComponentShares shares = new ComponentShares(components, Aggregation.MEAN, OptionalInt.empty());
        int[] numbers = shares.components();
        double[] values = shares.shares();
        int everywhere = shares.components(ComponentShares.Constancy.IN_EVERY_HEAD).length;
        int somewhere = shares.components(ComponentShares.Constancy.IN_SOME_HEADS).length;
        add(
                "components",
                title,
                ComponentsPlot.figure(shares, title, "Share of positional information"),
                "Mean share of a head's positional information in each of " + shares.size()
                        + " components. The largest is " + Numbers.percent(values[shares.largest()]) + "."
                        + (everywhere + somewhere == 0
                                ? ""
                                : " Constant components are excluded: " + everywhere + " in every head (crosses), "
                                        + somewhere + " in some heads (dots).")
                        + (shares.leftOut() == 0
                                ? ""
                                : " Excluded heads, whose components are all constant: " + shares.leftOut() + "."),
                List.of("component", "mean share"),
                IntStream.range(0, numbers.length)
                        .mapToObj(i -> List.of(Integer.toString(numbers[i]), Numbers.text(values[i])))
                        .toList(),
                new ReportData.Content(
                        ReportData.Kind.BARS,
                        shares.rangeX(),
                        shares.rangeY(),
                        List.of(""),
                        Arrays.stream(numbers)
                                .mapToObj(number -> "component " + number)
                                .toList(),
                        Numbers.list(Arrays.stream(numbers).asDoubleStream().toArray()),
                        List.of(Numbers.list(values))));
    }

    private void add(
            String id,
            String title,
            Figure figure,
            String description,
            List<String> header,
            List<List<String>> rows,
            ReportData.Content content) {
        add(new Drawn(id, "", title, figure, description, header, rows, content));
    }

    /**
     * A plot.
     *
     * @param only the class of what it shows, such as {@code near-only}, if that can be switched; or empty
     * @param header of the table of values; empty if the page has none
     * @param content for values under the pointer; null if there are none
     */
    record Drawn(
            String id,
            String only,
            String title,
            Figure figure,
            String description,
            List<String> header,
            List<List<String>> rows,
            ReportData.Content content) {}

    void add(Drawn plot) {
        SvgPicture.Inline svg = SvgPicture.inline(plot.figure(), plot.id());
        plots.add(new Page.Plot(
                plot.id(), plot.only(), plot.title(), svg.markup(), plot.description(), plot.header(), plot.rows()));
        if (plot.content() != null) {
            hoverData.add(new ReportData.HoverData(
                    plot.id(),
                    new ReportData.Area(svg.left(), svg.top(), svg.width(), svg.height()),
                    plot.content(),
                    null));
        }
    }
}
