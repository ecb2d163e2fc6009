package plasticity.connector;

import java.util.Map;
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
        return ReadOptions.of(options).table().schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return ReadOptions.of(new CaseInsensitiveStringMap(properties)).table();
    }
}
