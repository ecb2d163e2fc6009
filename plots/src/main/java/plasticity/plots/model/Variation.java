package plasticity.plots.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import plasticity.comparison.ReplicatedMetrics;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.plots.model.VariationTable.Part;
import plasticity.plots.model.VariationTable.Row;
import plasticity.plots.model.VariationTable.Value;

/**
 * What changes the preference between two keys: the parts of plasticity as stacks, one per head, or the means over the heads of a layer.
 *
 * @param stacks one or more, in the order in which they are drawn
 * @param parts that the table has, without the total
 * @param errors how the standard errors are computed
 */
public record Variation(List<Stack> stacks, List<Part> parts, Errors errors) {
    /** One stack for each. */
    public enum Grouping {
        LAYER,
        HEAD
    }

    /** The order of the stacks: by layer and head, or by a part, descending. */
    public enum Order {
        NONE,
        TOKEN,
        TEXT,
        POSITION,
        QUERY_HEAD,
        TOTAL
    }

    /** How standard errors are computed. */
    public enum Errors {
        /** Those of the table, of heads. */
        OF_HEADS,
        /** Those of the means over heads, from replicates. */
        OF_MEANS,
        /** The means of the heads' errors, an upper bound of the errors of their means. */
        UPPER_BOUND
    }

    /**
     * The parts of a head or a layer. Parts above 0 are stacked upwards from 0, parts below 0 downwards.
     *
     * @param label the layer, or layer and head, such as {@code 5.3}
     */
    public record Stack(String label, Map<Part, Value> values) {
        /** A part; NaN if it is undefined. */
        public Value of(Part part) {
            return values.getOrDefault(part, Value.UNDEFINED);
        }

        /** The height at which a part starts. */
        public double start(Part part) {
            boolean isNegative = of(part).value() < 0;
            return Stream.of(Part.values())
                    .filter(other -> other.compareTo(part) < 0)
                    .mapToDouble(other -> of(other).value())
                    .filter(value -> isNegative ? value < 0 : value > 0)
                    .sum();
        }

        /** The height at which a part ends; NaN if it is undefined. */
        public double end(Part part) {
            return start(part) + of(part).value();
        }
    }

    /**
     * Computes the stacks of a table. Heads without any part are left out.
     *
     * @param layer the only layer; empty for all
     * @throws PlotException if there is none, or the table has no such layer or no such part to sort by
     */
    public static Variation of(VariationTable table, Grouping grouping, OptionalInt layer, Order order)
            throws PlotException {
        HeadSelection selection = new HeadSelection(layer, OptionalInt.empty());
        selection.check(table.rows().stream().map(Row::head).toList(), table.file());
        List<Row> rows = table.rows().stream()
                .filter(row -> selection.contains(row.head()))
                .filter(row -> row.values().values().stream().anyMatch(value -> Double.isFinite(value.value())))
                .sorted(Comparator.comparing(Row::head))
                .toList();
        if (rows.isEmpty()) {
            throw new PlotException(table.file() + ": has no defined parts of plasticity for "
                    + table.pairs().id() + " pairs, nothing to draw");
        }
        List<Part> parts = new ArrayList<>(rows.get(0).values().keySet());
        List<Stack> stacks = new ArrayList<>();
        if (grouping == Grouping.HEAD) {
            rows.forEach(row ->
                    stacks.add(new Stack(row.head().layer() + "." + row.head().number(), row.values())));
        } else {
            rows.stream()
                    .collect(Collectors.groupingBy(row -> row.head().layer(), TreeMap::new, Collectors.toList()))
                    .forEach((number, heads) -> stacks.add(mean(table, number.toString(), heads, parts)));
        }
        if (order != Order.NONE) {
            Part by = Part.valueOf(order.name());
            if (!parts.contains(by)) {
                throw new PlotException("sort: " + table.file() + " has no " + by.id() + "; key_head_estimates has it");
            }
            // NaN is last
            stacks.sort(Comparator.comparingDouble(stack -> -stack.of(by).value()));
        }
        parts.remove(Part.TOTAL);
        Errors errors = grouping == Grouping.HEAD
                ? Errors.OF_HEADS
                : table.replicates().isPresent() ? Errors.OF_MEANS : Errors.UPPER_BOUND;
        return new Variation(stacks, parts, errors);
    }

    /** The mean of each part over the heads for which it is defined. */
    private static Stack mean(VariationTable table, String label, List<Row> heads, List<Part> parts) {
        Map<Part, Value> means = new EnumMap<>(Part.class);
        for (Part part : parts) {
            List<Value> values = heads.stream()
                    .map(row -> row.values().get(part))
                    .filter(value -> Double.isFinite(value.value()))
                    .toList();
            double error = table.replicates().isPresent()
                    ? error(table, table.replicates().get(), heads, part)
                    : Aggregation.MEAN.of(
                            values.stream().mapToDouble(Value::error).toArray());
            means.put(
                    part,
                    new Value(
                            Aggregation.MEAN.of(
                                    values.stream().mapToDouble(Value::value).toArray()),
                            error));
        }
        return new Stack(label, means);
    }

    private static double error(VariationTable table, ReplicatedMetrics replicates, List<Row> heads, Part part) {
        List<HeadId> ids = heads.stream()
                .map(row -> HeadId.query(row.head().layer(), row.head().number()))
                .toList();
        Estimate mean = replicates.mean(ids, VariationTable.column(part, table.pairs(), false));
        return mean.standardError();
    }

    /** The range of the stacks, their totals and, if shown, their error bars; from 0 unless something is below 0. */
    public Range rangeY(boolean hasErrorBars) {
        double[] ends = stacks.stream()
                .flatMapToDouble(stack -> Stream.concat(parts.stream(), Stream.of(Part.TOTAL))
                        .flatMapToDouble(part -> {
                            double end = part == Part.TOTAL ? stack.of(part).value() : stack.end(part);
                            double error = hasErrorBars ? stack.of(part).error() : 0;
                            return DoubleStream.of(end, end - error, end + error);
                        }))
                .toArray();
        Range range = Range.of(
                DoubleStream.concat(DoubleStream.of(0), Arrays.stream(ends)).toArray());
        Range wide = range.withMargin();
        return new Range(range.low() < 0 ? wide.low() : 0, wide.high());
    }

    /** Whether stacks are layers; otherwise heads. */
    public boolean isByLayer() {
        return errors != Errors.OF_HEADS;
    }

    /** Whether any stack has a value of a part. */
    public boolean isDefined(Part part) {
        return stacks.stream().anyMatch(stack -> Double.isFinite(stack.of(part).value()));
    }

    /** Whether a part is below 0. */
    public boolean isAnyNegative() {
        return stacks.stream().anyMatch(stack -> parts.stream()
                .anyMatch(part -> stack.of(part).value() < 0));
    }

    /** The median standard error of a part, where it is defined. */
    public double medianError(Part part) {
        return Aggregation.MEDIAN.of(stacks.stream()
                .mapToDouble(stack -> stack.of(part).error())
                .filter(Double::isFinite)
                .toArray());
    }
}
