package plasticity.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadReplicates;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * The metrics of a run's query heads with their replicates, from {@code head_estimates} and {@code head_replicates}. Takes 8 bytes per head, metric
 * and group of texts.
 */
public final class ReplicatedMetrics {
    private final TreeMap<HeadId, Integer> rows = new TreeMap<>();
    /** By metric: the value of row r, then its replicates, from {@code starts[r]}. */
    private final Map<Column.Real, double[]> values = new LinkedHashMap<>();

    private final int[] starts;

    /**
     * @param heads head_estimates, with the columns of {@link HeadIdentity} and the metrics
     * @param replicates head_replicates, with the same columns and {@code text_group}; the metrics that it lacks have no replicates
     * @throws TableException if a column is missing, a head has two rows, or the groups of a head are not 0, 1, 2 … in this order
     */
    public ReplicatedMetrics(StoredTable heads, StoredTable replicates, Collection<Column.Real> metrics)
            throws TableException {
        List<HeadId> ofRows = heads(heads);
        for (HeadId head : ofRows) {
            if (rows.put(head, rows.size()) != null) {
                throw new TableException(heads.file() + ": has two rows of " + head.label());
            }
        }
        List<HeadId> ofReplicates = heads(replicates);
        int[] groups = replicates.integers(HeadReplicates.TEXT_GROUP);
        int[] counts = new int[rows.size()];
        int[] rowOf = new int[ofReplicates.size()];
        for (int i = 0; i < rowOf.length; i++) {
            rowOf[i] = rows.getOrDefault(ofReplicates.get(i), -1);
            if (rowOf[i] >= 0 && counts[rowOf[i]]++ != groups[i]) {
                throw new TableException(replicates.file() + ": found text_group " + groups[i] + " of "
                        + ofReplicates.get(i).label() + ", " + (counts[rowOf[i]] - 1) + " is expected");
            }
        }
        starts = new int[rows.size() + 1];
        for (int row = 0; row < counts.length; row++) {
            starts[row + 1] = starts[row] + 1 + counts[row];
        }
        for (Column.Real metric : metrics) {
            values.put(metric, values(heads.numbers(metric), replicates, metric, rowOf, groups));
        }
    }

    private double[] values(double[] whole, StoredTable replicates, Column.Real metric, int[] rowOf, int[] groups)
            throws TableException {
        double[] all = new double[starts[starts.length - 1]];
        for (int row = 0; row < whole.length; row++) {
            Arrays.fill(all, starts[row], starts[row + 1], Double.NaN);
            all[starts[row]] = whole[row];
        }
        if (replicates.has(metric)) {
            double[] without = replicates.numbers(metric);
            for (int i = 0; i < without.length; i++) {
                if (rowOf[i] >= 0) {
                    all[starts[rowOf[i]] + 1 + groups[i]] = without[i];
                }
            }
        }
        return all;
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

    /** Number of groups of texts that were left out one at a time; 0 if the head has no replicates. */
    public int groups(HeadId head) {
        int row = rows.get(head);
        return starts[row + 1] - starts[row] - 1;
    }

    /** A head's metric; without replicates if it has none. */
    public Estimate of(HeadId head, Column.Real metric) {
        int row = rows.get(head);
        return new Estimate(Arrays.copyOfRange(values.get(metric), starts[row], starts[row + 1]));
    }

    /**
     * The mean of a metric over those heads for which it is defined. Its replicates are the means of the heads' replicates, so its standard error
     * accounts for the texts that heads share. It has replicates only if all these heads have the same number of groups, which are taken to be the
     * same texts; its value is NaN if there is no such head.
     */
    public Estimate mean(Collection<HeadId> heads, Column.Real metric) {
        List<Estimate> defined = heads.stream()
                .map(head -> of(head, metric))
                .filter(estimate -> !Double.isNaN(estimate.value()))
                .toList();
        if (defined.isEmpty()) {
            return new Estimate(Double.NaN);
        }
        int groups = defined.get(0).replicates();
        boolean haveSame = defined.stream().allMatch(estimate -> estimate.replicates() == groups);
        double[] means = new double[haveSame ? groups + 1 : 1];
        for (Estimate estimate : defined) {
            means[0] += estimate.value() / defined.size();
            for (int g = 0; g + 1 < means.length; g++) {
                means[g + 1] += estimate.replicate(g) / defined.size();
            }
        }
        return new Estimate(means);
    }
}
