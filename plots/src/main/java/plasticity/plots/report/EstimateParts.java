package plasticity.plots.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.config.OutputTable;
import plasticity.draws.PairKind;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadGeometries;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.StatusTable;
import plasticity.plots.report.findings.Finding;
import plasticity.plots.report.findings.Findings;
import plasticity.plots.report.findings.RunEstimates;
import plasticity.tables.Column;
import plasticity.tables.Table;
import plasticity.tables.TableException;

/**
 * The parts of the page that show the tables of estimates.
 *
 * @param run the estimates
 * @param findings the answers that open the page
 * @param heads parts of the sections of heads
 * @param profiles drawings of the profiles, if there is a table
 */
record EstimateParts(RunEstimates run, List<Finding> findings, HeadParts heads, Optional<ProfileSparklines> profiles) {
    /** What is missing without a table. */
    private static final Map<OutputTable, String> MISSING = new LinkedHashMap<>();

    static {
        MISSING.put(OutputTable.REPLICATES, "the errors of means over heads are unknown");
        MISSING.put(OutputTable.PROFILE, "profiles are not shown");
        MISSING.put(OutputTable.GEOMETRY, "the geometry is not shown, and heads are not classified");
        MISSING.put(OutputTable.KEY_HEADS, "the agreement of query heads is unknown");
    }

    /** The columns of the table of heads that have a standard error. */
    private static final List<String> COLUMNS =
            List.of("near_empirical", "far_empirical", "near_model_gap", "far_model_gap", "ap_drop");

    private static final List<String> ESTIMATORS = List.of("empirical", "linear");

    /**
     * Reads the tables of estimates, and adds their plots.
     *
     * @param notes receives notes about missing tables
     * @return empty if there are no estimates
     */
    static Optional<EstimateParts> read(ReportTables tables, StatusTable statuses, ModelPlots plots, List<String> notes)
            throws TableException, PlotException {
        if (tables.file(OutputTable.ESTIMATES).isEmpty()) {
            notes.add(
                    "There is no head_estimates table, so the page has no findings, standard errors, profiles, components or"
                            + " model errors. plasticity analyze writes it since version 1.1, unless estimates is off.");
            return Optional.empty();
        }
        MISSING.forEach((table, consequence) -> {
            if (tables.file(table).isEmpty()) {
                notes.add("There is no " + table.table().name() + " table, so " + consequence + ".");
            }
        });
        RunEstimates run =
                new RunEstimates(tables.file(OutputTable.ESTIMATES).get(), tables.file(OutputTable.REPLICATES));
        Map<Head, HeadGeometries.Row> geometry = new TreeMap<>();
        if (tables.file(OutputTable.GEOMETRY).isPresent()) {
            HeadGeometries rows =
                    HeadGeometries.read(tables.file(OutputTable.GEOMETRY).get(), EstimatePlots.ALL);
            rows.heads().forEach(row -> geometry.put(row.head(), row));
            EstimatePlots.add(tables, Optional.of(rows), plots, notes);
        } else {
            EstimatePlots.add(tables, Optional.empty(), plots, notes);
        }
        Map<Head, String> classes = new TreeMap<>();
        geometry.values().stream()
                .filter(row -> !row.headClass().isEmpty())
                .forEach(row -> classes.put(row.head(), row.headClass()));
        Optional<ProfileSparklines> profiles = Optional.empty();
        if (tables.file(OutputTable.PROFILE).isPresent()) {
            HeadProfiles rows =
                    HeadProfiles.read(tables.file(OutputTable.PROFILE).get());
            profiles = rows.positions().length == 0 ? Optional.empty() : Optional.of(new ProfileSparklines(rows, run));
        }
        return Optional.of(new EstimateParts(
                run,
                Findings.of(run, classes, tables.file(OutputTable.KEY_HEADS), statuses),
                new HeadParts(run, geometry),
                profiles));
    }

    /** The columns that the table of heads shows, each followed by its standard errors. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (String name : COLUMNS) {
            Column.Real metric = RunEstimates.metric(name);
            columns.add(metric);
            columns.add(Table.errorOf(metric));
        }
        return columns.stream().filter(run.table().columns()::contains).toList();
    }

    /** A head's value in a column; NaN if it is undefined. */
    double number(Head head, Column column) {
        return run.has(head) ? run.table().number(head, column) : Double.NaN;
    }

    /** A head's plasticity by kind of pairs and estimator, by their initials, such as {@code ne}; without undefined values. */
    Map<String, Double> plasticity(Head head) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (PairKind kind : RunEstimates.KINDS) {
            for (String estimator : ESTIMATORS) {
                double value =
                        run.of(head, RunEstimates.metric(kind, estimator)).value();
                if (Double.isFinite(value)) {
                    values.put("" + RunEstimates.id(kind).charAt(0) + estimator.charAt(0), value);
                }
            }
        }
        return values;
    }

    /** The colours of a cell of the map, as CSS variables. */
    String style(Head head, ColourScale scale) {
        return plasticity(head).entrySet().stream()
                .map(entry -> "--" + entry.getKey() + ":" + Numbers.colour(scale.colour(entry.getValue())))
                .collect(Collectors.joining(";"));
    }

    /** The text of a cell of the map. */
    String text(Head head) {
        return RunEstimates.KINDS.stream()
                .flatMap(kind -> Stream.of(
                        RunEstimates.id(kind) + " "
                                + run.of(head, RunEstimates.metric(kind, "empirical"))
                                        .text(),
                        "model "
                                + run.of(head, RunEstimates.metric(kind, "linear"))
                                        .text()))
                .collect(Collectors.joining(", "));
    }
}
