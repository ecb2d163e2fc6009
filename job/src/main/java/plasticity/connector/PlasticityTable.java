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
 * A dump, or several, as a table that Spark can read. Options are checked when the columns are asked for: a table of Spark's catalog that became
 * unreadable can still be dropped.
 *
 * @param passed what Spark passes on, the options among it
 * @param given the schema that a reader was given, which has to be the table's
 */
@SuppressWarnings("deprecation") // Table.columns() in place of schema() would need Spark's own column class for no gain
record PlasticityTable(Map<String, String> passed, Optional<StructType> given) implements SupportsRead {
    @Override
    public String name() {
        try {
            return ReadOptions.of(passed).toString();
        } catch (IllegalArgumentException e) {
            return PlasticitySource.FORMAT;
        }
    }

    /** @throws IllegalArgumentException with everything that is wrong with the options, or when another schema was given */
    @Override
    public StructType schema() {
        StructType schema = ReadOptions.of(passed).schema();
        if (given.isPresent() && !given.get().catalogString().equals(schema.catalogString())) {
            throw new IllegalArgumentException("the schema that was given is not that of " + name()
                    + ", whose columns are " + String.join(", ", schema.fieldNames()) + "; leave the schema out");
        }
        return schema;
    }

    /** What Spark's catalog stores with the table; nothing for a table that is not in it. */
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
