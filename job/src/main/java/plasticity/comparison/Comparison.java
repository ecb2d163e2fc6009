package plasticity.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.heads.HeadId;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.Table;

/**
 * Compares finished runs of the same model's heads. Run A is the first run, run B the last; the runs between take part in trajectories.
 *
 * <pre>{@code
 * Comparison comparison = Comparison.of(
 *         List.of(LocalTables.at(Path.of("before")), LocalTables.at(Path.of("after"))), ComparisonOptions.DEFAULT);
 * comparison.metric("near_empirical").orElseThrow().mean().value();
 * }</pre>
 *
 * <p>Takes 8 bytes per run, head, metric and group of texts.
 */
public final class Comparison {
    private final ComparisonOptions options;
    private final List<ComparedRun> runs = new ArrayList<>();
    private final Map<String, List<Object>> settings;
    private final List<String> notes = new ArrayList<>();
    /** By table: the heads that all runs have. */
    private final Map<Table, List<HeadId>> heads = new LinkedHashMap<>();
    /** By metric: the table from which it is taken. */
    private final Map<Column.Real, Table> tables = new LinkedHashMap<>();
    /** Of run A and run B. */
    private final Pairing pairing;
    /** Of each run and the next. */
    private final List<Pairing> pairings = new ArrayList<>();

    private final List<MetricComparison> metrics;
    private final List<KeyHeadComparison> keyHeads;

    private Comparison(List<RunTables> given, ComparisonOptions options) throws RunException {
        this.options = options;
        ComparedMetrics wanted = ComparedMetrics.named(options.metrics());
        List<String> labels = RunLabels.of(given, options.labels());
        for (int run = 0; run < given.size(); run++) {
            runs.add(ComparedRun.read(labels.get(run), given.get(run), wanted));
        }
        settings = RunSettings.differences(runs, options.allowed());
        addUnknownSettings();
        findCommonHeads();
        Set<HeadId> all = new TreeSet<>();
        heads.values().forEach(all::addAll);
        pairing = new Pairing(a(), b(), all);
        for (int run = 1; run < runs.size(); run++) {
            pairings.add(new Pairing(runs.get(run - 1), runs.get(run), all));
        }
        metrics = tables.keySet().parallelStream().map(this::compare).toList();
        keyHeads = compareKeyHeads(wanted);
    }

    /**
     * Reads and compares runs.
     *
     * @param runs at least two
     * @throws TableMismatchException if a table does not match its manifest
     * @throws RunException for wrong usage if the runs cannot be compared; if one cannot be read
     */
    public static Comparison of(List<? extends RunTables> runs, ComparisonOptions options) throws RunException {
        if (runs.size() < 2) {
            throw RunException.usage("at least two runs are expected");
        }
        return new Comparison(List.copyOf(runs), options);
    }

    private void addUnknownSettings() {
        List<String> unknown = runs.stream()
                .filter(run -> run.manifest().isEmpty())
                .map(ComparedRun::label)
                .toList();
        if (!unknown.isEmpty()) {
            notes.add("Settings are unknown without run.json: " + String.join(", ", unknown) + ".");
        }
    }

    private void findCommonHeads() throws RunException {
        boolean haveTable = false;
        Set<String> names = new LinkedHashSet<>();
        for (Table table : ComparedMetrics.TABLES) {
            List<ComparedRun> having =
                    runs.stream().filter(run -> run.heads().containsKey(table)).toList();
            if (having.size() < runs.size()) {
                addMissing(table, having);
                continue;
            }
            haveTable = true;
            requireSameMetrics(table);
            TreeSet<HeadId> common = new TreeSet<>(a().heads().get(table).heads());
            runs.forEach(run -> common.retainAll(run.heads().get(table).heads()));
            if (common.isEmpty()) {
                continue;
            }
            heads.put(table, List.copyOf(common));
            for (Column.Real metric : a().heads().get(table).metrics()) {
                if (names.add(metric.name())) {
                    tables.put(metric, table);
                }
            }
        }
        if (!haveTable) {
            throw RunException.usage("the runs have no table in common that contains these metrics; expected "
                    + ComparedMetrics.TABLES.stream().map(Table::name).collect(Collectors.joining(", ")));
        }
        if (heads.isEmpty()) {
            throw RunException.usage("the runs have no query head in common");
        }
        addUnmatchedHeads();
    }

    private void addMissing(Table table, List<ComparedRun> having) {
        if (!having.isEmpty()) {
            notes.add(table + " is not compared: only in "
                    + having.stream().map(ComparedRun::label).collect(Collectors.joining(", ")) + ".");
        } else if (table.equals(HeadEstimates.TABLE)) {
            notes.add("No standard errors: the runs have no " + table + ".");
        }
    }

