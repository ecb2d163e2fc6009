package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import plasticity.comparison.ReplicatedMetrics;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.jackknife.StudentT;
import plasticity.plots.model.HeadCurves.HeadCurve;
import plasticity.tables.Column;
import plasticity.tables.HeadProfile;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * Plasticity by position, of the selected heads and their mean, without a model and under the linear model. The standard error of the mean is the
 * mean of the heads' standard errors: an upper bound, which is reached if the heads' errors are the same because they have the same texts.
 *
 * @param heads without a model, or under the linear model if no head has a value without one; ascending, without heads that have no value
 * @param empirical mean over the heads that have a value, without a model; empty if there is no value
 * @param linear the same under the linear model
 * @param fall from the first to the last fifth of the context; empty if {@code head_estimates} and {@code head_replicates} are not next to the
 *     table, or lack a selected head
 */
public record PositionProfile(
        List<HeadCurve> heads, Optional<ErrorCurve> empirical, Optional<ErrorCurve> linear, Optional<Fall> fall) {
    /** Half the width of a normal 95 % interval, in standard errors. */
    private static final double NORMAL = 1.96;

    private static final Column.Real FIRST = new Column.Real("ap_first20", "");
    private static final Column.Real LAST = new Column.Real("ap_last20", "");
    private static final Column.Real DROP = new Column.Real("ap_drop", "");
    private static final Column.Real LINEAR_FIRST = new Column.Real("ap_linear_first20", "");
    private static final Column.Real LINEAR_LAST = new Column.Real("ap_linear_last20", "");
    private static final Column.Real LINEAR_DROP = new Column.Real("ap_linear_drop", "");

    /** A row of the table. */
    private record Point(double position, double linear, double empirical, double linearError, double empiricalError) {}

    /**
     * The mean fall of plasticity over the context, with exact standard errors over texts.
     *
     * @param first plasticity in the first fifth
     * @param last plasticity in the last fifth
     * @param drop the first minus the last
     * @param linearDrop the same under the linear model
     * @param firstEnd position at which the first fifth ends in every head; empty if unknown
     * @param lastStart position at which the last fifth starts in every head; empty if unknown
     * @param groups of texts: the smallest number of a head
     */
    public record Fall(
            Estimate first,
            Estimate last,
            Estimate drop,
            Estimate linearDrop,
            OptionalDouble firstEnd,
            OptionalDouble lastStart,
            int groups) {}

    /** The degrees of freedom of Student's t: one less than the number of groups of texts; empty if that is unknown or below 2. */
    public OptionalInt degrees() {
        return fall.filter(known -> known.groups() > 1)
                .map(known -> OptionalInt.of(known.groups() - 1))
                .orElse(OptionalInt.empty());
    }

    /** Half the width of a 95 % band, in standard errors; that of the normal distribution if the degrees of freedom are unknown. */
    public double halfWidth() {
        return degrees().isPresent() ? StudentT.halfWidth95(degrees().getAsInt()) : NORMAL;
    }

    /** Range of positions, with margins. */
    public Range rangeX() {
        return Curve.range(curves(), Curve::xs);
    }

    /** Range of curves and bands, with margins. */
    public Range rangeY() {
        return Curve.range(curves(), Curve::ys);
    }

    private List<Curve> curves() {
        List<Curve> curves =
                new ArrayList<>(heads.stream().map(HeadCurve::curve).toList());
        Stream.of(empirical, linear).flatMap(Optional::stream).forEach(mean -> {
            curves.add(mean.curve());
            mean.bands(halfWidth()).forEach(band -> curves.addAll(List.of(band.low(), band.high())));
        });
        return curves;
    }

    /**
     * Reads a profile table.
     *
     * @throws TableException if the file is not such a table
     * @throws PlotException if no selected head has a value
     */
    public static PositionProfile read(Path file, HeadSelection selection) throws TableException, PlotException {
        Map<Head, Map<Integer, Point>> rows = rows(file, selection);
        Optional<ErrorCurve> empirical = curve(rows.values(), Point::empirical, Point::empiricalError);
        Optional<ErrorCurve> linear = curve(rows.values(), Point::linear, Point::linearError);
        if (empirical.isEmpty() && linear.isEmpty()) {
            throw new PlotException(file + ": has no defined " + HeadProfile.AP_EMPIRICAL.name() + " and "
                    + HeadProfile.AP_LINEAR.name() + ", nothing to draw");
        }
        ToDoubleFunction<Point> value = empirical.isPresent() ? Point::empirical : Point::linear;
        List<HeadCurve> heads = new ArrayList<>();
        rows.forEach((head, points) -> curve(List.of(points), value, Point::empiricalError)
                .ifPresent(curve -> heads.add(new HeadCurve(head, curve.curve()))));
        Optional<ReplicatedMetrics> metrics =
                RunReplicates.nextTo(file, List.of(FIRST, LAST, DROP, LINEAR_FIRST, LINEAR_LAST, LINEAR_DROP));
        return new PositionProfile(heads, empirical, linear, metrics.flatMap(known -> fall(rows, known)));
    }

    private static Map<Head, Map<Integer, Point>> rows(Path file, HeadSelection selection)
            throws TableException, PlotException {
        StoredTable table = StoredTable.read(file, HeadProfile.TABLE.columns());
        List<Head> heads = Head.of(table);
        int[] buckets = table.integers(HeadProfile.Q_BUCKET);
        double[] positions = table.numbers(HeadProfile.POSITION);
        double[] linear = table.numbers(HeadProfile.AP_LINEAR);
        double[] empirical = table.numbers(HeadProfile.AP_EMPIRICAL);
        double[] linearErrors = table.numbers(HeadProfile.SE_AP_LINEAR);
        double[] empiricalErrors = table.numbers(HeadProfile.SE_AP_EMPIRICAL);
        selection.check(heads, file);
        Map<Head, Map<Integer, Point>> rows = new TreeMap<>();
        for (int row = 0; row < buckets.length; row++) {
            if (selection.contains(heads.get(row))) {
                Point point =
                        new Point(positions[row], linear[row], empirical[row], linearErrors[row], empiricalErrors[row]);
                rows.computeIfAbsent(heads.get(row), head -> new TreeMap<>()).put(buckets[row], point);
            }
        }
        return rows;
    }

    /** The mean of heads by bucket; empty if there is no value. */
    private static Optional<ErrorCurve> curve(
            Collection<Map<Integer, Point>> heads, ToDoubleFunction<Point> value, ToDoubleFunction<Point> error) {
        Map<Integer, List<Point>> buckets = new TreeMap<>();
        for (Map<Integer, Point> head : heads) {
            head.forEach((bucket, point) -> {
                if (Double.isFinite(value.applyAsDouble(point))) {
                    buckets.computeIfAbsent(bucket, any -> new ArrayList<>()).add(point);
                }
            });
        }
        if (buckets.isEmpty()) {
            return Optional.empty();
        }
        Curve curve = new Curve(means(buckets.values(), Point::position), means(buckets.values(), value));
        return Optional.of(new ErrorCurve(curve, means(buckets.values(), error)));
    }

    private static double[] means(Collection<List<Point>> buckets, ToDoubleFunction<Point> value) {
        return buckets.stream()
                .mapToDouble(points ->
                        Aggregation.MEAN.of(points.stream().mapToDouble(value).toArray()))
                .toArray();
    }

    private static Optional<Fall> fall(Map<Head, Map<Integer, Point>> rows, ReplicatedMetrics metrics) {
        List<HeadId> heads = rows.keySet().stream()
                .map(head -> HeadId.query(head.layer(), head.number()))
                .toList();
        if (!metrics.heads().containsAll(heads)) {
            return Optional.empty();
        }
        DoubleStream.Builder firstEnds = DoubleStream.builder();
        DoubleStream.Builder lastStarts = DoubleStream.builder();
        rows.forEach((head, points) -> curve(List.of(points), Point::linear, Point::linearError)
                .map(ErrorCurve::curve)
                .ifPresent(curve -> {
                    HeadId id = HeadId.query(head.layer(), head.number());
                    Fifths.firstEnd(curve, metrics.of(id, LINEAR_FIRST).value()).ifPresent(firstEnds);
                    Fifths.lastStart(curve, metrics.of(id, LINEAR_LAST).value()).ifPresent(lastStarts);
                }));
        return Optional.of(new Fall(
                metrics.mean(heads, FIRST),
                metrics.mean(heads, LAST),
                metrics.mean(heads, DROP),
                metrics.mean(heads, LINEAR_DROP),
                firstEnds.build().max(),
                lastStarts.build().min(),
                heads.stream().mapToInt(metrics::groups).min().orElseThrow()));
    }
}
