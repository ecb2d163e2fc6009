package plasticity.plots.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.comparison.ComparedRun;
import plasticity.comparison.Comparison;
import plasticity.comparison.ComparisonOptions;
import plasticity.comparison.LocalTables;
import plasticity.comparison.MetricComparison;
import plasticity.comparison.MetricTrajectory;
import plasticity.comparison.RunTables;
import plasticity.jackknife.StudentT;
import plasticity.messages.RunException;
import plasticity.plots.charts.Figure;
import plasticity.plots.figures.ComparePlot;
import plasticity.plots.figures.TrajectoryPlot;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadChanges;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Trajectories;
import plasticity.plots.report.findings.ComparisonFindings;
import plasticity.plots.report.findings.Finding;
import plasticity.plots.report.findings.Measured;
import plasticity.plots.run.RunTable;
import plasticity.publish.RunManifest;
import plasticity.publish.Version;
import plasticity.tables.HeadMetrics;

/** An HTML page about the comparison of runs: findings, pictures, changed heads, all metrics, runs and settings. It is self-contained. */
public final class ComparisonReport {
    /** The metrics of findings and pictures, if the runs have them. */
    private static final List<String> MAIN = List.of("near_empirical", "far_empirical", "ap_drop");

    private static final int MOST_ROWS = 500;

    private final Comparison comparison;
    private final ModelPlots plots = new ModelPlots();
    private final List<MetricComparison> main;
    private final Map<String, Object> page = new HashMap<>();

    /**
     * Reads and compares runs.
     *
     * @param locations directories of tables or manifests
     * @param title overrides the one with the labels of the runs
     * @throws PlotException if a run cannot be read, or they cannot be compared
     */
    public ComparisonReport(List<Path> locations, ComparisonOptions options, Optional<String> title)
            throws PlotException {
        try {
            List<RunTables> runs = new ArrayList<>();
            for (Path location : locations) {
                runs.add(LocalTables.at(location));
            }
            comparison = Comparison.of(runs, options);
        } catch (RunException e) {
            throw new PlotException(e.getMessage());
        }
        main = main();
        for (MetricComparison metric : main) {
            addPlots(metric);
        }
        fill(title);
    }

    private List<MetricComparison> main() {
        List<MetricComparison> named = Stream.concat(MAIN.stream(), Stream.of(HeadMetrics.AP_OVERALL.name()))
                .flatMap(name -> comparison.metric(name).stream())
                .toList();
        List<MetricComparison> estimates = named.stream()
                .filter(metric -> MAIN.contains(metric.metric().name()))
                .toList();
        return !estimates.isEmpty()
                ? estimates
                : !named.isEmpty()
                        ? named
                        : comparison.metrics().stream().limit(MAIN.size()).toList();
    }

    private void addPlots(MetricComparison metric) throws PlotException {
        String name = metric.metric().name();
        if (metric.tested() > 0) {
            HeadChanges changes = changes(metric);
            plots.add(drawn(
                    "volcano-" + name,
                    name + ": change of heads and its p-value",
                    ComparePlot.volcano(changes, name + ": " + runs()),
                    "One point per head. Above the line: significant at the false discovery rate."));
            HeadMap map = HeadMap.of(changes.significant(), HeadMap.Order.NONE);
            double[] coloured = map.grid().defined().findAny().isPresent()
                    ? map.grid().values()
                    : changes.heads().stream()
                            .mapToDouble(HeadChanges.Change::difference)
                            .toArray();
            plots.add(drawn(
                    "map-" + name,
                    name + ": changed heads",
                    ComparePlot.map(
                            changes,
                            map,
                            name + ": " + runs(),
                            ColourScale.aroundZero(
                                    coloured,
                                    ColourMap.of("coolwarm"),
                                    OptionalDouble.empty(),
                                    OptionalDouble.empty())),
                    "Only significant changes are coloured."));
        }
        if (comparison.runs().size() > 2) {
            Optional<Trajectories> layers = trajectories(comparison.trajectory(metric.metric()));
            if (layers.isPresent()) {
                plots.add(drawn(
                        "trajectory-" + name,
                        name + " over the runs",
                        TrajectoryPlot.figure(layers.get(), name, name + " over the runs", ColourMap.of("viridis")),
                        "The mean over heads with its 95\u202f% band; the largest change is marked."));
            }
        }
    }

