package plasticity.results;

import java.util.List;
import java.util.Map;
import plasticity.buckets.HeadPositions;
import plasticity.config.OutputTable;
import plasticity.heads.HeadId;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;
import plasticity.tables.Table;

/**
 * The rows of one query head in every table, and the positions of its kept tokens.
 *
 * @param status its row of {@link HeadStatus}
 * @param rows its rows of each of {@link OutputTable#RESULTS}, in the order of the table; none if the head failed
 * @param positions by bucket; none if the head failed
 */
public record HeadResult(Row status, Map<Table, List<Row>> rows, HeadPositions positions) {
    /** Which head. */
    public HeadId query() {
        return HeadId.query(status.get(HeadIdentity.LAYER), status.get(HeadIdentity.Q_HEAD));
    }

    /** Whether it was analysed. */
    public boolean isOk() {
        return HeadStatus.isOk(status);
    }

    List<Row> rows(Table table) {
        return rows.getOrDefault(table, List.of());
    }

    /** Whether a head that was analysed has metrics, and one that failed has no rows at all. */
    boolean isConsistent() {
        return isOk()
                ? rows(HeadMetrics.TABLE).size() == 1
                        && HeadStatus.error(status).isEmpty()
                : OutputTable.RESULTS.stream().allMatch(table -> rows(table).isEmpty()) && positions.isEmpty();
    }
}
