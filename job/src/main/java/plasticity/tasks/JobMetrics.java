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

/**
 * The counters of a job, as accumulators. The driver's sums take each work unit once: what tasks counted that failed, or that lost against a
 * speculated copy, is left out.
 */
final class JobMetrics implements Serializable {
    private static final long serialVersionUID = 1L;

    private final EnumMap<JobCounter, LongAccumulator> counters;

    private JobMetrics(EnumMap<JobCounter, LongAccumulator> counters) {
        this.counters = counters;
    }

    /** Counters of an application and its metrics system; to be called once in it, as the metrics system keeps the first under a name. */
    static JobMetrics register(SparkContext spark) {
        EnumMap<JobCounter, LongAccumulator> counters = new EnumMap<>(JobCounter.class);
        Map<String, LongAccumulator> byName = new LinkedHashMap<>();
        for (JobCounter counter : JobCounter.values()) {
            LongAccumulator sum = spark.longAccumulator(counter.title());
            counters.put(counter, sum);
            byName.put(counter.title(), sum);
        }
        LongAccumulatorSource$.MODULE$.register(spark, Map$.MODULE$.from(CollectionConverters.asScala(byName)));
        return new JobMetrics(counters);
    }

    /** Within a task adds to the task's own count. */
    void add(JobCounter counter, long number) {
        counters.get(counter).add(number);
    }

    /** On the driver: the sum so far. */
    long sum(JobCounter counter) {
        return counters.get(counter).sum();
    }
}