    private String runs() {
        return comparison.b().label() + " minus " + comparison.a().label();
    }

    private static ModelPlots.Drawn drawn(String id, String title, Figure figure, String description) {
        return new ModelPlots.Drawn(id, "", title, figure, description, List.of(), List.of(), null);
    }

    private HeadChanges changes(MetricComparison metric) {
        double rate = comparison.options().rate();
        List<HeadChanges.Change> changes = IntStream.range(0, metric.heads().size())
                .mapToObj(i -> {
                    double difference = metric.difference(i).value();
                    HeadChanges.Kind kind = Double.isNaN(metric.adjusted(i))
                            ? HeadChanges.Kind.UNTESTED
                            : metric.adjusted(i) > rate
                                    ? HeadChanges.Kind.NOT_SIGNIFICANT
                                    : difference > 0 ? HeadChanges.Kind.INCREASED : HeadChanges.Kind.DECREASED;
                    return new HeadChanges.Change(
                            ComparisonFindings.head(metric.heads().get(i)), difference, metric.p(i), kind);
                })
                .toList();
        Set<String> pairings = IntStream.range(0, metric.heads().size())
                .filter(i -> !Double.isNaN(metric.p(i)))
                .mapToObj(i -> metric.isPaired(i) ? "paired" : "independent")
                .collect(Collectors.toCollection(TreeSet::new));
        return new HeadChanges(metric.metric().name(), changes, rate, List.copyOf(pairings));
    }

