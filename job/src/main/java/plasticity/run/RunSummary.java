package plasticity.run;

import java.util.ArrayList;
import java.util.List;
import plasticity.results.HeadResult;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadReplicates;
import plasticity.tables.Row;

/** What a run prints about the metrics and estimates of its heads. */
final class RunSummary {
    private final List<Row> metrics = new ArrayList<>();
    private final EstimateSummary estimates = new EstimateSummary(HeadEstimates.SUMMARIZED);

    /** Adds the next head; a key head has neither. */
    void add(HeadResult head) {
        metrics.addAll(head.rows(HeadMetrics.TABLE));
        for (Row row : head.rows(HeadEstimates.TABLE)) {
            estimates.add(row, head.rows(HeadReplicates.TABLE));
        }
    }

    String text() {
        return MetricSummary.of(metrics, HeadMetrics.SUMMARIZED) + estimates.text();
    }
}
