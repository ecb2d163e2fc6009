package plasticity.source;

import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The Spark data source {@code plasticity}: one partition a work unit, so that a head's tokens meet in one task without a shuffle. */
public final class PlasticitySource implements TableProvider, DataSourceRegister {
    /** The name for {@code spark.read().format(…)}. */
    public static final String FORMAT = "plasticity";

    /**
     * A dump, a partition for each work unit, its parts in order. A part's block is to be used before the next part is asked for.
     *
     * @throws TooLittleMemoryException when work units do not fit
     */
    public static JavaRDD<HeadPart> parts(SparkSession spark, DumpOptions dump) {
        // The scan as it stands, since the way through rows would copy a block's numbers three times.
        return spark.read()
                .format(FORMAT)
                .options(dump.asMap())
                .load()
                .queryExecution()
                .sparkPlan()
                .executeColumnar()
                .toJavaRDD()
                .map(batch -> ((PartBatch) batch).part());
    }

    @Override
    public String shortName() {
        return FORMAT;
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return UnitSchema.schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new DumpTable(DumpOptions.of(new CaseInsensitiveStringMap(properties)));
    }
}
