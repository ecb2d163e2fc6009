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
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.executor.InputMetrics;
import org.apache.spark.rdd.RDD;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import plasticity.plan.DumpPlan;
import plasticity.plan.WorkUnit;
import plasticity.tokens.SamplingOptions;
import scala.Function0;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/**
 * The blocks of a plan's heads: one partition per work unit, in the plan's order, on the hosts that store its blocks. Footers are not read again.
 * A task is sent only its own unit; Hadoop's settings, some thousand, are sent once per executor.
 */
final class WorkUnitRdd extends RDD<HeadBlock> {
    private static final long serialVersionUID = 1L;

    private final transient List<WorkUnit> units;
    private final SamplingOptions sampling;
    private final Broadcast<SerializableConfiguration> hadoop;

    /** @param plan already limited to the executors' memory by {@link DumpPlan#within} */
    WorkUnitRdd(SparkContext spark, DumpPlan plan) {
        super(spark, none(), ClassTag$.MODULE$.apply(HeadBlock.class));
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
            partitions[i] = new UnitPartition(i, units.get(i));
        }
        return partitions;
    }

    @Override
    public Seq<String> getPreferredLocations(Partition partition) {
        return CollectionConverters.asScala(((UnitPartition) partition).unit().hosts())
                .toSeq();
    }

    /** The blocks of a unit. Its files are closed when the task ends, whether it succeeds, fails or is killed. */
    @Override
    public Iterator<HeadBlock> compute(Partition partition, TaskContext task) {
        UnitReader reader = new UnitReader(
                ((UnitPartition) partition).unit(), sampling, hadoop.value().value());
        InputMetrics metrics = task.taskMetrics().inputMetrics();
        long bytesBefore = metrics.bytesRead();
        Function0<Object> bytesRead = SparkHadoopUtil.get().getFSBytesReadOnThreadCallback();
        Runnable reportBytes = () -> metrics.setBytesRead(bytesBefore + (long) bytesRead.apply());
        TaskCompletionListener onEnd = ended -> {
            reportBytes.run();
            reader.close();
        };
        task.addTaskCompletionListener(onEnd);
        Iterator<HeadBlock> blocks = CollectionConverters.asScala(reader);
        return new InterruptibleIterator<>(task, blocks.map(new Reported(metrics, reportBytes)));
    }

    /** Reports the progress of a task to Spark's input metrics. */
    private static final class Reported extends AbstractFunction1<HeadBlock, HeadBlock> {
        private final InputMetrics metrics;
        private final Runnable reportBytes;

        private Reported(InputMetrics metrics, Runnable reportBytes) {
            this.metrics = metrics;
            this.reportBytes = reportBytes;
        }

        @Override
        public HeadBlock apply(HeadBlock block) {
            if (block.isEnd()) {
                reportBytes.run();
            } else {
                metrics.incRecordsRead(block.tokens().size());
            }
            return block;
        }
    }

    private record UnitPartition(int index, WorkUnit unit) implements Partition, Serializable {}
}
