package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import plasticity.jackknife.StudentT;
import plasticity.tables.Column;
import plasticity.tables.Differences;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;
import plasticity.tables.Trajectory;

/**
 * A metric over runs in their order, from the table {@code trajectory}: one line for the model, or each selected layer or head.
 *
 * @param labels of the runs
 * @param lines in ascending order, each with at least one defined value
 */
public record Trajectories(List<String> labels, List<Line> lines) {
    /** What a line shows. */
    public enum Level {
        /** The mean over all heads. */
        MODEL,
        /** The mean over the heads of a layer. */
        LAYER,
        /** One head. */
        HEAD
    }

    /**
     * A line.
     *
     * @param name such as {@code layer 5}
     * @param layer its layer; 0 for the model
     * @param points by step, without undefined values, at least one
     */
    public record Line(String name, int layer, List<Point> points) {
        /** The values. */
        public Curve curve() {
            return curve(Point::value);
        }

        /** The lower ends of the 95 % intervals. */
        public Curve low() {
            return curve(point -> point.value() - point.halfWidth());
        }

        /** The upper ends of the 95 % intervals. */
        public Curve high() {
            return curve(point -> point.value() + point.halfWidth());
        }

        private Curve curve(ToDoubleFunction<Point> value) {
            return new Curve(
                    points.stream().mapToDouble(Point::step).toArray(),
                    points.stream().mapToDouble(value).toArray());
        }

        /** Whether all points have a 95 % interval. */
        public boolean hasBand() {
            return points.stream().allMatch(point -> Double.isFinite(point.halfWidth()));
        }

        /** The point after the largest change; empty if there is only one run. */
        public Optional<Point> largest() {
            return points.stream().filter(Point::isLargest).findFirst();
        }
    }

    /**
     * A run's value.
     *
     * @param step number of the run, from 0
     * @param halfWidth half the 95 % interval; NaN if undefined
     * @param difference to the previous run; NaN for the first
     * @param differenceError its standard error; NaN if undefined
     * @param p of the difference, adjusted for the number of layers or heads; NaN if undefined
     * @param isLargest whether this is the line's largest change
     */
    public record Point(
            int step,
            double value,
            double halfWidth,
            double difference,
            double differenceError,
            double p,
            boolean isLargest) {
        /** The size of the change: |t| if there is an error, else |difference|. */
        double size() {
            return Math.abs(Double.isNaN(differenceError) ? difference : difference / differenceError);
        }
    }

    private static final List<Column> COLUMNS = List.of(
            Differences.METRIC,
            Trajectory.LEVEL,
            Trajectory.LAYER,
            Trajectory.Q_HEAD,
            Trajectory.STEP,
            Trajectory.LABEL,
            Trajectory.VALUE,
            Trajectory.SE_VALUE,
            Trajectory.DF_VALUE,
            Trajectory.DIFFERENCE,
            Trajectory.SE_DIFFERENCE,
            Differences.P_ADJUSTED,
            Trajectory.IS_LARGEST);

    /**
     * Reads the lines of a metric.
     *
     * @throws TableException if the file is missing or is not such a table
     * @throws PlotException if it has no such metric, or no defined value of the selection
     */
    public static Trajectories read(Path file, String metric, Level level, HeadSelection selection)
            throws TableException, PlotException {
        StoredTable table = StoredTable.read(file, COLUMNS);
        List<String> metrics = table.texts(Differences.METRIC);
        TreeSet<String> known = new TreeSet<>(metrics);
        if (!known.contains(metric)) {
            throw new PlotException(
                    "metric: " + file + " has no " + metric + "; its metrics are " + String.join(", ", known));
        }
        List<String> levels = table.texts(Trajectory.LEVEL);
        double[] layers = table.numbers(Trajectory.LAYER);
        double[] heads = table.numbers(Trajectory.Q_HEAD);
        int[] steps = table.integers(Trajectory.STEP);
        List<String> labels = table.texts(Trajectory.LABEL);
        double[] values = table.numbers(Trajectory.VALUE);
        double[] errors = table.numbers(Trajectory.SE_VALUE);
        double[] degrees = table.numbers(Trajectory.DF_VALUE);
        double[] differences = table.numbers(Trajectory.DIFFERENCE);
        double[] differenceErrors = table.numbers(Trajectory.SE_DIFFERENCE);
        double[] p = table.numbers(Differences.P_ADJUSTED);
        int[] largest = table.integers(Trajectory.IS_LARGEST);
        String nameOfLevel = level.name().toLowerCase(Locale.ROOT);
        Map<Integer, String> labelOf = new TreeMap<>();
        Map<Head, List<Point>> lines = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            labelOf.put(steps[row], labels.get(row));
            boolean isWanted = metrics.get(row).equals(metric)
                    && levels.get(row).equals(nameOfLevel)
                    && !Double.isNaN(values[row]);
            // An empty cell, of a mean, becomes 0.
            Head key = new Head((int) layers[row], (int) heads[row]);
            if (isWanted && selection.contains(key)) {
                lines.computeIfAbsent(key, ofLine -> new ArrayList<>())
                        .add(new Point(
                                steps[row],
                                values[row],
                                Double.isNaN(errors[row])
                                        ? Double.NaN
                                        : StudentT.halfWidth95(degrees[row]) * errors[row],
                                differences[row],
                                differenceErrors[row],
                                p[row],
                                largest[row] == 1));
            }
        }
        if (lines.isEmpty()) {
            throw new PlotException(file + ": has no defined " + metric + " of "
                    + selection.titled("level " + nameOfLevel) + ", nothing to draw");
        }
        List<Line> sorted = new ArrayList<>();
        lines.forEach((key, points) -> {
            points.sort(Comparator.comparingInt(Point::step));
            sorted.add(new Line(name(level, key), key.layer(), List.copyOf(points)));
        });
        return new Trajectories(List.copyOf(labelOf.values()), List.copyOf(sorted));
    }

    private static String name(Level level, Head key) {
        return switch (level) {
            case MODEL -> "mean over heads";
            case LAYER -> "layer " + key.layer();
            case HEAD -> key.id();
        };
    }

    /** The line with the largest change, by |t| if there are errors; empty if there is only one run. */
    public Optional<Line> mostChanged() {
        return lines.stream()
                .filter(line -> line.largest().isPresent())
                .max(Comparator.comparingDouble(
                        line -> line.largest().orElseThrow().size()));
    }

    /** The highest layer, at least 1; layer colours are fractions of it. */
    public int lastLayer() {
        return lines.stream().mapToInt(Line::layer).reduce(1, Math::max);
    }

    /** Range of the steps, with margins. */
    public Range rangeX() {
        return Range.of(IntStream.range(0, labels.size()).asDoubleStream().toArray())
                .withMargin();
    }

    /**
     * Range of the values, with margins.
     *
     * @param withBands whether to include the 95 % intervals
     */
    public Range rangeY(boolean withBands) {
        return Range.of(lines.stream()
                        .map(Line::points)
                        .flatMap(Collection::stream)
                        .flatMapToDouble(point -> {
                            double half = withBands && Double.isFinite(point.halfWidth()) ? point.halfWidth() : 0;
                            return DoubleStream.of(point.value() - half, point.value() + half);
                        })
                        .toArray())
                .withMargin();
    }
}
