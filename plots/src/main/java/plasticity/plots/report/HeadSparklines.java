package plasticity.plots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.ComponentTable;
import plasticity.plots.model.Curve;
import plasticity.plots.model.Grid;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;
import plasticity.plots.model.Tick;

/** The sparklines of all heads, with common axes and colours so that heads can be compared. */
final class HeadSparklines {
    /** The kinds of sparklines. */
    static final String CURVE = "curve";

    static final String PAIRS = "pairs";
    static final String COMPONENTS = "components";

    private static final ColourMap PAIR_COLOURS = ColourMap.of("magma");
    private static final int WIDE = 480;
    private static final int HIGH = 250;
    private static final int SQUARE = 250;
    private static final int FEW = 5;

    /**
     * A kind of sparkline.
     *
     * @param content the hover data without the values of heads
     * @param drawing of a head: an SVG path or an image URI, or null if it has none
     * @param values of a head to which the content refers, or null if it has none
     * @param range of the values of all heads
     */
    private record Kind(
            Axes axes,
            ReportData.Content content,
            Function<Head, String> drawing,
            Function<Head, double[]> values,
            Range range) {}

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<Head, Curve> curveOf;
    private final BucketScale scale;
    private final int[] pairCells;
    private Page.ColourKey colourKey;

    HeadSparklines(
            Optional<HeadCurves> curves,
            Optional<BucketPairs> pairs,
            Optional<ComponentTable> components,
            BucketScale scale) {
        this.scale = scale;
        this.curveOf = curves.map(HeadCurves::heads).orElse(List.of()).stream()
                .collect(Collectors.toMap(HeadCurves.HeadCurve::head, HeadCurves.HeadCurve::curve));
        this.pairCells = pairs.map(BucketPairs::cells).orElseGet(() -> new int[0]);
        curves.ifPresent(all -> kinds.put(CURVE, curves(all)));
        pairs.ifPresent(all -> kinds.put(PAIRS, pairs(all)));
        components.ifPresent(all -> kinds.put(COMPONENTS, components(all)));
    }

    private Kind curves(HeadCurves all) {
        Sparkline sparkline = Sparkline.of(WIDE, HIGH, all.rangeX(), all.rangeY());
        Curve mean = all.mean();
        String unit = scale.axisLabel().toLowerCase(Locale.ROOT) + " ";
        return new Kind(
                new Axes(
                        CURVE,
                        sparkline,
                        RoundTicks.within(sparkline.x(), FEW),
                        RoundTicks.within(sparkline.y(), FEW),
                        scale.axisLabel(),
                        "ap_bucket",
                        sparkline.line(mean)),
                new ReportData.Content(
                        ReportData.Kind.LINES,
                        all.rangeX(),
                        all.rangeY(),
                        List.of("plasticity"),
                        Arrays.stream(mean.xs())
                                .mapToObj(x -> unit + Numbers.text(x))
                                .toList(),
                        Numbers.list(mean.xs()),
                        List.of()),
                head -> curveOf.containsKey(head) ? sparkline.line(curveOf.get(head)) : null,
                head -> curveOf.containsKey(head) ? valuesAt(mean.xs(), curveOf.get(head)) : null,
                all.rangeY());
    }

    /** The values of a curve at positions, NaN if it has none there. */
    private static double[] valuesAt(double[] positions, Curve curve) {
        Map<Double, Double> byPosition =
                IntStream.range(0, curve.size()).boxed().collect(Collectors.toMap(curve::x, curve::y));
        return Arrays.stream(positions)
                .map(x -> byPosition.getOrDefault(x, Double.NaN))
                .toArray();
    }

