package plasticity.plots.report.findings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import plasticity.comparison.ReplicatedMetrics;
import plasticity.draws.PairKind;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadTable;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.RunReplicates;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.TableException;

/** The estimates of a run's heads, and means over heads with their errors over texts. */
public final class RunEstimates {
    /** The kinds of pairs of keys that have metrics of their own, in the order of the page. */
    public static final List<PairKind> KINDS = List.of(PairKind.NEAR, PairKind.FAR);

    private static final Map<String, Column.Real> METRICS =
            HeadEstimates.VALUES.stream().collect(Collectors.toUnmodifiableMap(Column::name, Function.identity()));
    /** The default of the setting {@code jackknife_groups}, for tables without replicates. */
    private static final int GROUPS = 20;

    private final HeadTable heads;
    private final Optional<ReplicatedMetrics> replicates;
    private final int groups;

    /**
     * @param estimates head_estimates
     * @param replicates head_replicates; without it, means over heads have no error
     * @throws TableException if a table is invalid
     * @throws PlotException if there are no heads
     */
    public RunEstimates(Path estimates, Optional<Path> replicates) throws TableException, PlotException {
        heads = new HeadTable(estimates, HeadEstimates.TABLE);
        List<Column.Real> metrics =
                HeadEstimates.VALUES.stream().filter(heads.columns()::contains).toList();
        this.replicates = replicates.isPresent()
                ? Optional.of(RunReplicates.read(estimates, replicates.get(), metrics))
                : Optional.empty();
        groups = heads.heads().stream().mapToInt(this::groups).max().orElse(0);
    }

    /** {@code near} or {@code far}. */
    public static String id(PairKind kind) {
        return kind == PairKind.NEAR ? "near" : "far";
    }

    /** A metric of {@code head_estimates} that has a standard error. */
    public static Column.Real metric(String name) {
        return Optional.ofNullable(METRICS.get(name)).orElseThrow();
    }

    /** The metric of a kind of pairs, such as {@code near_empirical} of {@code empirical}. */
    public static Column.Real metric(PairKind kind, String suffix) {
        return metric(id(kind) + "_" + suffix);
    }

    /** The values and errors by head. */
    public HeadTable table() {
        return heads;
    }

    public Set<Head> heads() {
        return heads.heads();
    }

    /** Whether the table has the head, which it lacks if its key head could not be estimated. */
    public boolean has(Head head) {
        return heads.heads().contains(head);
    }

    /** A metric of a head of another table, with the head's degrees of freedom. */
    public Measured measured(Head head, double value, double error) {
        return new Measured(value, error, has(head) ? Math.max(0, groups(head) - 1) : 0);
    }

    /** A head's metric; undefined if the head is not in the table. */
    public Measured of(Head head, Column.Real metric) {
        return has(head)
                ? measured(head, heads.number(head, metric), heads.error(head, metric))
                : measured(head, Double.NaN, Double.NaN);
    }

    /** Number of texts of a head. */
    int texts(Head head) {
        return (int) heads.number(head, HeadEstimates.N_TEXTS);
    }

    private int groups(Head head) {
        return replicates.map(all -> all.groups(id(head))).orElseGet(() -> Math.min(texts(head), GROUPS));
    }

    /** The number of groups that a number of texts is divided into. */
    int groups(int texts) {
        return Math.min(texts, groups);
    }

    /** The part that one metric is of another, such as {@code far_position} of {@code far_total}. */
    public Measured share(Head head, Column.Real part, Column.Real total) {
        return Measured.of(ratio(estimate(head, part), estimate(head, total)));
    }

    /** The mean of a metric over those heads for which it is defined. */
    public Measured mean(Column.Real metric) {
        return Measured.of(meanEstimate(metric));
    }

    /** The mean of a metric, as a part of the mean of another. */
    Measured meanShare(Column.Real part, Column.Real total) {
        return Measured.of(ratio(meanEstimate(part), meanEstimate(total)));
    }

    /** The difference of two means over heads. */
    Measured meanDifference(Column.Real one, Column.Real other) {
        Estimate first = meanEstimate(one);
        Estimate second = meanEstimate(other);
        return first.replicates() == second.replicates()
                ? Measured.of(first.minus(second))
                : new Measured(first.value() - second.value(), Double.NaN, 0);
    }

    /** The heads with a defined metric. */
    List<Head> defined(Column.Real metric) {
        return heads().stream().filter(head -> of(head, metric).isDefined()).toList();
    }

    private Estimate estimate(Head head, Column.Real metric) {
        return replicates
                .map(all -> all.of(id(head), metric))
                .orElseGet(() -> new Estimate(heads.number(head, metric)));
    }

    private Estimate meanEstimate(Column.Real metric) {
        Collection<Head> all = heads();
        return replicates
                .map(runs -> runs.mean(all.stream().map(RunEstimates::id).toList(), metric))
                .orElseGet(() -> new Estimate(Arrays.stream(heads.column(metric))
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(Double.NaN)));
    }

    private static Estimate ratio(Estimate part, Estimate total) {
        int groups = Math.min(part.replicates(), total.replicates());
        double[] shares = new double[groups + 1];
        shares[0] = part.value() / total.value();
        for (int g = 0; g < groups; g++) {
            shares[g + 1] = part.replicate(g) / total.replicate(g);
        }
        return new Estimate(shares);
    }

    private static HeadId id(Head head) {
        return HeadId.query(head.layer(), head.number());
    }
}
