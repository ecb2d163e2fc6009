package plasticity.connector;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.sources.Filter;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.plan.DumpOptions;

/** Accepts the filters that select query heads. */
final class AnalysisScanBuilder implements SupportsPushDownFilters {
    private final ReadOptions options;
    private final DumpOptions dump;
    private final HeadFilters heads;

    AnalysisScanBuilder(ReadOptions options) {
        this.options = options;
        dump = options.dump(SparkSession.active().sparkContext().conf());
        GroupedQueryLayout layout = dump.layout();
        heads = new HeadFilters(
                Map.of(
                        "layer", HeadId::layer,
                        "q_head", HeadId::head,
                        "k_head", query -> layout.keyHeadOf(query.head())),
                options.dumps().areSeveral());
    }

    @Override
    public Filter[] pushFilters(Filter[] filters) {
        return heads.push(filters);
    }

    @Override
    public Filter[] pushedFilters() {
        return heads.pushed();
    }

    @Override
    public Scan build() {
        return new AnalysisScan(options, dump, heads);
    }
}
