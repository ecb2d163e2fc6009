package plasticity.plots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ComponentTable;
import plasticity.plots.model.Curve;
import plasticity.plots.model.Grid;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.HeadPairs;
import plasticity.plots.model.IndexTicks;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;

/** The sparklines of all heads, with common axes and colours so that heads can be compared. */
final class HeadSparklines {
    private static final String CURVE = "curve";
    private static final String PAIRS = "pairs";
    private static final String COMPONENTS = "components";
    private static final ColourMap PAIR_COLOURS = ColourMap.of("magma");

    private static final int WIDE = 480;
    private static final int HIGH = 250;
    private static final int SQUARE = 250;
    private static final int FEW = 5;

    private final Optional<HeadCurves> curves;
    private final Optional<HeadPairs> pairs;
    private final Optional<ComponentTable> components;
    private final Map<Head, Curve> curveOf;
    private final int[] pairCells;
    private final List<Axes> axes = new ArrayList<>();
    private PairImage image;
    private Range colours;

    HeadSparklines(
            Optional<HeadCurves> curves,
            Optional<HeadPairs> pairs,
            Optional<ComponentTable> components,
            BucketScale scale) {
        this.curves = curves;
        this.pairs = pairs;
        this.components = components;
        this.curveOf = curves.map(HeadSparklines::byHead).orElseGet(Map::of);
        this.pairCells = pairs.map(HeadPairs::cells).orElseGet(() -> new int[0]);
        curves.ifPresent(all -> axes.add(curveAxes(all)));
        pairs.ifPresent(all -> {
            axes.add(pairAxes(all, scale));
            colours = Range.of(all.grids().values().stream()
                    .flatMapToDouble(grid -> Arrays.stream(grid.values()))
                    .toArray());
            image = new PairImage(PAIR_COLOURS, colours);
        });
        components.ifPresent(all -> axes.add(componentAxes(all)));
    }

    private static Map<Head, Curve> byHead(HeadCurves curves) {
        return curves.heads().stream()
                .collect(Collectors.toMap(
                        HeadCurves.HeadCurve::head, HeadCurves.HeadCurve::curve, (one, other) -> one, TreeMap::new));
    }

    private static Axes curveAxes(HeadCurves all) {
        Sparkline sparkline = Sparkline.of(WIDE, HIGH, all.rangeX(), all.rangeY());
        return Axes.of(
                        CURVE,
                        sparkline,
                        RoundTicks.within(sparkline.x(), FEW),
                        RoundTicks.within(sparkline.y(), FEW),
                        all.scale().axisLabel(),
                        "plasticity")
                .withReference(SvgPath.line(all.mean(), sparkline));
    }

    private static Axes pairAxes(HeadPairs all, BucketScale scale) {
        return Axes.of(
                PAIRS,
                Sparkline.of(
                        SQUARE,
                        SQUARE,
                        cells(all.keys().size()),
                        cells(all.queries().size())),
                IndexTicks.everyNth(
                        all.keys().size(), 3, i -> scale.label(all.keys().get(i))),
                IndexTicks.everyNth(
                        all.queries().size(),
                        FEW,
                        i -> scale.label(all.queries().get(i))),
                scale.hasStarts() ? "keys from" : "key bucket",
                scale.hasStarts() ? "queries from" : "query bucket");
    }

    private static Range cells(int count) {
        return new Range(-0.5, count - 0.5);
    }

    private static Axes componentAxes(ComponentTable all) {
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
        return Axes.of(
                COMPONENTS,
                sparkline,
                IndexTicks.spread(numbers, FEW),
                RoundTicks.within(sparkline.y(), FEW),
                "component",
                "component weight");
    }

    /** The axes of the available kinds: {@code curve}, {@code pairs}, {@code components}. */
    List<Axes> axes() {
        return List.copyOf(axes);
    }

    private Sparkline sparkline(String id) {
        return axes.stream()
                .filter(one -> one.id().equals(id))
                .map(Axes::sparkline)
                .findFirst()
                .orElseThrow();
    }

    /** The colour scale of pairs; empty if there are no pairs. */
    Optional<Page.ColourKey> colourKey() {
        return pairs.map(all -> Page.ColourKey.of(PAIR_COLOURS, colours));
    }

