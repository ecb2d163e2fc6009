package plasticity.plots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.BucketFigures;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ComponentFigures;
import plasticity.plots.model.ConstantComponents;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.HeadPairs;
import plasticity.plots.model.HeadStates;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.PlotException;
import plasticity.publish.RunManifest;
import plasticity.publish.Version;
import plasticity.tables.AnalysisTables;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.TableException;

/** From tables to the page, part by part. */
final class PageAssembly {

    private final BucketScale scale;
    private final Optional<RunManifest> run;
    private final HeadTable table;
    private final HeadStates states;
    private final HeadSketches sketches;
    private final ModelPlots plots = new ModelPlots();
    private final List<String> notes;

    PageAssembly(ReportTables tables, Optional<BucketScale> given) throws TableException, PlotException {
        run = tables.run();
        notes = new ArrayList<>(tables.notes());
        table = HeadTable.read(tables.metrics(), HeadMetrics.TABLE);
        states = tables.status().isPresent() ? HeadStates.read(tables.status().get()) : HeadStates.none();
        Optional<HeadCurves> curves = Optional.empty();
        Optional<HeadPairs> pairs = Optional.empty();
        Optional<BucketFigures> buckets = buckets(tables);
        scale = buckets.isPresent() ? scale(given, tables, buckets.get()) : new BucketScale.Numbers();
        if (buckets.isPresent()) {
            BucketFigures figures = buckets.get();
            curves = Optional.of(HeadCurves.of(figures, scale));
            plots.addCurves(curves.get());
            plots.addLayers(LayerProfile.of(figures), scale);
            if (figures.hasKeyBuckets()) {
                pairs = Optional.of(HeadPairs.of(figures));
                plots.addPairs(BucketPairs.of(figures, Aggregation.MEAN, scale), pairs.get(), scale);
            }
        }
        Optional<ComponentFigures> components = components(tables);
        if (components.isPresent()) {
            plots.addComponents(components.get());
        }
        if (tables.status().isEmpty()) {
            notes.add("There is no table of states, so failed heads and warnings are not known.");
        }
        sketches = new HeadSketches(curves, pairs, components, scale);
    }

    /** Empty where nothing can be drawn; a note says why. */
    private Optional<BucketFigures> buckets(ReportTables tables) throws TableException {
        if (tables.buckets().isEmpty()) {
            notes.add("There is no table of bucket pairs, so plasticity by position is not shown.");
            return Optional.empty();
        }
        BucketFigures figures = BucketFigures.read(tables.buckets().get());
        if (!figures.isDefined()) {
            notes.add(
                    "Attention plasticity (ap_bucket, ap_overall) is undefined for every head, so its plots are left out. The reason: "
                            + figures.whyUndefined(states) + ".");
            return Optional.empty();
        }
        return Optional.of(figures);
    }

    private BucketScale scale(Optional<BucketScale> given, ReportTables tables, BucketFigures figures)
            throws PlotException {
        Optional<BucketScale> known = given.isPresent() ? given : tables.scale(figures);
        if (known.isEmpty()) {
            notes.add(
                    "Where the buckets lie is not known, so plots show the numbers of buckets. The settings bucket_type and bucket_min_size give their positions.");
        }
        return known.orElseGet(BucketScale.Numbers::new);
    }

    /** Empty where nothing can be drawn; a note says why. */
    private Optional<ComponentFigures> components(ReportTables tables) throws TableException {
        if (tables.components().isEmpty()) {
            notes.add("There is no table of components, so their shares are not shown.");
            return Optional.empty();
        }
        ComponentFigures figures = ComponentFigures.read(tables.components().get(), states);
        if (!figures.isDefined()) {
            notes.add(
                    "No head has a defined component_weight of a component that is not constant, so shares of components are not shown.");
            return Optional.empty();
        }
        return Optional.of(figures);
    }

    /** The figure that the map shows first: plasticity, or where that is undefined for every head the share of position. */
    private Column.Real mapped() {
        return Stream.of(HeadMetrics.AP_OVERALL, HeadMetrics.Q_R2_POS)
                .filter(metric -> Arrays.stream(table.column(metric)).anyMatch(Double::isFinite))
                .findFirst()
                .orElse(HeadMetrics.AP_OVERALL);
    }

    /** The whole page. */
    Page page(Optional<String> title) {
        return new Page(
                title.orElseGet(() -> RunSummary.title(run)),
                run.map(RunSummary::of).orElse(List.of()),
                notes,
                KeyMetrics.of(
                        table, states, run.map(manifest -> manifest.settings().get("p_alpha"))),
                HeadGrids.of(table, mapped(), states, ColourMap.of("viridis")),
                plots.plots(),
                columns(),
                table.heads().stream().map(this::row).toList(),
                problems(),
                definitions(),
                sketches.axes(),
                sketches.colourKey().orElse(null),
                sections(),
                data().json(),
                Scripts.d3(),
                Version.text());
    }

    /** The columns as the page shows them: plasticity is the first figure. */
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
        return described(AnalysisTables.ALL.stream()
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
        states.states().forEach((head, state) -> {
            if (state.isFailed()) {
                problems.add(new Page.Problem(HeadName.text(head), HeadName.id(head), "failed", state.error()));
            } else if (!state.warnings().isEmpty()) {
                problems.add(new Page.Problem(HeadName.text(head), HeadName.id(head), "warning", state.warnings()));
            }
        });
        return problems;
    }

    private List<Page.HeadSection> sections() {
        SortedSet<Head> heads = new TreeSet<>(table.heads());
        heads.addAll(states.failed());
        return heads.stream().map(this::section).toList();
    }

    private Page.HeadSection section(Head head) {
        return new Page.HeadSection(
                HeadName.id(head),
                HeadName.text(head),
                table.has(head)
                        ? figures(head)
                        : "Failed: " + states.states().get(head).error(),
                sketches.curve(head),
                sketches.pairs(head),
                sketches.components(head),
                sketches.curveText(head));
    }

    private String figures(Head head) {
        return "Key head " + table.keyHead(head) + " · plasticity "
                + Numbers.text(table.number(head, HeadMetrics.AP_OVERALL))
                + " · position in query " + Numbers.percent(table.number(head, HeadMetrics.Q_R2_POS))
                + " · error ratio " + Numbers.text(table.number(head, HeadMetrics.Q_MAE_RATIO))
                + " · " + Numbers.text(table.number(head, HeadMetrics.N_Q_TOKENS)) + " queries" + constant(head);
    }

    private String constant(Head head) {
        ConstantComponents constant = states.constant(head);
        if (constant.areAll()) {
            return " · all components are constant";
        }
        return constant.areAny()
                ? " · constant components, not drawn: "
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
                plots.readings(),
                sketches.readings(scale),
                sketches.pairCells(),
                table.heads().stream().map(sketches::numbers).toList());
    }
}
