package plasticity.comparison;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.messages.RunException;
import plasticity.messages.Suggestions;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadGeometry;
import plasticity.tables.HeadMetrics;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.Table;

/** The metrics that a comparison covers. */
final class ComparedMetrics {
    /** The tables of query heads. A metric that several of them have is taken from the first one that the runs have in common. */
    static final List<Table> TABLES = List.of(HeadEstimates.TABLE, HeadGeometry.TABLE, HeadMetrics.TABLE);

    private final Set<String> names;

    private ComparedMetrics(Set<String> names) {
        this.names = names;
    }

    /**
     * @param names of metrics of query heads and key heads; empty for all
     * @throws RunException for wrong usage if there is no metric of a name
     */
    static ComparedMetrics named(Collection<String> names) throws RunException {
        Set<String> all = Stream.concat(TABLES.stream().flatMap(ComparedMetrics::all), KeyHeadEstimates.VALUES.stream())
                .map(Column::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String name : names) {
            if (!all.contains(name)) {
                throw RunException.usage("no such metric: " + name
                        + Suggestions.closest(name, all)
                                .map(metric -> "; did you mean " + metric + "?")
                                .orElse("; metrics are " + String.join(", ", all)));
            }
        }
        return new ComparedMetrics(names.isEmpty() ? all : new LinkedHashSet<>(names));
    }

    /** The metrics of a table of query heads that the comparison covers. */
    List<Column.Real> of(Table table) {
        return all(table).filter(metric -> names.contains(metric.name())).toList();
    }

    /** The metrics of key heads that the comparison covers. */
    List<Column.Real> ofKeyHeads() {
        return KeyHeadEstimates.VALUES.stream()
                .filter(metric -> names.contains(metric.name()))
                .toList();
    }

    private static Stream<Column.Real> all(Table table) {
        return table.columns().stream()
                .filter(column -> column instanceof Column.Real && !HeadEstimates.ERRORS.contains(column))
                .map(Column.Real.class::cast);
    }
}
