package plasticity.tasks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import plasticity.analysis.AnalysisSettings;
import plasticity.plan.DumpPlan;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * The Spark job: work units in, outcomes out, each handed over as soon as its task ends. The units of several dumps follow each other, those of
 * a dump by size, so that no core waits for the end of a dump.
 */
public final class HeadJob {
    private final SparkContext spark;
    private final JobMetrics metrics;

    /** The only one in an application: its counters are the application's. */
    HeadJob(SparkSession session) {
        this.spark = session.sparkContext();
        this.metrics = JobMetrics.register(spark);
    }

    /**
     * What is to be done for one dump.
     *
     * @param plan of the heads that are to be analysed
     * @param outcomes takes each query head's outcome exactly once, whatever is retried or speculated; called by one thread at a time, on which
     *     Spark hands out tasks, too
     */
    public record Work(DumpPlan plan, AnalysisSettings settings, Consumer<HeadOutcome> outcomes) {}

    /**
     * Analyses every head of every plan.
     *
     * @param works at least one
     */
    public void run(List<Work> works) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark);
        int cores = Math.max(1, spark.defaultParallelism() / works.size());
        List<RDD<HeadOutcome>> dumps = new ArrayList<>();
        List<Consumer<HeadOutcome>> takers = new ArrayList<>();
        for (Work work : works) {
            RDD<HeadOutcome> heads = HeadPartSource.parts(context, work.plan().on(cores))
                    .mapPartitions(new CountedAnalysis(new UnitAnalysis(work.settings()), metrics))
                    .rdd();
            dumps.add(heads);
            IntStream.range(0, heads.getNumPartitions()).forEach(unit -> takers.add(work.outcomes()));
        }
        RDD<HeadOutcome> all =
                spark.union(CollectionConverters.asScala(dumps).toSeq(), ClassTag$.MODULE$.apply(HeadOutcome.class));
        List<Object> units = new ArrayList<>();
        IntStream.range(0, takers.size()).forEach(units::add);
        spark.runJob(
                all,
                new Collect(),
                CollectionConverters.asScala(units).toSeq(),
                new HandOver(takers),
                ClassTag$.MODULE$.<HeadOutcome[]>apply(HeadOutcome[].class));
    }

    /** Runs in the task: a unit's outcomes as one result. */
    private static final class Collect extends AbstractFunction2<TaskContext, Iterator<HeadOutcome>, HeadOutcome[]>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public HeadOutcome[] apply(TaskContext task, Iterator<HeadOutcome> outcomes) {
            List<HeadOutcome> all = new ArrayList<>();
            CollectionConverters.asJava(outcomes).forEachRemaining(all::add);
            return all.toArray(HeadOutcome[]::new);
        }
    }

    /** Runs on the driver when a task has ended. */
    private static final class HandOver extends AbstractFunction2<Object, HeadOutcome[], BoxedUnit> {
        private final List<Consumer<HeadOutcome>> takers;

        private HandOver(List<Consumer<HeadOutcome>> takers) {
            this.takers = takers;
        }

        @Override
        public synchronized BoxedUnit apply(Object unit, HeadOutcome[] outcomes) {
            Consumer<HeadOutcome> taker = takers.get((Integer) unit);
            for (HeadOutcome outcome : outcomes) {
                taker.accept(outcome);
            }
            return BoxedUnit.UNIT;
        }
    }
}
