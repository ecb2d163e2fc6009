package plasticity.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.tables.Column;

/**
 * A metric in several runs in their order: of all heads, of each layer, and of each head.
 *
 * @param model the mean over heads
 * @param layers the means over the heads of each layer, ascending
 * @param heads each head, ascending
 */
public record MetricTrajectory(Column.Real metric, Path model, List<Path> layers, List<Path> heads) {
    /**
     * The metric at one step.
     *
     * @param standardError NaN if there is none
     * @param degrees of freedom of the error; NaN if there is none
     * @param change from the previous step; empty at the first
     * @param adjusted p-value of the change, adjusted for the number of layers or heads at this step; NaN if there is none
     */
    public record Step(
            double value, double standardError, double degrees, Optional<Difference> change, double adjusted) {}

    /**
     * The metric of the model, a layer or a head.
     *
     * @param largest the number of the step with the largest change: the largest |t|, or without errors the largest |difference|; empty if nothing
     *     changes or all changes are undefined
     */
    public record Path(OptionalInt layer, OptionalInt head, List<Step> steps, OptionalInt largest) {}

    private record Unit(OptionalInt layer, OptionalInt head, List<HeadId> members) {}

    /**
     * @param heads that all runs have, ascending
     * @param summarised those whose means are compared, ascending
     * @param runs in their order
     * @param pairings of each run and the next
     */
    static MetricTrajectory of(
            Column.Real metric,
            List<HeadId> heads,
            List<HeadId> summarised,
            List<ReplicatedMetrics> runs,
            List<Pairing> pairings) {
        List<Unit> layers = new ArrayList<>();
        summarised.stream()
                .collect(Collectors.groupingBy(HeadId::layer, TreeMap::new, Collectors.toList()))
                .forEach((layer, members) -> layers.add(new Unit(OptionalInt.of(layer), OptionalInt.empty(), members)));
        List<Unit> single = heads.stream()
                .map(head -> new Unit(OptionalInt.of(head.layer()), OptionalInt.of(head.head()), List.of(head)))
                .toList();
        Unit model = new Unit(OptionalInt.empty(), OptionalInt.empty(), summarised);
        Function<List<Unit>, List<Path>> paths = units -> paths(metric, units, runs, pairings);
        return new MetricTrajectory(
                metric, paths.apply(List.of(model)).get(0), paths.apply(layers), paths.apply(single));
    }

    private static List<Path> paths(
            Column.Real metric, List<Unit> units, List<ReplicatedMetrics> runs, List<Pairing> pairings) {
        List<List<Step>> steps = new ArrayList<>();
        List<Estimate> previous = List.of();
        for (int unit = 0; unit < units.size(); unit++) {
            steps.add(new ArrayList<>());
        }
        for (int run = 0; run < runs.size(); run++) {
            List<Estimate> now = new ArrayList<>();
            List<Optional<Difference>> changes = new ArrayList<>();
            for (int unit = 0; unit < units.size(); unit++) {
                List<HeadId> members = units.get(unit).members();
                ReplicatedMetrics metrics = runs.get(run);
                Estimate value = Means.of(
                        members.stream().map(head -> metrics.of(head, metric)).toList());
                now.add(value);
                changes.add(
                        run == 0
                                ? Optional.empty()
                                : Optional.of(Difference.of(
                                        previous.get(unit),
                                        value,
                                        value.replicates() > 0
                                                && pairings.get(run - 1).arePaired(members))));
            }
            double[] adjusted = BenjaminiHochberg.adjust(changes.stream()
                    .mapToDouble(change -> change.map(Difference::p).orElse(Double.NaN))
                    .toArray());
            for (int unit = 0; unit < units.size(); unit++) {
                Estimate value = now.get(unit);
                double error = value.standardError();
                steps.get(unit)
                        .add(new Step(
                                value.value(),
                                error,
                                Double.isNaN(error) ? Double.NaN : value.replicates() - 1,
                                changes.get(unit),
                                adjusted[unit]));
            }
            previous = now;
        }
        List<Path> paths = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            paths.add(new Path(
                    units.get(unit).layer(), units.get(unit).head(), steps.get(unit), largest(steps.get(unit))));
        }
        return paths;
    }

    private static OptionalInt largest(List<Step> steps) {
        boolean haveErrors =
                steps.stream().flatMap(step -> step.change().stream()).anyMatch(Difference::hasError);
        OptionalInt largest = OptionalInt.empty();
        double size = 0;
        for (int step = 1; step < steps.size(); step++) {
            Difference change = steps.get(step).change().orElseThrow();
            double changed = Math.abs(haveErrors ? change.t() : change.value());
            if (changed > size) {
                largest = OptionalInt.of(step);
                size = changed;
            }
        }
        return largest;
    }
}
