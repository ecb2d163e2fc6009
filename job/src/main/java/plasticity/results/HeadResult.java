package plasticity.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plasticity.buckets.HeadPositions;
import plasticity.config.OutputTable;
import plasticity.heads.HeadId;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.Row;
import plasticity.tables.Table;

/**
 * The rows of one head in every table, and the positions of a query head's kept tokens.
 *
 * @param identity a query head's row of {@link HeadStatus}, or what {@link #identityOf} returns for a key head
 * @param rows its rows of each of {@link OutputTable#RESULTS}, in the order of the table; none if the head failed
 * @param positions by bucket; none if the head failed, or it is a key head
 */
public record HeadResult(Row identity, Map<Table, List<Row>> rows, HeadPositions positions) {
    /** The columns that identify a key head. */
    private static final Table KEY_HEAD =
            Table.named("key_head").with(HeadIdentity.KEY_COLUMNS).build();

    /** The identity of a key head. */
    public static Row identityOf(HeadId key) {
        return KEY_HEAD.row()
                .set(HeadIdentity.LAYER, key.layer())
                .set(HeadIdentity.K_HEAD, key.head())
                .build();
    }

    /** Which head. */
    public HeadId head() {
        int layer = identity.get(HeadIdentity.LAYER);
        return isOfQueryHead()
                ? HeadId.query(layer, identity.get(HeadIdentity.Q_HEAD))
                : HeadId.key(layer, identity.get(HeadIdentity.K_HEAD));
    }

    private boolean isOfQueryHead() {
        return identity.table() == HeadStatus.TABLE;
    }

    /** Whether it was analysed. A key head that was not has no result. */
    public boolean isOk() {
        return !isOfQueryHead() || HeadStatus.isOk(identity);
    }

    /** Why it failed; empty if it was analysed. */
    public Optional<String> error() {
        return isOfQueryHead() ? HeadStatus.error(identity) : Optional.empty();
    }

    /** Its rows of a table; none if the table was not read. */
    public List<Row> rows(Table table) {
        return rows.getOrDefault(table, List.of());
    }

    /** Whether a head that was analysed has rows, a head of each kind only those of its tables, and one that failed none at all. */
    boolean isConsistent() {
        if (!isOk()) {
            return hasOnlyRowsOf(List.of()) && positions.isEmpty();
        }
        return isOfQueryHead()
                ? rows(HeadMetrics.TABLE).size() == 1
                        && rows(KeyHeadEstimates.TABLE).isEmpty()
                        && error().isEmpty()
                : !rows(KeyHeadEstimates.TABLE).isEmpty()
                        && hasOnlyRowsOf(List.of(KeyHeadEstimates.TABLE))
                        && positions.isEmpty();
    }

    private boolean hasOnlyRowsOf(List<Table> tables) {
        return OutputTable.RESULTS.stream()
                .allMatch(table -> tables.contains(table) || rows(table).isEmpty());
    }
}