    /** The SVG path of a head's curve; empty if it has none. */
    String curve(Head head) {
        return Optional.ofNullable(curveOf.get(head))
                .map(curve -> SvgPath.line(curve, sparkline(CURVE)))
                .orElse("");
    }

    /** A text description of a head's curve; empty if it has none. */
    String curveText(Head head) {
        Curve curve = curveOf.get(head);
        if (curve == null) {
            return "";
        }
        BucketScale scale = curves.orElseThrow().scale();
        String first = Numbers.point(curve, 0, scale);
        return "plasticity "
                + (curve.size() == 1 ? first : first + ", " + Numbers.point(curve, curve.size() - 1, scale));
    }

    /** The {@code data:} URI of a head's pairs; empty if it has none. */
    String pairs(Head head) {
        Optional<Grid> grid = pairs.map(all -> all.grids().get(head));
        return grid.map(cells -> image.uri(cells)).orElse("");
    }

    /** The SVG path of a head's components; empty if it has none. */
    String components(Head head) {
        return components
                .filter(all -> all.shares().containsKey(head))
                .map(all -> SvgPath.strokes(all.numbers(), all.shares().get(head), sparkline(COMPONENTS)))
                .orElse("");
    }

    /** The hover data of each kind of sparkline, without the values of heads. */
    List<HoverData> hoverData(BucketScale scale) {
        List<HoverData> hoverData = new ArrayList<>();
        curves.ifPresent(all -> {
            Curve mean = all.mean();
            String unit = all.scale().axisLabel().toLowerCase(Locale.ROOT) + " ";
            double[] at = IntStream.range(0, mean.size()).mapToDouble(mean::x).toArray();
            List<String> points =
                    Arrays.stream(at).mapToObj(x -> unit + Numbers.text(x)).toList();
            hoverData.add(hoverData(
                    CURVE,
                    HoverData.Content.lines(
                            all.rangeX(), all.rangeY(), List.of("plasticity"), points, Numbers.list(at), List.of())));
        });
        pairs.ifPresent(all -> hoverData.add(hoverData(
                PAIRS,
                HoverData.Content.cells(
                        all.queries().stream().map(scale::queries).toList(),
                        all.keys().stream().map(scale::keys).toList(),
                        List.of()))));
        components.ifPresent(all -> {
            List<Double> at =
                    Numbers.list(Arrays.stream(all.numbers()).asDoubleStream().toArray());
            List<String> names = Arrays.stream(all.numbers())
                    .mapToObj(number -> "component " + number)
                    .toList();
            Sparkline sparkline = sparkline(COMPONENTS);
            hoverData.add(
                    hoverData(COMPONENTS, HoverData.Content.bars(sparkline.x(), sparkline.y(), names, at, List.of())));
        });
        return hoverData;
    }

    private HoverData hoverData(String id, HoverData.Content content) {
        Sparkline sparkline = sparkline(id);
        return new HoverData(
                id,
                new HoverData.Area(
                        sparkline.left(),
                        sparkline.top(),
                        sparkline.right() - sparkline.left(),
                        sparkline.bottom() - sparkline.top()),
                content);
    }

    /** The values of a head that {@link #hoverData} refers to. */
    ReportData.HeadData values(Head head) {
        return new ReportData.HeadData(
                HeadName.id(head),
                ReportData.packed(curveValues(head)),
                pairs.map(all -> all.grids().get(head)).map(this::packedCells).orElse(""),
                components
                        .map(all -> all.shares().get(head))
                        .map(ReportData::packed)
                        .orElse(""));
    }

    /** The cells of pairs that {@link #values} contains. */
    List<Integer> pairCells() {
        return Arrays.stream(pairCells).boxed().toList();
    }

    private String packedCells(Grid grid) {
        double[] values = grid.values();
        return ReportData.packed(
                Arrays.stream(pairCells).mapToDouble(cell -> values[cell]).toArray());
    }

    /** By query bucket, NaN if the head has no value. */
    private double[] curveValues(Head head) {
        Curve curve = curveOf.get(head);
        if (curve == null) {
            return new double[0];
        }
        Map<Double, Double> byPosition =
                IntStream.range(0, curve.size()).boxed().collect(Collectors.toMap(curve::x, curve::y));
        Curve mean = curves.orElseThrow().mean();
        return IntStream.range(0, mean.size())
                .mapToDouble(i -> byPosition.getOrDefault(mean.x(i), Double.NaN))
                .toArray();
    }
}
