package plasticity.plots.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.config.OutputTable;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.ComponentTable;
import plasticity.plots.model.ConstantComponents;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.HeadTable;
import plasticity.plots.model.HeadValues;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;
import plasticity.plots.model.StatusTable;
import plasticity.plots.run.RunTable;
import plasticity.publish.RunManifest;
import plasticity.publish.Version;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.TableException;

/** Builds the page from the tables. */
final class PageAssembly {
    private static final ColourMap COLOURS = ColourMap.of("viridis");
    private final Optional<RunManifest> run;
    private final HeadTable table;
    private final StatusTable statuses;
    private final Optional<EstimateParts> estimates;
    private final HeadSparklines sparklines;
    private final ModelPlots plots = new ModelPlots();
    private final List<String> notes;

    PageAssembly(ReportTables tables, Optional<BucketScale> given) throws TableException, PlotException {
        run = tables.run();
        notes = new ArrayList<>(tables.notes());
        table = new HeadTable(tables.file(OutputTable.METRICS).orElseThrow(), HeadMetrics.TABLE);
        statuses = tables.file(OutputTable.STATUS).isPresent()
                ? StatusTable.read(tables.file(OutputTable.STATUS).get())
                : StatusTable.none();
        estimates = EstimateParts.read(tables, statuses, plots, notes);
        Optional<HeadCurves> curves = Optional.empty();
        Optional<BucketPairs> pairs = Optional.empty();
        Optional<BucketTable> buckets = buckets(tables.file(OutputTable.BUCKETS));
        BucketScale scale = BucketScale.NUMBERS;
        if (buckets.isPresent()) {
            BucketTable rows = buckets.get();
            scale = given.or(() -> RunTable.of(tables.file(OutputTable.BUCKETS).orElseThrow())
                            .scale(rows))
                    .or(
                            () -> without(
                                    "Bucket positions are unknown, so plots show bucket numbers. Set bucket_type and bucket_min_size to show positions."))
                    .orElse(BucketScale.NUMBERS);
            curves = Optional.of(HeadCurves.of(rows, scale));
            plots.addCurves(curves.get());
            plots.addLayers(LayerProfile.of(rows), scale);
            if (rows.hasKeyBuckets()) {
                pairs = Optional.of(BucketPairs.of(rows, Aggregation.MEAN, scale));
                plots.addPairs(pairs.get());
            }
        }
        Optional<ComponentTable> components = components(tables.file(OutputTable.COMPONENTS));
        if (components.isPresent()) {
            plots.addComponents(components.get());
        }
        if (tables.file(OutputTable.STATUS).isEmpty()) {
            notes.add("There is no status table, so failed heads and warnings are unknown.");
        }
        sparklines = new HeadSparklines(curves, pairs, components, scale);
    }

    /** Notes about missing or invalid tables. */
    List<String> notes() {
        return notes;
    }

    /** Adds a note about something that is not shown. */
    private <T> Optional<T> without(String note) {
        notes.add(note);
        return Optional.empty();
    }

    private Optional<BucketTable> buckets(Optional<Path> file) throws TableException {
        if (file.isEmpty()) {
            return without("There is no bucket table, so plasticity by position is not shown.");
        }
        BucketTable rows = BucketTable.read(file.get());
        return rows.isDefined()
                ? Optional.of(rows)
                : without(
                        "Attention plasticity (ap_bucket, ap_overall) is undefined for every head, so its plots are omitted. Reason: "
                                + rows.whyUndefined(statuses) + ".");
    }

    private Optional<ComponentTable> components(Optional<Path> file) throws TableException {
        if (file.isEmpty()) {
            return without("There is no component table, so positional information by component is not shown.");
        }
        ComponentTable rows = new ComponentTable(file.get(), statuses);
        return rows.isDefined()
                ? Optional.of(rows)
                : without(
                        "No head has a defined component_weight of a varying component, so positional information by component is not shown.");
    }

