package plasticity.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import plasticity.heads.HeadId;
import plasticity.messages.RunException;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;

/** The metrics of a run's key heads with their standard errors, from {@code key_head_estimates}. */
final class KeyHeadMetrics {
    /** The kinds of pairs in the order of the table. */
    static final List<String> PAIRS = List.of("far", "near");

    private final Map<String, TreeMap<HeadId, Integer>> rows = new HashMap<>();
    private final Map<Column.Real, double[]> values = new HashMap<>();
    private final int[] texts;

    private KeyHeadMetrics(StoredTable table, List<Column.Real> metrics) throws TableException {
        PAIRS.forEach(pairs -> rows.put(pairs, new TreeMap<>()));
        int[] layers = table.integers(HeadIdentity.LAYER);
        int[] numbers = table.integers(HeadIdentity.K_HEAD);
        List<String> pairs = table.texts(KeyHeadEstimates.PAIRS);
        texts = table.integers(KeyHeadEstimates.N_TEXTS);
        for (int row = 0; row < layers.length; row++) {
            HeadId head = HeadId.key(layers[row], numbers[row]);
            TreeMap<HeadId, Integer> ofKind = rows.get(pairs.get(row));
            if (ofKind == null || ofKind.put(head, row) != null) {
                throw new TableException(table.file() + ": has two rows of " + head.label() + ", or pairs is neither "
                        + String.join(" nor ", PAIRS));
            }
        }
        for (Column.Real metric : metrics) {
            values.put(metric, table.numbers(metric));
            values.put(Table.errorOf(metric), table.numbers(Table.errorOf(metric)));
        }
    }

    /** Reads the table; empty if the run does not have it, or no metric is wanted. */
    static Optional<KeyHeadMetrics> of(RunTables tables, List<Column.Real> metrics)
            throws RunException, TableException {
        if (metrics.isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(HeadIdentity.KEY_COLUMNS);
        columns.add(KeyHeadEstimates.PAIRS);
        columns.add(KeyHeadEstimates.N_TEXTS);
        for (Column.Real metric : metrics) {
            columns.add(metric);
            columns.add(Table.errorOf(metric));
        }
        Optional<StoredTable> table = tables.read(KeyHeadEstimates.TABLE, columns);
        return table.isPresent() ? Optional.of(new KeyHeadMetrics(table.get(), metrics)) : Optional.empty();
    }

    /** The key heads, ascending. */
    NavigableSet<HeadId> heads(String pairs) {
        return Collections.unmodifiableNavigableSet(rows.get(pairs).navigableKeySet());
    }

    double value(HeadId head, String pairs, Column.Real metric) {
        return values.get(metric)[rows.get(pairs).get(head)];
    }

    double error(HeadId head, String pairs, Column.Real metric) {
        return value(head, pairs, Table.errorOf(metric));
    }

    /** Number of texts of the head. */
    int texts(HeadId head, String pairs) {
        return texts[rows.get(pairs).get(head)];
    }
}
