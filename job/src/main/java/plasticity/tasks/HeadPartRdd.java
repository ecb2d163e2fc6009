package plasticity.tasks;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.InterruptibleIterator;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.plan.DumpPlan;
import plasticity.plan.WorkUnit;
import plasticity.tokens.SamplingOptions;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * A plan as Spark runs it: a partition for each work unit, in the plan's order, to be read where its blocks lie. A task is sent its own unit and
 * no other; Hadoop's settings, some thousand, go to an executor once.
 */
final class HeadPartRdd extends RDD<HeadPart> {
    private static final long serialVersionUID = 1L;

    private final transient List<WorkUnit> units;
    private final SamplingOptions sampling;
    private final Broadcast<SerializableConfiguration> hadoop;

    HeadPartRdd(SparkContext spark, DumpPlan plan) {
        super(spark, none(), ClassTag$.MODULE$.apply(HeadPart.class));
        this.units = plan.units();
        this.sampling = plan.sampling();
        this.hadoop = JavaSparkContext.fromSparkContext(spark)
                .broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    }

    private static Seq<Dependency<?>> none() {
        return CollectionConverters.<Dependency<?>>asScala(List.of()).toSeq();
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] partitions = new Partition[units.size()];
        for (int i = 0; i < partitions.length; i++) {
            partitions[i] = new UnitTask(i, units.get(i));
        }
        return partitions;
    }

    @Override
    public Seq<String> getPreferredLocations(Partition partition) {
        return CollectionConverters.asScala(((UnitTask) partition).unit().hosts())
                .toSeq();
    }

    @Override
    public Iterator<HeadPart> compute(Partition partition, TaskContext task) {
        UnitReader reader = new UnitReader(
                ((UnitTask) partition).unit(), sampling, hadoop.value().value());
        return new InterruptibleIterator<>(task, CollectionConverters.asScala(TaskParts.of(reader, task)));
    }

    private record UnitTask(int index, WorkUnit unit) implements Partition, Serializable {}
}