    /** The data model of {@code report.ftlh}. */
    Map<String, Object> page(Optional<String> title) {
        Map<String, Object> page = new HashMap<>();
        page.put("title", title.orElseGet(() -> RunTable.titled("Attention plasticity", run.flatMap(RunTable::model))));
        page.put("facts", run.map(PageAssembly::facts).orElse(Map.of()));
        page.put("notes", notes);
        page.put("findings", estimates.map(EstimateParts::findings).orElse(List.of()));
        page.put("pictures", pictures());
        Optional<Object> alpha = run.map(manifest -> manifest.settings().get("p_alpha"));
        page.put("keyMetrics", KeyMetrics.of(table, statuses, alpha));
        page.put("map", map());
        page.put("plots", plots.plots());
        page.put("columns", columns());
        page.put(
                "rows",
                table.heads().stream()
                        .map(head -> new Page.Row(
                                head,
                                numbers(head, columns()).stream()
                                        .map(Numbers::text)
                                        .toList()))
                        .toList());
        page.put("problems", problems());
        page.put(
                "definitions",
                OutputTable.RESULTS.stream()
                        .flatMap(all -> all.columns().stream())
                        .distinct()
                        .toList());
        page.put("axes", axes());
        page.put("scale", sparklines.colourKey());
        page.put("heads", sections());
        page.put("data", data().json());
        page.put("version", Version.text());
        return page;
    }

    /** Where the pictures of findings are on the page: one, or several of which one is shown. */
    private Map<String, List<Page.Picture>> pictures() {
        Map<String, List<Page.Picture>> pictures = plots.plots().stream()
                .collect(Collectors.groupingBy(
                        Page.Plot::picture,
                        Collectors.mapping(
                                plot -> new Page.Picture("plot-" + plot.id(), plot.only(), "Plot: " + plot.title()),
                                Collectors.toList())));
        pictures.put("map", List.of(new Page.Picture("map", "", "Map of heads")));
        pictures.put("problems", List.of(new Page.Picture("problems", "", "Failed heads and warnings")));
        return pictures;
    }

    /** The axes of all kinds of sparklines. */
    private List<Axes> axes() {
        return Stream.concat(profiles().map(ProfileSparklines::axes).stream(), sparklines.axes().stream())
                .toList();
    }

    private Optional<ProfileSparklines> profiles() {
        return estimates.flatMap(EstimateParts::profiles);
    }

    /**
     * The map of heads: of the estimates of plasticity, or without them of the first defined column of {@code ap_overall} and {@code q_R2_pos}.
     * Layer 0 is at the bottom, as in the plots.
     */
    private Page.HeadGrid map() {
        Column.Real metric = Stream.of(HeadMetrics.AP_OVERALL, HeadMetrics.Q_R2_POS)
                .filter(column -> Arrays.stream(table.column(column)).anyMatch(Double::isFinite))
                .findFirst()
                .orElse(HeadMetrics.AP_OVERALL);
        Optional<EstimateParts> switched = estimates.filter(parts ->
                table.heads().stream().anyMatch(head -> !parts.plasticity(head).isEmpty()));
        Map<Head, Double> values = new TreeMap<>();
        table.heads()
                .forEach(head -> values.put(
                        head,
                        switched.isPresent()
                                ? switched.get().plasticity(head).values().stream()
                                        .findFirst()
                                        .orElse(Double.NaN)
                                : table.number(head, metric)));
        HeadMap map = HeadMap.of(HeadValues.of(metric.name(), values, statuses.failed()), HeadMap.Order.NONE);
        double[] coloured = switched.isPresent()
                ? table.heads().stream()
                        .flatMap(head -> switched.get().plasticity(head).values().stream())
                        .mapToDouble(value -> value)
                        .toArray()
                : map.grid().values();
        ColourScale scale = new ColourScale(COLOURS, Range.of(coloured));
        List<Page.GridRow> rows = new ArrayList<>();
        for (List<Head> row : map.heads()) {
            rows.add(
                    0,
                    new Page.GridRow(
                            row.get(0).layer(),
                            row.stream()
                                    .map(head -> cell(head, map, scale, switched))
                                    .toList()));
        }
        return new Page.HeadGrid(
                switched.isPresent() ? "plasticity" : metric.name(),
                switched.isPresent(),
                rows,
                Page.ColourKey.of(scale));
    }

    private Page.Cell cell(Head head, HeadMap map, ColourScale scale, Optional<EstimateParts> switched) {
        String state = map.state(head).name().toLowerCase(Locale.ROOT);
        double value = map.values().of(head);
        boolean isDefined = map.state(head) == HeadMap.State.DEFINED;
        String text = switched.map(parts -> parts.text(head)).orElseGet(() -> Numbers.text(value));
        String style = switched.map(parts -> parts.style(head, scale))
                .orElseGet(() -> isDefined ? "background:" + Numbers.colour(scale.colour(value)) : "");
        return new Page.Cell(
                head,
                state,
                head.text() + ": " + (isDefined ? text : state),
                isDefined ? style : "",
                statuses.constant(head).areAny());
    }

