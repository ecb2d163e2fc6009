package plasticity.plots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.config.OutputTable;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ComponentTable;
import plasticity.plots.model.ConstantComponents;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.HeadPairs;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.StatusTable;
import plasticity.publish.RunManifest;
import plasticity.publish.Version;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.TableException;

/** Builds the page from the tables. */
final class PageAssembly {

    private final BucketScale scale;
    private final Optional<RunManifest> run;
    private final HeadTable table;
    private final StatusTable statuses;
    private final HeadSparklines sparklines;
    private final ModelPlots plots = new ModelPlots();
    private final List<String> notes;

    PageAssembly(ReportTables tables, Optional<BucketScale> given) throws TableException, PlotException {
        run = tables.run();
        notes = new ArrayList<>(tables.notes());
        table = HeadTable.read(tables.metrics(), HeadMetrics.TABLE);
        statuses =
                tables.status().isPresent() ? StatusTable.read(tables.status().get()) : StatusTable.none();
        Optional<HeadCurves> curves = Optional.empty();
        Optional<HeadPairs> pairs = Optional.empty();
        Optional<BucketTable> buckets = buckets(tables);
        scale = buckets.isPresent() ? scale(given, tables, buckets.get()) : new BucketScale.Numbers();
        if (buckets.isPresent()) {
            BucketTable rows = buckets.get();
            curves = Optional.of(HeadCurves.of(rows, scale));
            plots.addCurves(curves.get());
            plots.addLayers(LayerProfile.of(rows), scale);
            if (rows.hasKeyBuckets()) {
                pairs = Optional.of(HeadPairs.of(rows));
                plots.addPairs(BucketPairs.of(rows, Aggregation.MEAN, scale), pairs.get(), scale);
            }
        }
        Optional<ComponentTable> components = components(tables);
        if (components.isPresent()) {
            plots.addComponents(components.get());
        }
        if (tables.status().isEmpty()) {
            notes.add("There is no status table, so failed heads and warnings are unknown.");
        }
        sparklines = new HeadSparklines(curves, pairs, components, scale);
    }

    /** Empty if nothing can be drawn; adds a note with the reason. */
    private Optional<BucketTable> buckets(ReportTables tables) throws TableException {
        if (tables.buckets().isEmpty()) {
            notes.add("There is no bucket table, so plasticity by position is not shown.");
            return Optional.empty();
        }
        BucketTable rows = BucketTable.read(tables.buckets().get());
        if (!rows.isDefined()) {
            notes.add(
                    "Attention plasticity (ap_bucket, ap_overall) is undefined for every head, so its plots are omitted. Reason: "
                            + rows.whyUndefined(statuses) + ".");
            return Optional.empty();
        }
        return Optional.of(rows);
    }

    private BucketScale scale(Optional<BucketScale> given, ReportTables tables, BucketTable rows) throws PlotException {
        Optional<BucketScale> known = given.isPresent() ? given : tables.scale(rows);
        if (known.isEmpty()) {
            notes.add(
                    "Bucket positions are unknown, so plots show bucket numbers. Set bucket_type and bucket_min_size to show positions.");
        }
        return known.orElseGet(BucketScale.Numbers::new);
    }

    /** Empty if nothing can be drawn; adds a note with the reason. */
    private Optional<ComponentTable> components(ReportTables tables) throws TableException {
        if (tables.components().isEmpty()) {
            notes.add("There is no component table, so positional information by component is not shown.");
            return Optional.empty();
        }
        ComponentTable rows = ComponentTable.read(tables.components().get(), statuses);
        if (!rows.isDefined()) {
            notes.add(
                    "No head has a defined component_weight of a varying component, so positional information by component is not shown.");
            return Optional.empty();
        }
        return Optional.of(rows);
    }

    /** The initial metric of the map: plasticity, or {@code q_R2_pos} if plasticity is undefined for every head. */
    private Column.Real mapped() {
        return Stream.of(HeadMetrics.AP_OVERALL, HeadMetrics.Q_R2_POS)
                .filter(metric -> Arrays.stream(table.column(metric)).anyMatch(Double::isFinite))
                .findFirst()
                .orElse(HeadMetrics.AP_OVERALL);
    }

    /** Builds the page. */
    Page page(Optional<String> title) {
        return new Page(
                title.orElseGet(() -> RunSummary.title(run)),
                run.map(RunSummary::of).orElse(List.of()),
                notes,
                KeyMetrics.of(
                        table, statuses, run.map(manifest -> manifest.settings().get("p_alpha"))),
                HeadGrids.of(table, mapped(), statuses, ColourMap.of("viridis")),
                plots.plots(),
                columns(),
                table.heads().stream().map(this::row).toList(),
                problems(),
                definitions(),
                sparklines.axes(),
                sparklines.colourKey().orElse(null),
                sections(),
                data().json(),
                Scripts.d3(),
                Version.text());
    }

    /** The columns in the order of the page, with plasticity as the first metric. */
    private List<Page.Column> columns() {
        return described(shown().stream());
    }

    private List<Column> shown() {
        List<Column> columns = new ArrayList<>(table.columns());
        if (columns.remove(HeadMetrics.AP_OVERALL)) {
            columns.add(HeadIdentity.COLUMNS.size(), HeadMetrics.AP_OVERALL);
        }
        return columns;
    }

    private static List<Page.Column> definitions() {
        return described(OutputTable.RESULTS.stream()
                .flatMap(table -> table.columns().stream())
                .distinct());
    }

    private static List<Page.Column> described(Stream<Column> columns) {
        return columns.map(column -> new Page.Column(column.name(), column.description()))
                .toList();
    }

    private Page.Row row(Head head) {
        return new Page.Row(
                HeadName.id(head),
                HeadName.text(head),
                numbers(head, shown()).stream().map(Numbers::text).toList());
    }

    /** A head's row of the table. */
    private List<Double> numbers(Head head, List<Column> columns) {
        return columns.stream().map(column -> table.number(head, column)).toList();
    }

    private List<Page.Problem> problems() {
        List<Page.Problem> problems = new ArrayList<>();
        statuses.rows().forEach((head, status) -> {
            if (status.isFailed()) {
                problems.add(new Page.Problem(HeadName.text(head), HeadName.id(head), "failed", status.error()));
            } else if (!status.warnings().isEmpty()) {
                problems.add(new Page.Problem(HeadName.text(head), HeadName.id(head), "warning", status.warnings()));
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
                HeadName.id(head),
                HeadName.text(head),
                table.has(head)
                        ? summary(head)
                        : "Failed: " + statuses.rows().get(head).error(),
                sparklines.curve(head),
                sparklines.pairs(head),
                sparklines.components(head),
                sparklines.curveText(head));
    }

    private String summary(Head head) {
        return "Key head " + table.keyHead(head) + " · plasticity "
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
        return new ReportData(
                table.columns().stream().map(Column::name).toList(),
                table.heads().stream()
                        .map(head -> numbers(head, table.columns()))
                        .toList(),
                ReportData.colours(ColourMap.of("viridis")),
                plots.hoverData(),
                sparklines.hoverData(scale),
                sparklines.pairCells(),
                table.heads().stream().map(sparklines::values).toList());
    }
}