    private void requireSameMetrics(Table table) throws RunException {
        Set<Column.Real> first = a().heads().get(table).metrics();
        for (ComparedRun run : runs) {
            Set<Column.Real> others = run.heads().get(table).metrics();
            List<String> different = Stream.concat(first.stream(), others.stream())
                    .filter(metric -> !first.contains(metric) || !others.contains(metric))
                    .map(Column.Real::name)
                    .toList();
            if (!different.isEmpty()) {
                throw RunException.usage(table + ": " + a().label() + " and " + run.label()
                        + " have different columns: only one of them has " + Plural.listed(different)
                        + "; --metrics selects columns that both have");
            }
        }
    }

    private void addUnmatchedHeads() {
        Table table = heads.keySet().iterator().next();
        int common = heads.get(table).size();
        for (ComparedRun run : runs) {
            TreeSet<HeadId> own = new TreeSet<>(run.heads().get(table).heads());
            heads.get(table).forEach(own::remove);
            if (!own.isEmpty()) {
                notes.add(Plural.of(own.size(), "head") + " of " + run.label() + " not in all runs: "
                        + Plural.listed(own.stream().map(HeadId::directoryName).toList()) + "; "
                        + Plural.of(common, "head") + " compared.");
            }
        }
    }

    private MetricComparison compare(Column.Real metric) {
        Table table = tables.get(metric);
        return new MetricComparison(
                metric,
                heads.get(table),
                summarised(metric),
                a().heads().get(table),
                b().heads().get(table),
                pairing,
                options.top());
    }

    /** The heads for which a metric and its error are defined in all runs; if there are none, those for which it is defined in all runs. */
    private List<HeadId> summarised(Column.Real metric) {
        Table table = tables.get(metric);
        List<HeadId> withErrors = heads.get(table).stream()
                .filter(head -> runs.stream()
                        .noneMatch(run -> Double.isNaN(
                                run.heads().get(table).of(head, metric).standardError())))
                .toList();
        return withErrors.isEmpty()
                ? heads.get(table).stream()
                        .filter(head -> runs.stream()
                                .noneMatch(run -> Double.isNaN(
                                        run.heads().get(table).of(head, metric).value())))
                        .toList()
                : withErrors;
    }

    private List<KeyHeadComparison> compareKeyHeads(ComparedMetrics wanted) {
        if (wanted.ofKeyHeads().isEmpty()
                || a().keyHeads().isEmpty()
                || b().keyHeads().isEmpty()) {
            if (a().keyHeads().isPresent() != b().keyHeads().isPresent()) {
                notes.add(KeyHeadEstimates.TABLE + " is not compared: only one of the runs has it.");
            }
            return List.of();
        }
        return wanted.ofKeyHeads().stream()
                .flatMap(metric ->
                        KeyHeadMetrics.PAIRS.stream().map(pairs -> KeyHeadComparison.of(metric, pairs, a(), b())))
                .toList();
    }

    public ComparisonOptions options() {
        return options;
    }

    /** The runs in their order. */
    public List<ComparedRun> runs() {
        return runs;
    }

    /** The first run. */
    public ComparedRun a() {
        return runs.get(0);
    }

    /** The last run. */
    public ComparedRun b() {
        return runs.get(runs.size() - 1);
    }

    /** The settings that affect metrics and differ, which {@code --allow} listed, with their values. */
    public Map<String, List<Object>> settings() {
        return settings;
    }

    /** What could not be compared or is unknown: sentences. */
    public List<String> notes() {
        return notes;
    }

    /** Whether errors of differences are paired, and how that was determined: a clause. */
    public String pairing() {
        return pairing.reason();
    }

    /** The query heads that all runs have, ascending. */
    public List<HeadId> heads() {
        Set<HeadId> all = new TreeSet<>();
        heads.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    /** The metrics of query heads in the order of the tables. */
    public List<MetricComparison> metrics() {
        return metrics;
    }

    /** A metric of query heads by its name. */
    public Optional<MetricComparison> metric(String name) {
        return metrics.stream()
                .filter(metric -> metric.metric().name().equals(name))
                .findFirst();
    }

    /** The metrics of key heads, each for far and near pairs. */
    public List<KeyHeadComparison> keyHeads() {
        return keyHeads;
    }

    /** The trajectory of a metric of {@link #metrics}. */
    public MetricTrajectory trajectory(Column.Real metric) {
        return trajectory(metric, heads.get(tables.get(metric)));
    }

    /** The trajectory of the mean of a metric over heads. */
    public MetricTrajectory.Path modelTrajectory(Column.Real metric) {
        return trajectory(metric, List.of()).model();
    }

    private MetricTrajectory trajectory(Column.Real metric, List<HeadId> of) {
        Table table = tables.get(metric);
        return MetricTrajectory.of(
                metric,
                of,
                summarised(metric),
                runs.stream().map(run -> run.heads().get(table)).toList(),
                pairings);
    }
}
