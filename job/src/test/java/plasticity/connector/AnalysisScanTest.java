package plasticity.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.InputPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plasticity.heads.GroupedQueryLayout;
import plasticity.plan.DumpOptions;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.testing.Project;
import plasticity.tokens.SamplingOptions;

class AnalysisScanTest {
    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.start();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void plansOnePartitionPerQueryHeadOnce() {
        AnalysisScan scan = scan(ExecutorMemory.UNKNOWN);
        InputPartition[] partitions = scan.planInputPartitions();
        assertThat(partitions).hasSize(54).isEqualTo(scan.planInputPartitions());
    }

    @Test
    void rejectsADumpWhoseUnitsDoNotFitIntoMemory() {
        assertThatThrownBy(() -> scan(new ExecutorMemory(1 << 16, 9)).planInputPartitions())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "not enough memory: a task needs up to \\d+ MiB and 9 run concurrently, \\d+ MiB in total.*"
                                + " only 0 MiB for tasks; lower max_tokens_per_head, .*");
    }

    private static AnalysisScan scan(ExecutorMemory memory) {
        ReadOptions options = ReadOptions.of(Map.of(
                "path", Project.sample().toString(),
                "output", "metrics",
                "num_layers", "30",
                "num_q_heads", "9",
                "num_k_heads", "3"));
        DumpOptions dump = new DumpOptions(
                "", new GroupedQueryLayout(30, 9, 3), new SamplingOptions(100, 0), UnitSize.QUERY_HEAD, memory);
        return new AnalysisScan(options, dump);
    }
}
