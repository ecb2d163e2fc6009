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
 * {@code spark.read().format("plasticity")}: a dump as a table of tokens, or what the analysis finds in it.
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

    /** @throws IllegalArgumentException with everything that is wrong with the options */
    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return ReadOptions.of(options).schema();
    }

    /**
     * The table of these options.
     *
     * @param schema is not looked at for a table of Spark's catalog: what is stored there may be of an earlier version, and what {@code CREATE
     *     TABLE} gives is compared by Spark
     * @param properties the options, for a table of Spark's catalog among what else it stores
     */
    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        Map<String, String> passed = new HashMap<>(properties);
        return new PlasticityTable(
                passed, GivenOptions.of(passed).properties().isEmpty() ? Optional.of(schema) : Optional.empty());
    }

    /** Yes, so that Spark asks for the columns when a table is created and a mistake is told then. */
    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }
}