    private Kind pairs(BucketPairs all) {
        Range x = Range.cells(all.keys().size());
        Range y = Range.cells(all.queries().size());
        Range colours = Range.of(all.heads().values().stream()
                .flatMapToDouble(grid -> Arrays.stream(grid.values()))
                .toArray());
        PairImage image = new PairImage(PAIR_COLOURS, colours);
        colourKey = Page.ColourKey.of(new ColourScale(PAIR_COLOURS, colours));
        return new Kind(
                new Axes(
                        PAIRS,
                        Sparkline.of(SQUARE, SQUARE, x, y),
                        Tick.everyNth(all.keys().size(), 3, all::keyLabel),
                        Tick.everyNth(all.queries().size(), FEW, all::queryLabel),
                        scale.hasStarts() ? "keys from" : "key bucket",
                        scale.hasStarts() ? "queries from" : "query bucket",
                        ""),
                new ReportData.Content(
                        ReportData.Kind.CELLS,
                        x,
                        y,
                        all.queries().stream().map(scale::queries).toList(),
                        all.keys().stream().map(scale::keys).toList(),
                        List.of(),
                        List.of()),
                head -> all.heads().containsKey(head) ? image.uri(all.heads().get(head)) : null,
                head -> all.heads().containsKey(head) ? cells(all.heads().get(head)) : null,
                colours);
    }

    private double[] cells(Grid grid) {
        double[] values = grid.values();
        return Arrays.stream(pairCells).mapToDouble(cell -> values[cell]).toArray();
    }

    private static Kind components(ComponentTable all) {
        int[] numbers = all.numbers();
        double max = all.shares().values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        Sparkline sparkline = Sparkline.of(
                WIDE,
                HIGH,
                new Range(numbers[0] - 1, numbers[numbers.length - 1] + 1),
                new Range(0, Math.max(0.01, 1.05 * max)));
        return new Kind(
                new Axes(
                        COMPONENTS,
                        sparkline,
                        Tick.spread(numbers, FEW),
                        RoundTicks.within(sparkline.y(), FEW),
                        "component",
                        "component weight",
                        ""),
                new ReportData.Content(
                        ReportData.Kind.BARS,
                        sparkline.x(),
                        sparkline.y(),
                        List.of(""),
                        Arrays.stream(numbers)
                                .mapToObj(number -> "component " + number)
                                .toList(),
                        Numbers.list(Arrays.stream(numbers).asDoubleStream().toArray()),
                        List.of()),
                head -> all.shares().containsKey(head)
                        ? sparkline.strokes(numbers, all.shares().get(head))
                        : null,
                head -> all.shares().get(head),
                sparkline.y());
    }

    /** The axes of the available kinds. */
    List<Axes> axes() {
        return kinds.values().stream().map(Kind::axes).toList();
    }

    /** The colour scale of pairs; null if there are no pairs. */
    Page.ColourKey colourKey() {
        return colourKey;
    }

    /** The SVG path or image URI of a head's sparkline; empty if it has none. */
    String drawing(String kind, Head head) {
        return Optional.ofNullable(kinds.get(kind))
                .map(known -> known.drawing().apply(head))
                .orElse("");
    }

    /** A text description of a head's curve; empty if it has none. */
    String curveText(Head head) {
        Curve curve = curveOf.get(head);
        if (curve == null) {
            return "";
        }
        String first = Numbers.point(curve, 0, scale);
        return "plasticity "
                + (curve.size() == 1 ? first : first + ", " + Numbers.point(curve, curve.size() - 1, scale));
    }

    /** The hover data of each kind of sparkline, without the values of heads. */
    List<ReportData.HoverData> hoverData() {
        List<ReportData.HoverData> hoverData = new ArrayList<>();
        kinds.forEach((id, kind) -> hoverData.add(
                new ReportData.HoverData(id, kind.axes().sparkline().area(), kind.content(), kind.range())));
        return hoverData;
    }

    /**
     * The values of a head that {@link #hoverData} refers to.
     *
     * @param profile those of its profile
     */
    ReportData.HeadData values(Head head, String profile) {
        return new ReportData.HeadData(
                head.id(), profile, packed(CURVE, head), packed(PAIRS, head), packed(COMPONENTS, head));
    }

    private String packed(String kind, Head head) {
        return Optional.ofNullable(kinds.get(kind))
                .filter(known -> known.values().apply(head) != null)
                .map(known -> ReportData.packed(known.values().apply(head), known.range()))
                .orElse("");
    }

    /** The cells of pairs that {@link #values} contains. */
    List<Integer> pairCells() {
        return Arrays.stream(pairCells).boxed().toList();
    }
}
