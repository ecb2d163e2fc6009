package plasticity.plots.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.config.OutputTable;
import plasticity.draws.PairKind;
import plasticity.plots.charts.Style;
import plasticity.plots.figures.DistancePlot;
import plasticity.plots.figures.GeometryPlot;
import plasticity.plots.figures.ModelErrorPlot;
import plasticity.plots.figures.ProfilePlot;
import plasticity.plots.figures.VariationPlot;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Curve;
import plasticity.plots.model.DistanceMap;
import plasticity.plots.model.DistanceTable;
import plasticity.plots.model.ErrorCurve;
import plasticity.plots.model.HeadGeometries;
import plasticity.plots.model.HeadSelection;
import plasticity.plots.model.ModelErrors;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.PositionProfile;
import plasticity.plots.model.Range;
import plasticity.plots.model.Variation;
import plasticity.plots.model.VariationTable;
import plasticity.plots.model.VariationTable.Pairs;
import plasticity.plots.model.VariationTable.Part;
import plasticity.plots.report.findings.RunEstimates;
import plasticity.tables.TableException;

/** Adds the plots of the tables of estimates to the plots of the model. A plot without any value is left out, with a note. */
final class EstimatePlots {
    static final HeadSelection ALL = new HeadSelection(OptionalInt.empty(), OptionalInt.empty());

    /** Draws a plot and adds it. */
    @FunctionalInterface
    private interface Drawing {
        void add(Path file) throws TableException, PlotException;
    }

    private final ReportTables tables;
    private final ModelPlots plots;
    private final List<String> notes;

    private EstimatePlots(ReportTables tables, ModelPlots plots, List<String> notes) {
        this.tables = tables;
        this.plots = plots;
        this.notes = notes;
    }

    /** @param notes receives notes about plots that are left out */
    static void add(ReportTables tables, Optional<HeadGeometries> geometry, ModelPlots plots, List<String> notes)
            throws TableException {
        EstimatePlots all = new EstimatePlots(tables, plots, notes);
        all.add(OutputTable.PROFILE, all::addProfile);
        for (PairKind kind : RunEstimates.KINDS) {
            all.add(OutputTable.ESTIMATES, file -> all.addModelErrors(file, kind));
        }
        for (Pairs pairs : List.of(Pairs.NEAR, Pairs.FAR)) {
            all.add(OutputTable.KEY_HEADS, file -> all.addVariation(file, pairs));
        }
        all.add(OutputTable.DISTANCE, all::addDistances);
        if (geometry.isPresent()) {
            all.add(OutputTable.GEOMETRY, file -> all.addGeometry(geometry.get()));
            all.add(OutputTable.GEOMETRY, file -> all.addBias(geometry.get()));
        }
    }

    private void add(OutputTable table, Drawing drawing) throws TableException {
        if (tables.file(table).isPresent()) {
            try {
                drawing.add(tables.file(table).get());
            } catch (PlotException e) {
                notes.add("A plot is omitted: " + e.getMessage() + ".");
            }
        }
    }

