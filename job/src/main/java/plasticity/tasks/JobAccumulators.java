package plasticity.tasks;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.metrics.source.LongAccumulatorSource$;
import org.apache.spark.util.LongAccumulator;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** The job's accumulators. On the driver they count each work unit once: failed attempts and the slower of speculative copies are left out. */
final class JobAccumulators implements Serializable {
    private static final long serialVersionUID = 1L;

    private final EnumMap<JobAccumulator, LongAccumulator> accumulators;

    private JobAccumulators(EnumMap<JobAccumulator, LongAccumulator> accumulators) {
        this.accumulators = accumulators;
    }

    /**
     * Creates the accumulators and registers them with the metrics system. To be called once per application: the metrics system keeps the first
     * source of a name.
     */
    static JobAccumulators register(SparkContext spark) {
        EnumMap<JobAccumulator, LongAccumulator> accumulators = new EnumMap<>(JobAccumulator.class);
        Map<String, LongAccumulator> byName = new LinkedHashMap<>();
        for (JobAccumulator accumulator : JobAccumulator.values()) {
            LongAccumulator sum = spark.longAccumulator(accumulator.title());
            accumulators.put(accumulator, sum);
            byName.put(accumulator.title(), sum);
        }
        LongAccumulatorSource$.MODULE$.register(spark, Map$.MODULE$.from(CollectionConverters.asScala(byName)));
        return new JobAccumulators(accumulators);
    }

    /** Adds to the value of the current task. */
    void add(JobAccumulator accumulator, long value) {
        accumulators.get(accumulator).add(value);
    }

    /** Returns, on the driver, the sum over the tasks that succeeded so far. */
    long sum(JobAccumulator accumulator) {
        return accumulators.get(accumulator).sum();
    }
}
