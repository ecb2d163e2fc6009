package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.testing.Project;

/** The project's own files under {@code configs/analysis}. */
class ProjectConfigsTest {
    private static final Path FILES = Project.ROOT.resolve("configs/analysis");

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(
                        "smollm2-135m.yaml",
                        values("HuggingFaceTB_SmolLM2_135M", null, 30, 9, 3, 64, "results/smollm2-135m/")),
                arguments("qwen3-8b.yaml", values("Qwen_Qwen3_8B", null, 36, 32, 8, 128, "results/qwen3-8b/")),
                arguments("sample.yaml", values("", "src/sample", 30, 9, 3, 64, "results/sample/")));
    }

    private static Map<String, Object> values(
            String model, String root, int layers, int queryHeads, int keyHeads, int dims, String results) {
        Map<String, Object> values = new HashMap<>();
        values.put("model_dir", model);
        values.put("num_layers", layers);
        values.put("num_q_heads", queryHeads);
        values.put("num_k_heads", keyHeads);
        values.put("dataset_name", "viktoroo/sniffed-qk");
        values.put("dataset_local_root", root);
        values.put("dataset_revision", "main");
        values.put("dataset_cache_dir", null);
        values.put("dataset_staging", null);
        values.put("download_max_workers", null);
        values.put("max_tokens_per_head", 50_000);
        values.put("normality_max_dims", dims);
        values.put("num_pairs_per_bucket", 256);
        values.put("p_alpha", 0.01);
        values.put("seed", 0L);
        values.put("sliding_window_unit", "tokens");
        values.put("estimates", true);
        values.put("estimate_queries", 2048);
        values.put("estimate_keys", 1024);
        values.put("estimate_far_pairs", 2048);
        values.put("jackknife_groups", 20);
        values.put("distance_bin", null);
        values.put("bucket_estimates", "auto");
        values.put("max_workers", null);
        values.put("output_csv", results + "head_metrics.csv");
        values.put("bucket_csv", results + "head_bucket_plasticity.csv");
        values.put("component_csv", results + "head_component_weights.csv");
        values.put("estimates_dir", null);
        values.put("status_csv", results + "head_status.csv");
        values.put("run_json", results + "run.json");
        values.put("combined_csv", null);
        return values;
    }

    @ParameterizedTest
    @MethodSource("files")
    void loadsUnchanged(String file, Map<String, Object> values) throws Exception {
        assertThat(ConfigLoader.load(Optional.of(FILES.resolve(file)), Map.of()).resolved())
                .isEqualTo(values);
    }

    @Test
    void everyFileIsExpectedHere() throws IOException {
        List<String> expected =
                files().map(file -> (String) file.get()[0]).sorted().toList();
        try (Stream<Path> found = Files.list(FILES)) {
            assertThat(found.map(path -> path.getFileName().toString()).sorted())
                    .isEqualTo(expected);
        }
    }
}
