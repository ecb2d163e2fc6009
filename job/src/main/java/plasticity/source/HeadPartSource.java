package plasticity.source;

import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import plasticity.heads.HeadId;

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
     * A dump for a scan to build on: its partitions are work units, its readers give batches, each of which is a {@link #part}. Planned when it
     * is asked for its partitions.
     *
     * @param wanted which query heads; nothing of the others is opened
     */
    public static Batch batch(DumpOptions dump, Predicate<HeadId> wanted) {
        return new DumpBatch(dump, wanted);
    }

    /** What is known against a partition of {@link #batch} before it is read: the first of its heads' errors, with the head. */
    public static Optional<String> problem(InputPartition unit) {
        return ((UnitPartition) unit).unit().problem();
    }

    /** The part that a batch of {@link #batch} carries. */
    public static HeadPart part(ColumnarBatch batch) {
        return ((PartBatch) batch).part();
    }
}
