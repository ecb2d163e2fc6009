package plasticity.connector;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A dump as a table that Spark can read. */
@SuppressWarnings("deprecation") // Table.columns() in place of schema() would need Spark's own column class for no gain
record PlasticityTable(ReadOptions options, StructType schema, Supplier<ScanBuilder> scan) implements SupportsRead {
    @Override
    public String name() {
        return options.toString();
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ignored) {
        return scan.get();
    }
}
