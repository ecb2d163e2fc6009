package plasticity.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.heads.HeadId;
import plasticity.tables.Column;
import plasticity.tables.Differences;
import plasticity.tables.ExtremeHeads;
import plasticity.tables.HeadDifferences;
import plasticity.tables.HeadIdentity;
import plasticity.tables.KeyHeadDifferences;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.ModelDifferences;
import plasticity.tables.Row;
import plasticity.tables.Table;
import plasticity.tables.Trajectory;

/** The rows of a comparison's tables, made as they are read. */
public final class ComparisonRows {
    private final Comparison comparison;
    private final Map<Table, Supplier<Stream<Row>>> rows = new LinkedHashMap<>();

    public ComparisonRows(Comparison comparison) {
        this.comparison = comparison;
        rows.put(HeadDifferences.TABLE, () -> comparison.metrics().stream().flatMap(ComparisonRows::heads));
        rows.put(KeyHeadDifferences.TABLE, () -> comparison.keyHeads().stream().flatMap(ComparisonRows::keyHeads));
        rows.put(ModelDifferences.TABLE, () -> comparison.metrics().stream().map(this::model));
        rows.put(ExtremeHeads.TABLE, () -> comparison.metrics().stream().flatMap(this::extremes));
        if (comparison.runs().size() > 2) {
            rows.put(Trajectory.TABLE, () -> comparison.metrics().stream()
                    .map(metric -> comparison.trajectory(metric.metric()))
                    .flatMap(this::trajectory));
        }
    }

    /** The tables; {@link Trajectory} only of more than two runs. */
    public List<Table> tables() {
        return List.copyOf(rows.keySet());
    }

    /** The rows of one of {@link #tables}, in the order of its file. */
    public Stream<Row> of(Table table) {
        return rows.get(table).get();
    }

    private static Stream<Row> heads(MetricComparison metric) {
        return IntStream.range(0, metric.heads().size()).mapToObj(i -> with(
                        head(HeadDifferences.TABLE, metric.heads().get(i)),
                        metric.metric().name(),
                        metric.difference(i),
                        metric.isPaired(i))
                .set(Differences.P, metric.p(i))
                .set(Differences.P_ADJUSTED, metric.adjusted(i))
                .build());
    }

    private static Stream<Row> keyHeads(KeyHeadComparison metric) {
        return IntStream.range(0, metric.heads().size()).mapToObj(i -> {
            Difference difference = metric.differences().get(i);
            Row.Builder row = KeyHeadDifferences.TABLE
                    .row()
                    .set(HeadIdentity.LAYER, metric.heads().get(i).layer())
                    .set(HeadIdentity.K_HEAD, metric.heads().get(i).head())
                    .set(KeyHeadEstimates.PAIRS, metric.pairs());
            return with(row, metric.metric().name(), difference, false)
                    .set(Differences.P, difference.p())
                    .set(Differences.P_ADJUSTED, metric.adjusted()[i])
                    .build();
        });
    }

    private static Row.Builder head(Table table, HeadId head) {
        return table.row().set(HeadIdentity.LAYER, head.layer()).set(HeadIdentity.Q_HEAD, head.head());
    }

    private static Row.Builder with(Row.Builder row, String metric, Difference difference, boolean isPaired) {
        return row.set(Differences.METRIC, metric)
                .set(Differences.VALUE_A, difference.a())
                .set(Differences.VALUE_B, difference.b())
                .set(Differences.DIFFERENCE, difference.value())
                .set(Differences.SE_DIFFERENCE, difference.standardError())
                .set(Differences.DF, difference.degrees())
                .set(Differences.T, difference.t())
                .set(Differences.PAIRING, pairing(difference, isPaired));
    }

    private static String pairing(Difference difference, boolean isPaired) {
        if (!difference.hasError()) {
            return null;
        }
        return isPaired ? Differences.PAIRED : Differences.INDEPENDENT;
    }