    private void addProfile(Path file) throws TableException, PlotException {
        String title = "Profile: plasticity over all earlier pairs of keys";
        PositionProfile profile = PositionProfile.read(file, ALL);
        List<String> names = new ArrayList<>();
        List<ErrorCurve> curves = new ArrayList<>();
        profile.empirical().ifPresent(curve -> {
            names.add("empirical");
            curves.add(curve);
        });
        profile.linear().ifPresent(curve -> {
            names.add("model");
            curves.add(curve);
        });
        double[] positions = curves.get(curves.size() - 1).curve().xs();
        plots.add(new ModelPlots.Drawn(
                "profile",
                "",
                title,
                ProfilePlot.figure(profile, title, head -> Style.BLUE),
                "Thin lines: heads. Bold lines: means over " + profile.heads().size()
                        + (profile.heads().size() == 1 ? " head" : " heads") + " with their 95 % bands.",
                Stream.concat(
                                Stream.of("position"),
                                names.stream().flatMap(name -> Stream.of(name, "± (standard error)")))
                        .toList(),
                IntStream.range(0, positions.length)
                        .mapToObj(i -> Stream.concat(
                                        Stream.of(Numbers.text(positions[i])),
                                        curves.stream().flatMap(curve -> values(curve, positions[i])))
                                .toList())
                        .toList(),
                new ReportData.Content(
                        ReportData.Kind.LINES,
                        profile.rangeX(),
                        profile.rangeY(),
                        names,
                        IntStream.range(0, positions.length)
                                .mapToObj(i -> "position " + Numbers.text(positions[i]))
                                .toList(),
                        Numbers.list(positions),
                        curves.stream()
                                .map(curve -> IntStream.range(0, positions.length)
                                        .mapToObj(i -> at(curve, positions[i]).isPresent()
                                                ? curve.curve()
                                                        .y(at(curve, positions[i])
                                                                .getAsInt())
                                                : Double.NaN)
                                        .toList())
                                .toList())));
    }

    private static OptionalInt at(ErrorCurve curve, double position) {
        return IntStream.range(0, curve.curve().size())
                .filter(i -> curve.curve().x(i) == position)
                .findFirst();
    }

    private static Stream<String> values(ErrorCurve curve, double position) {
        OptionalInt at = at(curve, position);
        return at.isEmpty()
                ? Stream.of(Numbers.NONE, Numbers.NONE)
                : Stream.of(Numbers.text(curve.curve().y(at.getAsInt())), Numbers.text(curve.error(at.getAsInt())));
    }

    private void addModelErrors(Path file, PairKind kind) throws TableException, PlotException {
        String pairs = RunEstimates.id(kind);
        String title = "Model and empirical plasticity, " + pairs + " pairs";
        ModelErrors errors = ModelErrors.read(file, kind);
        plots.add(new ModelPlots.Drawn(
                "model-error-" + pairs,
                pairs + "-only",
                title,
                ModelErrorPlot.figure(errors, title),
                "One point per head with 95 % intervals; on the line the model is right. Shape and colour: the assumption responsible for the gap,"
                        + " if the gap is outside its own 95\u202f% interval; the findings also control the false discovery rate. The table of heads contains"
                        + " the values.",
                List.of(),
                List.of(),
                new ReportData.Content(
                        ReportData.Kind.POINTS,
                        errors.range(),
                        errors.range(),
                        errors.heads().stream()
                                .map(head -> head.head().text() + ", model " + Numbers.text(head.linear()) + ", "
                                        + head.cause().label() + ", empirical")
                                .toList(),
                        List.of(""),
                        errors.heads().stream()
                                .map(head -> rounded(head.linear()))
                                .toList(),
                        errors.heads().stream()
                                .map(head -> List.of(rounded(head.empirical())))
                                .toList())));
    }

    private void addVariation(Path file, Pairs pairs) throws TableException, PlotException {
        String id = pairs.name().toLowerCase(Locale.ROOT);
        String title = "What changes the preference, " + id + " pairs";
        Variation variation = Variation.of(
                VariationTable.read(file, pairs), Variation.Grouping.LAYER, OptionalInt.empty(), Variation.Order.NONE);
        List<Part> parts = Stream.of(Part.values()).filter(variation::isDefined).toList();
        plots.add(new ModelPlots.Drawn(
                "variation-" + id,
                id + "-only",
                title,
                VariationPlot.figure(variation, title, "Layer"),
                "Parts of plasticity by layer: means over its key heads.",
                Stream.concat(
                                Stream.of("layer"),
                                parts.stream().flatMap(part -> Stream.of(part.label(), "± (standard error)")))
                        .toList(),
                variation.stacks().stream()
                        .map(stack -> Stream.concat(
                                        Stream.of(stack.label()),
                                        parts.stream()
                                                .map(stack::of)
                                                .flatMap(value -> Stream.of(
                                                        Numbers.text(value.value()), Numbers.text(value.error()))))
                                .toList())
                        .toList(),
                null));
    }

