package plasticity.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.ConfigLoader;
import plasticity.config.OutputTable;
import plasticity.dump.DumpException;
import plasticity.heads.GroupedQueryLayout;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.testing.DumpRow;
import plasticity.testing.ReadHead;
import plasticity.testing.TestDump;

class TableSizesTest {
    @TempDir
    private Path root;

    @Test
    void rowsAndBytesOfEveryTable() throws Exception {
        writeThreeQueryHeadsOfFiveBuckets();
        assertThat(sizes(Map.of()))
                .containsEntry(OutputTable.METRICS, "3 rows, 1 KiB")
                .containsEntry(OutputTable.BUCKETS, "about 30 rows, 1 KiB")
                .containsEntry(OutputTable.COMPONENTS, "12 rows, 1 KiB")
                .containsEntry(OutputTable.ESTIMATES, "3 rows, 3 KiB")
                .containsEntry(
                        OutputTable.BUCKET_ESTIMATES,
                        "about 48 rows, 11 KiB; not written if a head has more than 64 query buckets")
                .containsEntry(OutputTable.PROFILE, "about 12 rows, 2 KiB")
                .containsEntry(OutputTable.DISTANCE, "about 384 rows, 48 KiB")
                .containsEntry(OutputTable.REPLICATES, "at most 60 rows, 30 KiB")
                .containsEntry(OutputTable.KEY_HEADS, "4 rows, 1 KiB")
                .containsEntry(OutputTable.GEOMETRY, "3 rows, 1 KiB")
                .containsEntry(OutputTable.STATUS, "4 rows, 1 KiB");
    }

    @Test
    void theSettingsDecide() throws Exception {
        writeThreeQueryHeadsOfFiveBuckets();
        assertThat(sizes(Map.of("bucket_estimates", "true", "distance_bin", "1", "jackknife_groups", "7")))
                .containsEntry(OutputTable.BUCKET_ESTIMATES, "about 48 rows, 11 KiB")
                .containsEntry(OutputTable.DISTANCE, "about 384 rows, 48 KiB with the default distance_bin")
                .containsEntry(OutputTable.REPLICATES, "at most 21 rows, 11 KiB");
        assertThat(sizes(Map.of("output_csv", "r/m.parquet")))
                .containsEntry(OutputTable.REPLICATES, "at most 60 rows, 13 KiB");
        assertThat(sizes(Map.of("estimates", "false")).keySet())
                .containsExactlyInAnyOrder(
                        OutputTable.METRICS, OutputTable.BUCKETS, OutputTable.COMPONENTS, OutputTable.STATUS);
    }

    /** Two of one key head, one of another, and one that cannot be read. */
    private void writeThreeQueryHeadsOfFiveBuckets() throws IOException {
        List<DumpRow> random = DumpRow.random(100, 4);
        List<DumpRow> rows = IntStream.range(0, 100)
                .mapToObj(i -> random.get(i).withBucket(i % 5))
                .toList();
        TestDump dump = new TestDump(root);
        for (String head : List.of("l00h00q", "l00h01q", "l00h00k", "l00h02q", "l00h01k")) {
            dump.write(head, rows);
        }
        dump.touch("l00h03q/data.parquet", 100);
    }

    private Map<OutputTable, String> sizes(Map<String, String> settings) throws ConfigException, DumpException {
        Map<String, String> flags =
                new HashMap<>(Map.of("model_dir", ".", "num_layers", "1", "num_q_heads", "4", "num_k_heads", "2"));
        flags.putAll(settings);
        AnalysisConfig config = ConfigLoader.load(Optional.empty(), flags);
        DumpOptions options = new DumpOptions(
                root.toString(),
                new GroupedQueryLayout(1, 4, 2),
                DumpResolver.sampling(config),
                UnitSize.AUTO,
                ExecutorMemory.UNKNOWN);
        TableSizes sizes = new TableSizes(DumpPlan.of(options, query -> true, ReadHead.HADOOP, 1), config);
        return config.tables().stream().collect(Collectors.toMap(table -> table, sizes::of));
    }
}
