package plasticity.connector;

import java.util.List;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;

/** Accepts the columns and the filters of a query. */
final class TokenScanBuilder implements SupportsPushDownRequiredColumns, SupportsPushDownFilters {
    private final ReadOptions options;
    private final HeadFilters heads;
    private List<TokenField> fields;

    TokenScanBuilder(ReadOptions options) {
        this.options = options;
        heads = new HeadFilters(TokenField.ofHeads(), options.dumps().areSeveral());
        fields = TokenField.of(options.schema());
    }

    @Override
    public void pruneColumns(StructType required) {
        fields = TokenField.of(required);
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
        return new TokenScan(options, fields, heads);
    }
}
