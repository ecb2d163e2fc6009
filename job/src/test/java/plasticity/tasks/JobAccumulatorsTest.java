package plasticity.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.metrics.sink.PrometheusServlet;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plasticity.heads.HeadId;

@Tag("spark")
class JobAccumulatorsTest {
    private SparkSession spark;

    @BeforeEach
    void start() {
        spark = SparkSession.builder()
                .master("local[2,2]")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.port", "0")
                .config("spark.metrics.conf.*.sink.prometheusServlet.class", PrometheusServlet.class.getName())
                .config("spark.metrics.conf.*.sink.prometheusServlet.path", "/metrics/prometheus")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.log.level", "OFF")
                .getOrCreate();
    }

    @AfterEach
    void stop() {
        spark.stop();
    }

    @Test
    void countsEachUnitOnceIfATaskIsRetried() {
        JobAccumulators accumulators = JobAccumulators.register(spark.sparkContext());
        assertThat(run(accumulators)).isEqualTo(2);
        assertThat(accumulators.sum(JobAccumulator.HEADS_ANALYSED)).isZero();
        assertThat(accumulators.sum(JobAccumulator.HEADS_FAILED)).isEqualTo(4);
        assertThat(accumulators.sum(JobAccumulator.ROWS_READ)).isEqualTo(2 * 700);
        assertThat(accumulators.sum(JobAccumulator.ROWS_KEPT)).isEqualTo(2 * 70);
        assertThat(accumulators.sum(JobAccumulator.BYTES_READ)).isEqualTo(2 * (7_000 + 13));
        assertThat(accumulators.sum(JobAccumulator.READING_NANOS)).isPositive();
        assertThat(accumulators.sum(JobAccumulator.ANALYSING_NANOS)).isPositive();
    }

    @Test
    void areShownByTheMetricsSystem() throws Exception {
        run(JobAccumulators.register(spark.sparkContext()));
        assertThat(get("/metrics/prometheus/").lines())
                .filteredOn(line -> line.matches(".*_plasticity_(?!.*nanos).*_Value\\{.*"))
                .extracting(line -> line.replaceFirst("metrics_.*_driver_AccumulatorSource_", ""))
                .containsExactlyInAnyOrder(
                        "plasticity_heads_analysed_Value{type=\"gauges\"} 0",
                        "plasticity_heads_failed_Value{type=\"gauges\"} 4",
                        "plasticity_rows_read_Value{type=\"gauges\"} 1400",
                        "plasticity_rows_kept_Value{type=\"gauges\"} 140",
                        "plasticity_bytes_read_Value{type=\"gauges\"} 14026");
        assertThat(get("/metrics/json/")).contains(".driver.AccumulatorSource.plasticity.analysing.nanos\"");
    }

    /** Runs two units, the second of which fails once after its first head; returns the number of successful tasks. */
    private long run(JobAccumulators accumulators) {
        return new JavaSparkContext(spark.sparkContext())
                .parallelize(List.of(0, 1), 2)
                .mapPartitions(new Unit(new MeteredAnalysis(new Failing(), accumulators)))
                .collect()
                .size();
    }

    private String get(String path) throws Exception {
        URI uri = URI.create(spark.sparkContext().uiWebUrl().get() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Analyses the blocks of a unit and counts the outcomes. */
    private record Unit(MeteredAnalysis analysis) implements FlatMapFunction<Iterator<Integer>, Integer> {
        @Override
        public Iterator<Integer> call(Iterator<Integer> units) throws Exception {
            boolean isFailing = units.next() == 1 && TaskContext.get().attemptNumber() == 0;
            Iterator<UnitOutcome> outcomes = analysis.call(Stream.of(
                            block(HeadId.key(0, 0), 500, 50, null),
                            block(HeadId.query(0, 0), 200, 20, null),
                            block(HeadId.query(0, 1), 300, 0, "damaged"))
                    .iterator());
            int count = 0;
            while (outcomes.hasNext()) {
                outcomes.next();
                count++;
                if (isFailing) {
                    throw new IllegalStateException("lost");
                }
            }
            return List.of(count).iterator();
        }

        private static HeadBlock block(HeadId head, int rows, int kept, String error) {
            return new HeadBlock(
                    head, 0, OptionalInt.of(rows), kept, 1, null, error == null ? 10L * rows : 13, null, true, error);
        }
    }

    /** Returns a failure for every query head. */
    private static final class Failing implements FlatMapFunction<Iterator<HeadBlock>, UnitOutcome> {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<UnitOutcome> call(Iterator<HeadBlock> blocks) {
            List<UnitOutcome> outcomes = new ArrayList<>();
            blocks.forEachRemaining(block -> {
                if (block.head().equals(HeadId.query(0, block.head().head()))) {
                    outcomes.add(HeadOutcome.failed(
                            block.head(), block.keyHead(), block.rows(), OptionalInt.empty(), "not analysed"));
                }
            });
            return outcomes.iterator();
        }
    }
}
