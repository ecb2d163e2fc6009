package plasticity.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.executor.InputMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.DumpException;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.testing.Blocks;
import plasticity.testing.CountedFiles;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.HostedFiles;
import plasticity.testing.ReadHead;
import plasticity.testing.TestDump;
import plasticity.tokens.SamplingOptions;
import scala.jdk.javaapi.CollectionConverters;

/** Plans run by Spark. */
@Tag("spark")
class WorkUnitRddTest {
    private static final GroupedQueryLayout LAYOUT = new GroupedQueryLayout(2, 2, 1);
    private static final int CAP = 15;

    @TempDir
    private static Path root;

    private static SparkSession session;
    private static JavaSparkContext spark;

    @BeforeAll
    static void start() throws IOException {
        TestDump dump = new TestDump(root);
        dump.write("l00h00k", DumpRow.random(20, 3));
        dump.write("l00h00q", DumpRow.random(30, 3));
        dump.write("l00h01q", DumpRow.random(31, 3));
        dump.write("l01h01q", DumpRow.random(32, 3));
        SparkConf conf = new SparkConf()
                .setAppName("blocks")
                .setMaster("local[2,3]")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.hadoop." + CountedFiles.SETTING, CountedFiles.class.getName())
                .set("spark.log.level", "OFF");
        session = SparkSession.builder().config(conf).getOrCreate();
        spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    @Test
    void aPartitionIsAKeyHeadWithItsQueryHeads() throws DumpException {
        assertThat(partitions(blocks(plan(UnitSize.KEY_HEAD))))
                .containsExactly(List.of("0k0 20", "0k0", "0q0 15", "0q0", "0q1 15", "0q1"), List.of("1k0", "1q1"));
    }

    @Test
    void orAQueryHeadWithItsKeyHead() throws DumpException {
        assertThat(partitions(blocks(plan(UnitSize.QUERY_HEAD))))
                .containsExactly(
                        List.of("0k0 20", "0k0", "0q1 15", "0q1"),
                        List.of("0k0 20", "0k0", "0q0 15", "0q0"),
                        List.of("1k0", "1q1"));
    }

    @Test
    void aUnionKeepsTheOrderOfItsPlans() throws DumpException {
        JavaRDD<HeadBlock> joined = blocks(plan(UnitSize.KEY_HEAD)).union(blocks(plan(UnitSize.QUERY_HEAD)));
        List<List<String>> all = new ArrayList<>(partitions(blocks(plan(UnitSize.KEY_HEAD))));
        all.addAll(partitions(blocks(plan(UnitSize.QUERY_HEAD))));
        assertThat(partitions(joined)).isEqualTo(all);
    }

    @Test
    void aPlanWithoutUnitsHasNoPartitions() throws DumpException {
        JavaRDD<HeadBlock> none = blocks(plan(UnitSize.KEY_HEAD).only(Set.of()));
        assertThat(none.getNumPartitions()).isZero();
        assertThat(none.count()).isZero();
    }

    @Test
    void blocksHaveTheValuesOfTheFiles() throws DumpException {
        JavaRDD<HeadBlock> blocks = blocks(plan(UnitSize.KEY_HEAD))
                .filter(block -> block.head().equals(HeadId.query(0, 1)) && !block.isEnd());
        blocks.foreach(block -> Blocks.assertSameBits(
                Blocks.kept(block.tokens()), Blocks.of(HeadKind.QUERY, DumpRow.random(31, 3), CAP, 0)));
        assertThat(blocks.count()).isEqualTo(1);
    }

    @Test
    void aTaskPrefersTheHostsOfItsBlocks(@TempDir Path hosted) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(10, 2);
        HeadFile.USUAL.write(hosted.resolve("l00h00k/a-1.parquet"), rows);
        HeadFile.USUAL.write(hosted.resolve("l00h00q/b-1.parquet"), rows);
        HeadFile.USUAL.write(hosted.resolve("l00h00q/b-2.parquet"), rows);
        DumpOptions options = options(HostedFiles.uri(hosted), UnitSize.AUTO);
        JavaRDD<HeadBlock> alone = blocks(DumpPlan.of(options, query -> true, HostedFiles.configuration(), 1));
        JavaRDD<HeadBlock> second = blocks(plan(UnitSize.KEY_HEAD)).union(alone);
        assertThat(hosts(alone, 0)).containsExactly("b", "a");
        assertThat(hosts(second, 0)).isEmpty();
        assertThat(hosts(second, 2)).containsExactly("b", "a");
    }