    /** With as many digits as the script shows. */
    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    private void addDistances(Path file) throws TableException, PlotException {
        DistanceTable rows = DistanceTable.read(file, ALL);
        DistanceMap empirical = DistanceMap.of(rows, DistanceMap.Estimator.EMPIRICAL);
        DistanceMap model = DistanceMap.of(rows, DistanceMap.Estimator.LINEAR);
        double[] values = Stream.of(empirical, model)
                .flatMapToDouble(map -> Arrays.stream(map.grid().values()))
                .toArray();
        ColourScale scale =
                ColourScale.over(values, ColourMap.of("viridis"), OptionalDouble.empty(), OptionalDouble.empty());
        addDistances("empirical", "Plasticity by distance", empirical, scale);
        addDistances("linear", "Plasticity by distance, model", model, scale);
    }

    private void addDistances(String estimator, String title, DistanceMap map, ColourScale scale) {
        List<String> distances = IntStream.range(
                        0, Math.max(map.grid().rows(), map.grid().columns()))
                .mapToObj(map::label)
                .toList();
        List<String> rows = distances.subList(0, map.grid().rows());
        List<String> columns = distances.subList(0, map.grid().columns());
        plots.add(new ModelPlots.Drawn(
                "distance-" + estimator,
                estimator + "-only",
                title,
                DistancePlot.figure(map, title, scale, "Attention plasticity"),
                "Mean over pairs of keys by the distance between the keys (horizontal) and the distance from the query (vertical), in tokens; labels"
                        + " are lower edges.",
                Stream.concat(Stream.of("from the query"), columns.stream()).toList(),
                IntStream.range(0, rows.size())
                        .mapToObj(row -> Stream.concat(
                                        Stream.of(rows.get(row)),
                                        map.grid().toRows().get(row).stream().map(Numbers::text))
                                .toList())
                        .toList(),
                new ReportData.Content(
                        ReportData.Kind.CELLS,
                        Range.cells(columns.size()),
                        Range.cells(rows.size()),
                        rows.stream().map(edge -> "query from " + edge).toList(),
                        columns.stream().map(edge -> "keys from " + edge).toList(),
                        List.of(),
                        map.grid().toRows())));
    }

    private void addGeometry(HeadGeometries heads) throws PlotException {
        String title = "Correlation of queries and keys with position";
        List<HeadGeometries.Row> drawn = heads.classified();
        plots.add(new ModelPlots.Drawn(
                "geometry",
                "",
                title,
                GeometryPlot.correlation(heads, title),
                "One point per head: correlations with position along the first principal component. Shape and colour: head_class.",
                List.of(),
                List.of(),
                new ReportData.Content(
                        ReportData.Kind.POINTS,
                        GeometryPlot.queryRange(drawn),
                        GeometryPlot.keyRange(),
                        drawn.stream()
                                .map(row -> row.head().text() + ", " + row.headClass() + ", queries "
                                        + Numbers.text(row.pc0QueryR()) + ", keys")
                                .toList(),
                        List.of(""),
                        drawn.stream().map(row -> rounded(row.pc0QueryR())).toList(),
                        drawn.stream()
                                .map(row -> List.of(rounded(row.pc0KeyR())))
                                .toList())));
    }

    private void addBias(HeadGeometries heads) throws PlotException {
        String title = "Bias towards later keys by layer";
        Curve mean = heads.meanBias();
        plots.add(new ModelPlots.Drawn(
                "bias",
                "",
                title,
                GeometryPlot.bias(heads, title),
                "One point per head: what a key’s score gains over the range of key positions, in logits, whatever the query.",
                List.of("layer", "mean bias"),
                IntStream.range(0, mean.size())
                        .mapToObj(i -> List.of(Numbers.text(mean.x(i)), Numbers.text(mean.y(i))))
                        .toList(),
                null));
    }
}