    /** The trajectory of the model. */
    private Optional<Trajectories> trajectories(MetricTrajectory trajectory) {
        MetricTrajectory.Path model = trajectory.model();
        List<Trajectories.Point> points = IntStream.range(0, model.steps().size())
                .filter(step -> !Double.isNaN(model.steps().get(step).value()))
                .mapToObj(step -> {
                    MetricTrajectory.Step at = model.steps().get(step);
                    return new Trajectories.Point(
                            step,
                            at.value(),
                            Double.isNaN(at.standardError())
                                    ? Double.NaN
                                    : StudentT.halfWidth95(at.degrees()) * at.standardError(),
                            at.change().map(change -> change.value()).orElse(Double.NaN),
                            at.change().map(change -> change.standardError()).orElse(Double.NaN),
                            at.adjusted(),
                            model.largest().isPresent() && model.largest().getAsInt() == step);
                })
                .toList();
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new Trajectories(
                        comparison.runs().stream().map(ComparedRun::label).toList(),
                        List.of(new Trajectories.Line("mean over heads", 0, points))));
    }

    private void fill(Optional<String> title) {
        List<List<String>> changed = changedRows();
        page.put(
                "title",
                title.orElse("Comparison — "
                        + comparison.runs().stream()
                                .map(ComparedRun::label)
                                .collect(Collectors.joining(comparison.runs().size() == 2 ? " and " : ", "))));
        page.put("version", Version.text());
        page.put("notes", comparison.notes());
        page.put("a", comparison.a().label());
        page.put("b", comparison.b().label());
        page.put("rate", Numbers.percent(comparison.options().rate()));
        page.put("pairing", comparison.pairing());
        List<Finding> findings = ComparisonFindings.of(comparison, main);
        page.put("findings", findings);
        page.put("pictures", pictures());
        page.put("plots", plots.plots());
        page.put("runs", comparison.runs().stream().map(ComparisonReport::run).toList());
        page.put("settings", settings());
        page.put("metrics", comparison.metrics().stream().map(this::metric).toList());
        page.put("changed", changed.stream().limit(MOST_ROWS).toList());
        page.put("omitted", Math.max(0, changed.size() - MOST_ROWS));
        page.put("anchors", anchors(findings));
        page.put(
                "definitions",
                comparison.metrics().stream().map(MetricComparison::metric).toList());
    }

    private Map<String, List<Page.Picture>> pictures() {
        Map<String, List<Page.Picture>> pictures = plots.plots().stream()
                .collect(Collectors.groupingBy(
                        plot -> plot.id().substring(0, plot.id().indexOf('-')),
                        Collectors.mapping(
                                plot -> new Page.Picture("plot-" + plot.id(), "", "Plot: " + plot.title()),
                                Collectors.toList())));
        pictures.put("metrics", List.of(new Page.Picture("metrics", "", "Table of metrics")));
        pictures.put("runs", List.of(new Page.Picture("runs", "", "Runs")));
        return pictures;
    }

    /** The identifiers of the heads to which findings link, by their text in the table of changed heads. */
    private Map<String, String> anchors(List<Finding> findings) {
        Map<String, String> anchors = new LinkedHashMap<>();
        findings.stream()
                .flatMap(finding -> finding.examples().stream())
                .flatMap(examples -> examples.heads().stream())
                .forEach(example ->
                        anchors.put(example.head().text(), example.head().id()));
        return anchors;
    }

    private static List<String> run(ComparedRun run) {
        Optional<RunManifest> manifest = run.manifest();
        return List.of(
                run.label(),
                run.location(),
                manifest.flatMap(RunTable::model).orElse(Measured.NONE),
                manifest.map(known -> known.version() + ", " + known.start()).orElse(Measured.NONE),
                Integer.toString(run.size()));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        comparison
                .settings()
                .forEach((key, values) ->
                        settings.put(key, values.stream().map(String::valueOf).collect(Collectors.joining(" → "))));
        return settings;
    }

    private List<String> metric(MetricComparison metric) {
        Measured mean = ComparisonFindings.measured(metric.mean());
        Measured ranks = new Measured(metric.ranks().value(), metric.ranks().standardError(), Double.NaN);
        return List.of(
                metric.metric().name(),
                Numbers.text(metric.mean().a()),
                Numbers.text(metric.mean().b()),
                mean.text(),
                Numbers.text(metric.mean().p()),
                metric.tested() == 0
                        ? Measured.NONE
                        : metric.changed(comparison.options().rate()).length + " of " + metric.tested(),
                ranks.text());
    }

    /** The changed heads of all metrics, those with the smallest p-values first. */
    private List<List<String>> changedRows() {
        record Changed(MetricComparison metric, int row) {
            double p() {
                return metric.p(row);
            }
        }
        List<MetricComparison> order = new ArrayList<>(main);
        comparison.metrics().stream().filter(metric -> !main.contains(metric)).forEach(order::add);
        return order.stream()
                .flatMap(metric -> IntStream.of(
                                metric.changed(comparison.options().rate()))
                        .mapToObj(row -> new Changed(metric, row)))
                .sorted(Comparator.comparing((Changed changed) -> !main.contains(changed.metric()))
                        .thenComparingDouble(Changed::p))
                .map(changed -> {
                    MetricComparison metric = changed.metric();
                    Head head = ComparisonFindings.head(metric.heads().get(changed.row()));
                    return List.of(
                            head.text(),
                            metric.metric().name(),
                            Numbers.text(metric.difference(changed.row()).a()),
                            Numbers.text(metric.difference(changed.row()).b()),
                            ComparisonFindings.measured(metric.difference(changed.row()))
                                    .text(),
                            Numbers.text(metric.p(changed.row())),
                            Numbers.text(metric.adjusted(changed.row())),
                            metric.isPaired(changed.row()) ? "paired" : "independent");
                })
                .toList();
    }

    /** Sentences about what could not be compared. */
    public List<String> notes() {
        return comparison.notes();
    }

    /** Writes the page as HTML in UTF-8. Does not close the stream. */
    public void writeTo(OutputStream out) throws IOException {
        Templates.write("comparison.ftlh", page, out);
    }
}
