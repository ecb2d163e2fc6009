package plasticity.plots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.plots.charts.BucketPairsFigure;
import plasticity.plots.charts.ComponentsFigure;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.HeadColours;
import plasticity.plots.charts.InlineSvg;
import plasticity.plots.charts.LayersFigure;
import plasticity.plots.charts.PlasticityFigure;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.ComponentShares;
import plasticity.plots.model.ComponentTable;
import plasticity.plots.model.Curve;
import plasticity.plots.model.Grid;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.HeadPairs;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.PlotException;

/** The plots of the model, as {@code plasticity plot} draws them, with tables of their values. */
final class ModelPlots {
    private static final double LINE_WIDTH = 0.8;

    private final List<Page.Plot> plots = new ArrayList<>();
    private final List<HoverData> hoverData = new ArrayList<>();

    List<Page.Plot> plots() {
        return List.copyOf(plots);
    }

    /** The hover data of the plots. */
    List<HoverData> hoverData() {
        return List.copyOf(hoverData);
    }

    void addCurves(HeadCurves curves) {
        String title = "Plasticity by position";
        Figure figure = PlasticityFigure.of(
                curves,
                title,
                new HeadColours.ByLayer(ColourMap.of("viridis")),
                alpha(curves.heads().size()),
                LINE_WIDTH);
        Curve mean = curves.mean();
        String description =
                "One line per head, coloured by layer (" + curves.heads().size()
                        + " heads). Their mean is " + Numbers.point(mean, 0, curves.scale())
                        + (mean.size() > 1 ? " and " + Numbers.point(mean, mean.size() - 1, curves.scale()) : "") + ".";
        Page.Plot.ValueTable numbers = new Page.Plot.ValueTable(
                List.of(curves.scale().axisLabel(), "mean over heads"),
                IntStream.range(0, mean.size())
                        .mapToObj(i -> List.of(Numbers.text(mean.x(i)), Numbers.text(mean.y(i))))
                        .toList());
        add(
                "plasticity",
                title,
                figure,
                description,
                numbers,
                HoverData.Content.heads(curves.rangeX(), curves.rangeY()));
    }

    /** Opacity; decreases with the number of lines to the default of {@code plasticity plot}. */
    private static double alpha(int heads) {
        return Math.max(0.25, Math.min(0.7, 30.0 / heads));
    }

    void addLayers(LayerProfile profile, BucketScale scale) {
        String title = "Plasticity by layer";
        Figure figure = LayersFigure.of(profile, title, ColourMap.of("viridis"), scale);
        List<String> header = new ArrayList<>(List.of("layer", "10 % quantile", "90 % quantile"));
        List<String> names = profile.buckets().stream().map(scale::queries).toList();
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
        List<List<Double>> values = IntStream.range(0, names.size())
                .mapToObj(bucket -> rowOf(profile.means(), bucket))
                .toList();
        add(
                "layers",
                title,
                figure,
                "One line per query position: the mean over a layer's heads. Grey band: 10 % to 90 % quantile of the heads.",
                new Page.Plot.ValueTable(header, rows),
                HoverData.Content.lines(
                        profile.rangeX(),
                        profile.rangeY(),
                        names,
                        profile.layers().stream().map(layer -> "layer " + layer).toList(),
                        profile.layers().stream().map(Integer::doubleValue).toList(),
                        values));
    }

    void addPairs(BucketPairs pairs, HeadPairs heads, BucketScale scale) throws PlotException {
        String title = "Plasticity by query and key bucket";
        ColourScale colours = ColourScale.over(
                pairs.grid().values(), ColourMap.of("magma"), OptionalDouble.empty(), OptionalDouble.empty());
        List<String> queries = heads.queries().stream().map(scale::queries).toList();
        List<String> keys = heads.keys().stream().map(scale::keys).toList();
        List<List<Double>> values = IntStream.range(0, queries.size())
                .mapToObj(row -> rowOf(pairs.grid(), row))
                .toList();
        List<List<String>> rows = IntStream.range(0, queries.size())
                .mapToObj(row -> Stream.concat(
                                Stream.of(queries.get(row)),
                                values.get(row).stream().map(Numbers::text))
                        .toList())
                .toList();
        List<String> header = new ArrayList<>(List.of("mean over heads"));
        header.addAll(keys);
        add(
                "pairs",
                title,
                BucketPairsFigure.of(pairs, title, colours),
                "Mean over heads per query bucket (vertical) and earlier key bucket (horizontal).",
                new Page.Plot.ValueTable(header, rows),
                HoverData.Content.cells(queries, keys, values));
    }

    private static List<Double> rowOf(Grid grid, int row) {
        return IntStream.range(0, grid.columns())
                .mapToObj(column -> grid.cell(row, column))
                .toList();
    }

    void addComponents(ComponentTable components) throws PlotException {
        String title = "Positional information by component";
        ComponentShares shares = ComponentShares.of(components, Aggregation.MEAN, OptionalInt.empty());
        double[] at =
                IntStream.range(0, shares.size()).mapToDouble(shares::component).toArray();
        double[] values =
                IntStream.range(0, shares.size()).mapToDouble(shares::share).toArray();
        add(
                "components",
                title,
                ComponentsFigure.of(shares, title, "Share of positional information"),
                "Mean share of a head's positional information in each of " + shares.size()
                        + " components. The largest is " + Numbers.percent(values[shares.largest()]) + "."
                        + constantComponents(shares),
                new Page.Plot.ValueTable(
                        List.of("component", "mean share"),
                        IntStream.range(0, at.length)
                                .mapToObj(i -> List.of(Integer.toString((int) at[i]), Numbers.text(values[i])))
                                .toList()),
                HoverData.Content.bars(
                        shares.rangeX(),
                        shares.rangeY(),
                        Arrays.stream(at).mapToObj(i -> "component " + (int) i).toList(),
                        Numbers.list(at),
                        List.of(Numbers.list(values))));
    }

    /** Sentences about constant components; empty if there are none. */
    private static String constantComponents(ComponentShares shares) {
        long everywhere = shares.count(ComponentShares.Constancy.IN_EVERY_HEAD);
        long somewhere = shares.count(ComponentShares.Constancy.IN_SOME_HEADS);
        String components = everywhere + somewhere == 0
                ? ""
                : " Constant components are excluded: " + everywhere + " in every head (crosses), " + somewhere
                        + " in some heads (dots).";
        return components
                + (shares.leftOut() == 0
                        ? ""
                        : " Excluded heads, whose components are all constant: " + shares.leftOut() + ".");
    }

    private void add(
            String id,
            String title,
            Figure figure,
            String description,
            Page.Plot.ValueTable numbers,
            HoverData.Content content) {
        InlineSvg svg = InlineSvg.of(figure, id);
        plots.add(new Page.Plot(id, title, svg.markup(), description, numbers));
        hoverData.add(new HoverData(id, new HoverData.Area(svg.left(), svg.top(), svg.width(), svg.height()), content));
    }
}
