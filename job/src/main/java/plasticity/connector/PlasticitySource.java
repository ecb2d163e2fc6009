package plasticity.connector;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
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
}