    @Test
    void aRetriedTaskHasTheSameResult() throws DumpException {
        JavaRDD<HeadBlock> blocks = blocks(plan(UnitSize.KEY_HEAD));
        List<String> once = blocks.map(WorkUnitRddTest::text).collect();
        JavaRDD<String> failing = blocks.mapPartitions(its -> {
            List<String> texts = new ArrayList<>();
            while (its.hasNext()) {
                texts.add(text(its.next()));
                if (texts.size() == 2 && TaskContext.get().attemptNumber() == 0) {
                    throw new IllegalStateException("a task that fails on the first attempt");
                }
            }
            return texts.iterator();
        });
        assertThat(failing.collect()).isEqualTo(once);
    }

    @Test
    void readsFootersOnceAndClosesTheFilesOfAnIncompleteTask() throws DumpException {
        CountedFiles.forget();
        DumpPlan plan = DumpPlan.of(
                options(CountedFiles.uri(root), UnitSize.KEY_HEAD), query -> true, CountedFiles.configuration(), 1);
        assertThat(plan.units().get(0).problem()).isEmpty();
        assertThat(CountedFiles.opened()).isEqualTo(4);
        JavaRDD<HeadBlock> blocks = blocks(plan.only(plan.queries()));
        assertThat(blocks.mapPartitions(WorkUnitRddTest::firstOf).collect()).containsExactly("0k0 20", "1k0");
        assertThat(CountedFiles.opened()).as("with the next file, ahead").isEqualTo(6);
        assertThat(CountedFiles.closed()).isEqualTo(6);
    }

    @Test
    void reportsInputMetricsToSpark() throws Exception {
        spark.sc().listenerBus().waitUntilEmpty(); // tasks of other tests
        Sums sums = new Sums();
        spark.sc().addSparkListener(sums);
        blocks(plan(UnitSize.KEY_HEAD)).count();
        spark.sc().listenerBus().waitUntilEmpty();
        spark.sc().removeSparkListener(sums);
        assertThat(sums.records).isEqualTo(20 + 2 * CAP);
        assertThat(sums.bytes).isPositive();
    }

    private static final class Sums extends SparkListener {
        private long records;
        private long bytes;

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            InputMetrics input = end.taskMetrics().inputMetrics();
            records += input.recordsRead();
            bytes += input.bytesRead();
        }
    }

    private static Iterator<String> firstOf(Iterator<HeadBlock> blocks) {
        return List.of(text(blocks.next())).iterator();
    }

    private static JavaRDD<HeadBlock> blocks(DumpPlan plan) {
        return new WorkUnitRdd(spark.sc(), plan).toJavaRDD();
    }

    private static DumpPlan plan(UnitSize unit) throws DumpException {
        return DumpPlan.of(options(root.toString(), unit), query -> true, ReadHead.HADOOP, 2);
    }

    private static DumpOptions options(String path, UnitSize unit) {
        return new DumpOptions(path, LAYOUT, new SamplingOptions(CAP, 0), unit, ExecutorMemory.UNKNOWN);
    }

    private static List<String> hosts(JavaRDD<HeadBlock> blocks, int partition) {
        return CollectionConverters.asJava(
                blocks.rdd().preferredLocations(blocks.rdd().partitions()[partition]));
    }

    /** A text for each block of each partition. */
    private static List<List<String>> partitions(JavaRDD<HeadBlock> blocks) {
        return blocks.map(WorkUnitRddTest::text).glom().collect();
    }

    private static String text(HeadBlock block) {
        return block.head().layer()
                + String.valueOf(block.head().kind().letter())
                + block.head().head()
                + (block.isEnd() ? "" : " " + block.tokens().size());
    }
}