    /** Facts about a run from its manifest. */
    private static Map<String, String> facts(RunManifest run) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", "plasticity " + run.version());
        facts.put("start", String.valueOf(run.start()));
        duration(run).ifPresent(time -> facts.put("duration", time));
        facts.put("heads", run.ok() + " analysed, " + run.failed() + " failed");
        if (run.dataset() != null) {
            facts.put(
                    "dataset",
                    run.dataset().name() + ", commit " + run.dataset().commit());
        }
        run.settings().forEach((key, value) -> {
            if (value != null) {
                facts.put(key, value.toString());
            }
        });
        return facts;
    }

    private static Optional<String> duration(RunManifest run) {
        try {
            Duration time = Duration.between(Instant.parse(run.start()), Instant.parse(run.end()));
            return Optional.of(
                    time.toMinutes() > 0
                            ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                            : time.toSecondsPart() + "." + time.toMillisPart() / 100 + " s");
        } catch (DateTimeParseException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /** The columns in the order of the page: identity, estimates, plasticity, other metrics. */
    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(table.columns());
        if (columns.remove(HeadMetrics.AP_OVERALL)) {
            columns.add(HeadIdentity.COLUMNS.size(), HeadMetrics.AP_OVERALL);
        }
        estimates.ifPresent(parts -> columns.addAll(HeadIdentity.COLUMNS.size(), parts.columns()));
        return columns;
    }

    /** The columns of the script's data: metrics, estimates. */
    private List<Column> dataColumns() {
        return Stream.concat(table.columns().stream(), estimates.map(EstimateParts::columns).orElse(List.of()).stream())
                .toList();
    }

    /** A head's row of the table. */
    private List<Double> numbers(Head head, List<Column> columns) {
        return columns.stream().map(column -> number(head, column)).toList();
    }

    private double number(Head head, Column column) {
        return table.columns().contains(column)
                ? table.number(head, column)
                : estimates.map(parts -> parts.number(head, column)).orElse(Double.NaN);
    }

    private List<Page.Problem> problems() {
        List<Page.Problem> problems = new ArrayList<>();
        statuses.rows().forEach((head, status) -> {
            if (status.isFailed()) {
                problems.add(new Page.Problem(head, "failed", status.error()));
            } else if (!status.warnings().isEmpty()) {
                problems.add(new Page.Problem(head, "warning", status.warnings()));
            }
        });
        return problems;
    }

    private List<Page.HeadSection> sections() {
        SortedSet<Head> heads = new TreeSet<>(table.heads());
        heads.addAll(statuses.failed());
        return heads.stream().map(this::section).toList();
    }

    private Page.HeadSection section(Head head) {
        return new Page.HeadSection(
                head,
                table.heads().contains(head)
                        ? summary(head)
                        : "Failed: " + statuses.rows().get(head).error(),
                estimates.map(parts -> parts.heads().of(head)).orElse(null),
                profiles().map(drawings -> drawings.drawing(head)).orElse(null),
                sparklines.drawing(HeadSparklines.CURVE, head),
                sparklines.drawing(HeadSparklines.PAIRS, head),
                sparklines.drawing(HeadSparklines.COMPONENTS, head),
                sparklines.curveText(head));
    }

    private String summary(Head head) {
        return "Key head " + table.keyHead(head) + " · ap_overall "
                + Numbers.text(table.number(head, HeadMetrics.AP_OVERALL))
                + " · linear in position " + Numbers.percent(table.number(head, HeadMetrics.Q_R2_POS))
                + " · MAE ratio " + Numbers.text(table.number(head, HeadMetrics.Q_MAE_RATIO))
                + " · " + Numbers.text(table.number(head, HeadMetrics.N_Q_TOKENS)) + " queries"
                + constantComponents(head);
    }

    private String constantComponents(Head head) {
        ConstantComponents constant = statuses.constant(head);
        if (constant.areAll()) {
            return " · all components are constant";
        }
        return constant.areAny()
                ? " · constant components (not drawn): "
                        + constant.numbers().stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "";
    }

    private ReportData data() {
        List<Column> columns = dataColumns();
        return new ReportData(
                columns.stream().map(Column::name).toList(),
                table.heads().stream().map(head -> numbers(head, columns)).toList(),
                ReportData.colours(COLOURS),
                plots.hoverData(),
                Stream.concat(profiles().map(ProfileSparklines::hoverData).stream(), sparklines.hoverData().stream())
                        .toList(),
                sparklines.pairCells(),
                table.heads().stream()
                        .map(head -> sparklines.values(
                                head,
                                profiles()
                                        .map(drawings -> drawings.values(head))
                                        .orElse("")))
                        .toList());
    }
}
