package plasticity.tasks;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.dump.DumpException;
import plasticity.heads.HeadId;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.InsufficientMemoryException;

/** A dump as the analysis reads it: one partition a work unit, so that a head's tokens meet in one task without a shuffle. */
public final class HeadPartSource {
    private HeadPartSource() {}

    /**
     * A dump as it was planned: a partition for each work unit, the largest first, to be read where its blocks lie. A part's block is to be used
     * before the next part is asked for. No footer is read again, and what was found to fail is not tried.
     *
     * @param plan as {@link DumpPlan#within} made it fit; here nothing is refused any more
     */
    public static JavaRDD<HeadPart> parts(JavaSparkContext spark, DumpPlan plan) {
        return new HeadPartRdd(spark.sc(), plan).toJavaRDD();
    }

    /**
     * The work units of dumps as the partitions of a scan, to be read by {@link #readers}.
     *
     * @param options whose path does not count
     * @param paths the dumps; the units of one follow those of another
     * @param wanted which query heads of which dump, given by its path; nothing of the others is opened
     * @throws DumpException when there is no dump at a path
     * @throws InsufficientMemoryException when no unit of a dump fits, as many as run at a time
     */
    public static InputPartition[] partitions(
            DumpOptions options, List<String> paths, BiPredicate<String, HeadId> wanted) throws DumpException {
        return UnitPlanner.of(options, paths, wanted, SparkSession.active().sparkContext());
    }

    /** Reads {@link #partitions}: gives batches, each of which is a {@link #part}. */
    public static PartitionReaderFactory readers(DumpOptions options) {
        SparkContext spark = SparkSession.active().sparkContext();
        SerializableConfiguration hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
        return new UnitReaderFactory(
                options.sampling(), JavaSparkContext.fromSparkContext(spark).broadcast(hadoop));
    }

    /** The dump of one of {@link #partitions}, by its path. */
    public static String dump(InputPartition unit) {
        return ((UnitPartition) unit).dump();
    }

    /** What is known against one of {@link #partitions} before it is read: the first of its heads' errors, with the head. */
    public static Optional<String> problem(InputPartition unit) {
        return ((UnitPartition) unit).unit().problem();
    }

    /** The part that a batch of {@link #readers} carries. */
    public static HeadPart part(ColumnarBatch batch) {
        return ((PartBatch) batch).part();
    }
}
