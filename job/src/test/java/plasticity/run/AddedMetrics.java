package plasticity.run;

import java.util.List;
import plasticity.tables.Column;
import plasticity.tables.Row;

/** The console's summary of any metrics. */
public final class AddedMetrics {
    private AddedMetrics() {}

    public static String summary(List<Row> heads, List<Column.Real> metrics) {
        return MetricSummary.of(heads, metrics);
    }
}
