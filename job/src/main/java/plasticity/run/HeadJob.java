package plasticity.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import plasticity.analysis.AnalysisSettings;
import plasticity.source.DumpOptions;
import plasticity.source.HeadPartSource;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** The Spark job: work units in, outcomes out, each handed over as soon as its task ends. */
final class HeadJob {
    private HeadJob() {}

    /**
     * Analyses every head of a dump.
     *
     * @param outcomes takes each query head's outcome exactly once, whatever is retried or speculated; called by one thread at a time
     */
    static void run(SparkSession spark, DumpOptions dump, AnalysisSettings settings, Consumer<HeadOutcome> outcomes) {
        JobMetrics metrics = JobMetrics.register(spark.sparkContext());
        RDD<HeadOutcome> heads = HeadPartSource.parts(spark, dump)
                .mapPartitions(new CountedAnalysis(new UnitAnalysis(settings), metrics))
                .rdd();
        List<Object> partitions = new ArrayList<>();
        IntStream.range(0, heads.getNumPartitions()).forEach(partitions::add);
        spark.sparkContext()
                .runJob(
                        heads,
                        new Collect(),
                        CollectionConverters.asScala(partitions).toSeq(),
                        new HandOver(outcomes),
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
        private final Consumer<HeadOutcome> outcomes;

        private HandOver(Consumer<HeadOutcome> outcomes) {
            this.outcomes = outcomes;
        }

        @Override
        public synchronized BoxedUnit apply(Object partition, HeadOutcome[] unit) {
            for (HeadOutcome outcome : unit) {
                outcomes.accept(outcome);
            }
            return BoxedUnit.UNIT;
        }
    }
}
