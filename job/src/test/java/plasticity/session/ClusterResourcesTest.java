package plasticity.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.plan.ExecutorMemory;

class ClusterResourcesTest {
    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            local      | 1
            local[3]   | 3
            local[3,4] | 3
            """)
    void threadsOfALocalMasterShareThisHeap(String master, int threads) {
        ClusterResources resources = ClusterResources.of(conf("spark.master", master));
        assertThat(resources.cores()).isEqualTo(threads);
        assertThat(resources.memory())
                .isEqualTo(new ExecutorMemory(Runtime.getRuntime().maxMemory() - 300 * MIB, threads));
    }

    @Test
    void aLocalMasterMayUseAllCores() {
        assertThat(ClusterResources.of(conf("spark.master", "local[*]")).cores())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            yarn             |    |    | 1g    | 2  | 1 | 724
            k8s://host       | 4  | 8  | 16g   | 32 | 8 | 16084
            spark://host:1   | 10 | 4  | 2048m | 40 | 4 | 1748
            """)
    void executorsHaveTheConfiguredResources(
            String master, String instances, String cores, String memory, int all, int tasks, long mebibytes) {
        SparkConf conf = conf("spark.master", master).set("spark.executor.memory", memory);
        if (instances != null) {
            conf.set("spark.executor.instances", instances).set("spark.executor.cores", cores);
        }
        assertThat(ClusterResources.of(conf))
                .isEqualTo(new ClusterResources(all, new ExecutorMemory(mebibytes * MIB, tasks)));
    }

    @Test
    void aTaskMayNeedSeveralCores() {
        SparkConf conf =
                conf("spark.master", "yarn").set("spark.executor.cores", "8").set("spark.task.cpus", "2");
        assertThat(ClusterResources.of(conf).memory().tasks()).isEqualTo(4);
    }

    private static SparkConf conf(String key, String value) {
        return new SparkConf(false).set(key, value);
    }
}
