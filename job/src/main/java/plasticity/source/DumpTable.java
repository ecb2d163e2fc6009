package plasticity.source;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import plasticity.config.Secrets;

/** A dump as a table that Spark can read. */
final class DumpTable implements SupportsRead {
    private final DumpOptions options;

    DumpTable(DumpOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "parts of " + Secrets.redact(options.path());
    }

    @Override
    @SuppressWarnings("deprecation") // Table.columns() in its place would need Spark's own column class for no gain
    public StructType schema() {
        return UnitSchema.schema();
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ignored) {
        return () -> new DumpScan(options, query -> true);
    }
}
