package plasticity.connector;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * {@code spark.read().format("plasticity")}: a dump as a table of tokens, or its analysis.
 *
 * @see ReadSetting the options
 * @see Output the tables
 */
public final class PlasticitySource implements TableProvider, DataSourceRegister {
    /** The name for {@code spark.read().format(…)}. */
    public static final String FORMAT = "plasticity";

    @Override
    public String shortName() {
        return FORMAT;
    }

    /** @throws IllegalArgumentException with all problems of the options */
    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return ReadOptions.of(options).schema();
    }

    /**
     * The table of these options.
     *
     * @param schema ignored for a table of Spark's catalog: a stored schema may be of an earlier version, and Spark compares that of {@code CREATE
     *     TABLE}
     * @param properties the options; for a table of Spark's catalog with everything else that it stores
     */
    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        Map<String, String> passed = new HashMap<>(properties);
        return new PlasticityTable(
                passed, GivenOptions.of(passed).properties().isEmpty() ? Optional.of(schema) : Optional.empty());
    }

    /** True, so that Spark requests the schema when a table is created, and mistakes are reported then. */
    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    /**
     * One or more dumps as a table that Spark can read. Options are checked when the schema is requested, so a table of Spark's catalog that has become
     * unreadable can still be dropped.
     *
     * @param passed the properties that Spark passes, including the options
     * @param given the schema given to the reader, which must be the table's
     */
    @SuppressWarnings("deprecation") // Table.columns() would need Spark's own column class
    private record PlasticityTable(Map<String, String> passed, Optional<StructType> given) implements SupportsRead {
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
}
