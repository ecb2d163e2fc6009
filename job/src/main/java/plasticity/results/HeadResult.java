package plasticity.results;

import java.util.List;
import plasticity.buckets.HeadPositions;
import plasticity.heads.HeadId;
import plasticity.tables.BucketRow;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/**
 * The rows of one query head in every table, and the positions of its kept tokens.
 *
 * @param metrics null when the head failed
 * @param buckets in the order of the table; none when the head failed
 * @param components in the order of the table; none when the head failed
 * @param positions by bucket; none when the head failed
 */
public record HeadResult(
        HeadStatus status,
        HeadMetrics metrics,
        List<BucketRow> buckets,
        List<ComponentRow> components,
        HeadPositions positions) {

    /** Which head. */
    public HeadId query() {
        return HeadId.query(status.layer(), status.qHead());
    }

    /** Whether it was analysed. */
    public boolean isOk() {
        return status.status() == HeadStatus.State.OK;
    }
}
