package plasticity.connector;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * One or more dumps as a table that Spark can read. Options are checked when the schema is requested, so a table of Spark's catalog that has become
 * unreadable can still be dropped.
 *
 * @param passed the properties that Spark passes, including the options
 * @param given the schema given to the reader, which must be the table's
 */
@SuppressWarnings("deprecation") // Table.columns() would need Spark's own column class
record PlasticityTable(Map<String, String> passed, Optional<StructType> given) implements SupportsRead {
    @Override
    public String name() {
        try {
            return ReadOptions.of(passed).toString();
        } catch (IllegalArgumentException e) {
            return PlasticitySource.FORMAT;
        }
    }

    /** @throws IllegalArgumentException with all problems of the options, or if another schema was given */
    @Override
    public StructType schema() {
        StructType schema = ReadOptions.of(passed).schema();
        if (given.isPresent() && !given.get().catalogString().equals(schema.catalogString())) {
            throw new IllegalArgumentException("the given schema is not that of " + name() + ", whose columns are "
                    + String.join(", ", schema.fieldNames()) + "; leave the schema out");
        }
        return schema;
    }

    /** The properties that Spark's catalog stores with the table; none for a table that is not in it. */
    @Override
    public Map<String, String> properties() {
        return GivenOptions.of(passed).properties();
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ignored) {
        return ReadOptions.of(passed).scan();
    }
}
