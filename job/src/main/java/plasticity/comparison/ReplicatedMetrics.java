package plasticity.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadReplicates;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * The metrics of a run's query heads with their replicates, such as from {@code head_estimates} and {@code head_replicates}. Takes 8 bytes per head,
 * metric and group of texts.
 */
public final class ReplicatedMetrics {
    private final TreeMap<HeadId, Integer> rows = new TreeMap<>();
    private final Map<Column.Real, double[]> values = new LinkedHashMap<>();
    /** By metric and row of the table of replicates; without the metrics that the table lacks. */
    private final Map<Column.Real, double[]> replicates = new LinkedHashMap<>();
    /** The replicates of row r are in the rows {@code replicateRows[starts[r]]} up to {@code starts[r + 1]}, by group. */
    private final int[] starts;

    private final int[] replicateRows;

    /**
     * Metrics without replicates.
     *
     * @param heads one row per head, with the columns of {@link HeadIdentity} and the metrics
     * @throws TableException if a column is missing, or a head has two rows
     */
    public ReplicatedMetrics(StoredTable heads, Collection<Column.Real> metrics) throws TableException {
        readHeads(heads, metrics);
        starts = new int[rows.size() + 1];
        replicateRows = new int[0];
    }

    /**
     * @param heads head_estimates, with the columns of {@link HeadIdentity} and the metrics
     * @param replicates head_replicates, with the same columns and {@code text_group}; the metrics that it lacks have no replicates
     * @throws TableException if a column is missing, a head has two rows, or the groups of a head are not 0, 1, 2 … in this order
     */
    public ReplicatedMetrics(StoredTable heads, StoredTable replicates, Collection<Column.Real> metrics)
            throws TableException {
        readHeads(heads, metrics);
        List<HeadId> ofReplicates = heads(replicates);
        int[] groups = replicates.integers(HeadReplicates.TEXT_GROUP);
        int[] counts = new int[rows.size()];
        int[] rowOf = new int[groups.length];
        for (int i = 0; i < rowOf.length; i++) {
            rowOf[i] = rows.getOrDefault(ofReplicates.get(i), -1);
            if (rowOf[i] >= 0 && counts[rowOf[i]]++ != groups[i]) {
                throw new TableException(replicates.file() + ": found text_group " + groups[i] + " of "
                        + ofReplicates.get(i).label() + ", " + (counts[rowOf[i]] - 1) + " is expected");
            }
        }
        starts = new int[rows.size() + 1];
        for (int row = 0; row < counts.length; row++) {
            starts[row + 1] = starts[row] + counts[row];
        }
        replicateRows = new int[starts[counts.length]];
        for (int i = 0; i < rowOf.length; i++) {
            if (rowOf[i] >= 0) {
                replicateRows[starts[rowOf[i]] + groups[i]] = i;
            }
        }
        for (Column.Real metric : metrics) {
            if (replicates.has(metric)) {
                this.replicates.put(metric, replicates.numbers(metric));
            }
        }
    }

    private void readHeads(StoredTable heads, Collection<Column.Real> metrics) throws TableException {
        for (HeadId head : heads(heads)) {
            if (rows.put(head, rows.size()) != null) {
                throw new TableException(heads.file() + ": has two rows of " + head.label());
            }
        }
        for (Column.Real metric : metrics) {
            values.put(metric, heads.numbers(metric));
        }
    }

    private static List<HeadId> heads(StoredTable table) throws TableException {
        int[] layers = table.integers(HeadIdentity.LAYER);
        int[] numbers = table.integers(HeadIdentity.Q_HEAD);
        List<HeadId> heads = new ArrayList<>(layers.length);
        for (int row = 0; row < layers.length; row++) {
            heads.add(HeadId.query(layers[row], numbers[row]));
        }
        return heads;
    }

    /** The query heads, ascending. */
    public NavigableSet<HeadId> heads() {
        return Collections.unmodifiableNavigableSet(rows.navigableKeySet());
    }

    /** The metrics. */
    public Set<Column.Real> metrics() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** Number of groups of texts that were left out one at a time; 0 if the head has no replicates. */
    public int groups(HeadId head) {
        int row = rows.get(head);
        return starts[row + 1] - starts[row];
    }

    /** A head's metric; without replicates if it has none. */
    public Estimate of(HeadId head, Column.Real metric) {
        int row = rows.get(head);
        double[] without = replicates.get(metric);
        double[] all = new double[without == null ? 1 : 1 + starts[row + 1] - starts[row]];
        all[0] = values.get(metric)[row];
        for (int g = 0; g + 1 < all.length; g++) {
            all[g + 1] = without[replicateRows[starts[row] + g]];
        }
        return new Estimate(all);
    }

    /**
     * The mean of a metric over those heads for which it is defined. Its replicates are the means of the heads' replicates, so its standard error
     * accounts for the texts that heads share. It has replicates only if all these heads have the same number of groups, which are taken to be the
     * same texts; its value is NaN if there is no such head.
     */
    public Estimate mean(Collection<HeadId> heads, Column.Real metric) {
        return Means.of(heads.stream()
                .map(head -> of(head, metric))
                .filter(estimate -> !Double.isNaN(estimate.value()))
                .toList());
    }
}
