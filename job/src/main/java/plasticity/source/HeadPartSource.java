package plasticity.source;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import plasticity.heads.HeadId;

/**
 * A dump as the analysis reads it: one partition a work unit, so that a head's tokens meet in one task without a shuffle. Spark finds it by the
 * name of this class; for users there is the data source {@code plasticity} of the package {@code connector}.
 */
public final class HeadPartSource implements TableProvider {
    /**
     * A dump, a partition for each work unit, its parts in order. A part's block is to be used before the next part is asked for.
     *
     * @throws TooLittleMemoryException when work units do not fit
     */
    public static JavaRDD<HeadPart> parts(SparkSession spark, DumpOptions dump) {
        // The scan as it stands, since the way through rows would copy a block's numbers three times.
        return spark.read()
                .format(HeadPartSource.class.getName())
                .options(dump.asMap())
                .load()
                .queryExecution()
                .sparkPlan()
                .executeColumnar()
                .toJavaRDD()
                .map(HeadPartSource::part);
    }

    /**
     * The same for another scan to build on: its partitions are work units, its readers give batches, each of which is a {@link #part}.
     *
     * @param wanted which query heads; nothing of the others is opened
     */
    public static Batch batch(DumpOptions dump, Predicate<HeadId> wanted) {
        return new DumpScan(dump, wanted);
    }

    /** What is known against a partition of {@link #batch} before it is read: the first of its heads' errors, with the head. */
    public static Optional<String> problem(InputPartition unit) {
        return ((UnitPartition) unit).unit().problem();
    }

    /** The part that a batch of {@link #batch} carries. */
    public static HeadPart part(ColumnarBatch batch) {
        return ((PartBatch) batch).part();
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
