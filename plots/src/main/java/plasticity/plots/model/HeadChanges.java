package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import plasticity.tables.Column;
import plasticity.tables.Differences;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * The differences of a metric between two runs, from head_differences.
 *
 * @param metric name of the metric
 * @param heads in ascending order, at least one of them with a p-value
 * @param rate false discovery rate, from 0 to 1
 * @param pairings of the heads, in alphabetical order: {@code independent}, {@code paired}
 */
public record HeadChanges(String metric, List<Change> heads, double rate, List<String> pairings) {
    /** What a difference is. */
    public enum Kind {
        /** Significant, and larger in the last run. */
        INCREASED,
        /** Significant, and smaller in the last run. */
        DECREASED,
        NOT_SIGNIFICANT,
        /** Without a p-value. */
        UNTESTED
    }

    /** A head's difference, last run minus first; NaN if undefined. */
    public record Change(Head head, double difference, double p, Kind kind) {}

    /** Larger values of −log10 p are drawn as this. */
    private static final double HIGHEST = 20;

    /**
     * Reads a metric.
     *
     * @throws TableException if the file is missing or is not such a table
     * @throws PlotException if it has no such metric, or no p-value of it
     */
    public static HeadChanges read(Path file, String metric, double rate) throws TableException, PlotException {
        List<Column> columns = List.of(
                HeadIdentity.LAYER,
                HeadIdentity.Q_HEAD,
                Differences.METRIC,
                Differences.DIFFERENCE,
                Differences.P,
                Differences.P_ADJUSTED,
                Differences.PAIRING);
        StoredTable table = StoredTable.read(file, columns);
        List<String> metrics = table.texts(Differences.METRIC);
        TreeSet<String> known = new TreeSet<>(metrics);
        if (!known.contains(metric)) {
            throw new PlotException(
                    "metric: " + file + " has no " + metric + "; its metrics are " + String.join(", ", known));
        }
        List<Head> heads = Head.of(table);
        double[] differences = table.numbers(Differences.DIFFERENCE);
        double[] p = table.numbers(Differences.P);
        double[] adjusted = table.numbers(Differences.P_ADJUSTED);
        List<String> pairings = table.texts(Differences.PAIRING);
        List<Change> changes = new ArrayList<>();
        TreeSet<String> used = new TreeSet<>();
        for (int row = 0; row < table.rows(); row++) {
            if (metrics.get(row).equals(metric)) {
                changes.add(new Change(
                        heads.get(row), differences[row], p[row], kind(differences[row], adjusted[row], rate)));
                used.add(pairings.get(row));
            }
        }
        if (changes.stream().allMatch(change -> change.kind() == Kind.UNTESTED)) {
            throw new PlotException(file + ": has no p-value of " + metric
                    + ", nothing to draw: it has no standard errors in at least one run");
        }
        changes.sort(Comparator.comparing(Change::head));
        used.remove("");
        return new HeadChanges(metric, List.copyOf(changes), rate, List.copyOf(used));
    }

    private static Kind kind(double difference, double adjusted, double rate) {
        if (Double.isNaN(adjusted)) {
            return Kind.UNTESTED;
        }
        if (adjusted > rate) {
            return Kind.NOT_SIGNIFICANT;
        }
        return difference > 0 ? Kind.INCREASED : Kind.DECREASED;
    }

    public List<Change> of(Kind kind) {
        return heads.stream().filter(change -> change.kind() == kind).toList();
    }

    /** −log10 p of a tested head, {@value #HIGHEST} at most. */
    public static double height(Change change) {
        return Math.min(HIGHEST, -Math.log10(change.p()));
    }

    /** Whether heights are cut off. */
    public boolean areCut() {
        return heads.stream().anyMatch(change -> -Math.log10(change.p()) > HIGHEST);
    }

    /**
     * The threshold of the Benjamini–Hochberg procedure as −log10 p: heads above are significant. Without any, what the most significant head would
     * have to reach. {@value #HIGHEST} at most.
     */
    public double threshold() {
        int tested = heads.size() - of(Kind.UNTESTED).size();
        int significant = tested - of(Kind.NOT_SIGNIFICANT).size();
        return Math.min(HIGHEST, -Math.log10(Math.max(1, significant) * rate / tested));
    }

    /** The significant differences of a map of heads; NaN for other heads. */
    public HeadValues significant() {
        Map<Head, Double> values = new HashMap<>();
        for (Change change : heads) {
            boolean isSignificant = change.kind() == Kind.INCREASED || change.kind() == Kind.DECREASED;
            values.put(change.head(), isSignificant ? change.difference() : Double.NaN);
        }
        return HeadValues.of(metric, values, Set.of());
    }
}