    private Row model(MetricComparison metric) {
        Difference mean = metric.mean();
        int[] changed = metric.changed(comparison.options().rate());
        int up = (int) IntStream.of(changed)
                .filter(i -> metric.difference(i).value() > 0)
                .count();
        return ModelDifferences.TABLE
                .row()
                .set(Differences.METRIC, metric.metric().name())
                .set(ModelDifferences.N_HEADS, metric.summarised().size())
                .set(ModelDifferences.MEAN_A, mean.a())
                .set(ModelDifferences.MEAN_B, mean.b())
                .set(ModelDifferences.DIFFERENCE, mean.value())
                .set(ModelDifferences.SE_DIFFERENCE, mean.standardError())
                .set(Differences.DF, mean.degrees())
                .set(Differences.T, mean.t())
                .set(Differences.P, mean.p())
                .set(Differences.PAIRING, pairing(mean, metric.meanIsPaired()))
                .set(ModelDifferences.RANK_CORRELATION, metric.ranks().value())
                .set(ModelDifferences.SE_RANK_CORRELATION, metric.ranks().standardError())
                .set(ModelDifferences.N_TESTED, metric.tested())
                .set(ModelDifferences.N_CHANGED, changed.length)
                .set(ModelDifferences.N_UP, up)
                .set(ModelDifferences.N_DOWN, changed.length - up)
                .set(ModelDifferences.TOP_SHARED, shared(metric.largest(false), metric.largest(true)))
                .set(ModelDifferences.BOTTOM_SHARED, shared(metric.smallest(false), metric.smallest(true)))
                .build();
    }

    private static int shared(List<MetricComparison.ExtremeHead> a, List<MetricComparison.ExtremeHead> b) {
        List<HeadId> others = b.stream().map(MetricComparison.ExtremeHead::head).toList();
        return (int) a.stream().filter(head -> others.contains(head.head())).count();
    }

    private Stream<Row> extremes(MetricComparison metric) {
        List<Row> all = new ArrayList<>();
        for (boolean inB : new boolean[] {false, true}) {
            String label = (inB ? comparison.b() : comparison.a()).label();
            addExtremes(metric, label, ExtremeHeads.TOP, metric.largest(inB), all);
            addExtremes(metric, label, ExtremeHeads.BOTTOM, metric.smallest(inB), all);
        }
        return all.stream();
    }

    private static void addExtremes(
            MetricComparison metric,
            String label,
            String end,
            List<MetricComparison.ExtremeHead> heads,
            List<Row> rows) {
        for (int rank = 0; rank < heads.size(); rank++) {
            MetricComparison.ExtremeHead extreme = heads.get(rank);
            rows.add(head(ExtremeHeads.TABLE, extreme.head())
                    .set(Differences.METRIC, metric.metric().name())
                    .set(ExtremeHeads.RUN, label)
                    .set(ExtremeHeads.END, end)
                    .set(ExtremeHeads.RANK, rank + 1)
                    .set(ExtremeHeads.VALUE, extreme.value())
                    .set(ExtremeHeads.STABILITY, extreme.stability())
                    .build());
        }
    }

    /** The rows of {@link Trajectory} at level model. */
    Stream<Row> modelTrajectories() {
        return comparison.metrics().stream()
                .map(MetricComparison::metric)
                .flatMap(metric -> path(metric, Trajectory.MODEL, comparison.modelTrajectory(metric)));
    }

    private Stream<Row> trajectory(MetricTrajectory metric) {
        Stream<Row> model = path(metric.metric(), Trajectory.MODEL, metric.model());
        Stream<Row> layers = metric.layers().stream().flatMap(path -> path(metric.metric(), Trajectory.IN_LAYER, path));
        Stream<Row> heads = metric.heads().stream().flatMap(path -> path(metric.metric(), Trajectory.HEAD, path));
        return Stream.concat(Stream.concat(model, layers), heads);
    }

    private Stream<Row> path(Column.Real metric, String level, MetricTrajectory.Path path) {
        return IntStream.range(0, path.steps().size()).mapToObj(number -> {
            MetricTrajectory.Step step = path.steps().get(number);
            Difference change = step.change().orElse(Difference.NONE);
            return Trajectory.TABLE
                    .row()
                    .set(Differences.METRIC, metric.name())
                    .set(Trajectory.LEVEL, level)
                    .set(Trajectory.LAYER, path.layer())
                    .set(Trajectory.Q_HEAD, path.head())
                    .set(Trajectory.STEP, number)
                    .set(Trajectory.LABEL, comparison.runs().get(number).label())
                    .set(Trajectory.VALUE, step.value())
                    .set(Trajectory.SE_VALUE, step.standardError())
                    .set(Trajectory.DF_VALUE, step.degrees())
                    .set(Trajectory.DIFFERENCE, change.value())
                    .set(Trajectory.SE_DIFFERENCE, change.standardError())
                    .set(Differences.DF, change.degrees())
                    .set(Differences.P, change.p())
                    .set(Differences.P_ADJUSTED, step.adjusted())
                    .set(Trajectory.IS_LARGEST, path.largest().equals(OptionalInt.of(number)) ? 1 : 0)
                    .build();
        });
    }
}
