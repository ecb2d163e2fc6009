package plasticity.tasks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import plasticity.analysis.AnalysisSettings;
import plasticity.plan.DumpPlan;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * The Spark job that analyses the work units of one or more dumps. A unit's outcomes are delivered as soon as its task ends. The units of all
 * dumps run as one job, so that no core is idle at the end of a dump.
 */
public final class HeadJob {
    private final SparkContext spark;
    private final JobAccumulators accumulators;

    /** To be created once per application, as {@link JobAccumulators} are. */
    HeadJob(SparkContext spark) {
        this.spark = spark;
        this.accumulators = JobAccumulators.register(spark);
    }

    /**
     * The analysis of one dump.
     *
     * @param plan of the heads to analyse
     * @param outcomes called once per query head, and once per key head with estimates, regardless of task retries and speculation; never concurrently, and on Spark's scheduler
     *     thread, so it must return quickly
     */
    public record Work(DumpPlan plan, AnalysisSettings settings, Consumer<UnitOutcome> outcomes) {}

    /**
     * Analyses every head of every plan.
     *
     * @param works at least one
     */
    public void run(List<Work> works) {
        int cores = Math.max(1, spark.defaultParallelism() / works.size());
        List<RDD<UnitOutcome>> dumps = new ArrayList<>();
        List<Consumer<UnitOutcome>> callbacks = new ArrayList<>();
        for (Work work : works) {
            RDD<UnitOutcome> heads = new WorkUnitRdd(spark, work.plan().on(cores))
                    .toJavaRDD()
                    .mapPartitions(new MeteredAnalysis(new UnitAnalysis(work.settings()), accumulators))
                    .rdd();
            dumps.add(heads);
            callbacks.addAll(Collections.nCopies(heads.getNumPartitions(), work.outcomes()));
        }
        RDD<UnitOutcome> all =
                spark.union(CollectionConverters.asScala(dumps).toSeq(), ClassTag$.MODULE$.apply(UnitOutcome.class));
        List<Object> partitions = new ArrayList<>();
        IntStream.range(0, callbacks.size()).forEach(partitions::add);
        spark.runJob(
                all,
                new Collect(),
                CollectionConverters.asScala(partitions).toSeq(),
                new Deliver(callbacks),
                ClassTag$.MODULE$.<UnitOutcome[]>apply(UnitOutcome[].class));
    }

    /** Runs in the task: collects the outcomes of a unit. */
    private static final class Collect extends AbstractFunction2<TaskContext, Iterator<UnitOutcome>, UnitOutcome[]>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public UnitOutcome[] apply(TaskContext task, Iterator<UnitOutcome> outcomes) {
            List<UnitOutcome> all = new ArrayList<>();
            CollectionConverters.asJava(outcomes).forEachRemaining(all::add);
            return all.toArray(UnitOutcome[]::new);
        }
    }

    /** Runs on the driver when a task has succeeded: passes its outcomes to the callback of its dump. */
    private static final class Deliver extends AbstractFunction2<Object, UnitOutcome[], BoxedUnit> {
        private final List<Consumer<UnitOutcome>> callbacks;

        private Deliver(List<Consumer<UnitOutcome>> callbacks) {
            this.callbacks = callbacks;
        }

        @Override
        public synchronized BoxedUnit apply(Object partition, UnitOutcome[] outcomes) {
            Consumer<UnitOutcome> callback = callbacks.get((Integer) partition);
            for (UnitOutcome outcome : outcomes) {
                callback.accept(outcome);
            }
            return BoxedUnit.UNIT;
        }
    }
}
