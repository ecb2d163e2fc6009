package plasticity.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.OutputTable;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.SlidingWindowUnit;
import plasticity.plan.DumpOptions;
import plasticity.plan.UnitSize;
import plasticity.tokens.SamplingOptions;

class ReadOptionsTest {
    private static final String SHAPE = "output=metrics num_layers=4 num_q_heads=6 num_k_heads=2 ";

    @Test
    void tokensAreTheDefaultOutput() {
        ReadOptions options = of("");
        assertThat(options.output()).isEqualTo(Output.ROWS);
        assertThat(options.dumps().given()).containsExactly("dump");
        assertThat(options.vectorForm()).isEqualTo(VectorForm.VECTOR);
    }

    @Test
    void settingsHaveTheDefaultsOfAnAnalysis() {
        ReadOptions options = of(SHAPE);
        assertThat(options.analysis()).isEqualTo(new AnalysisSettings(64, 0.01, 0, 256, SlidingWindowUnit.TOKENS));
        assertThat(options.failedHeads()).isEqualTo(FailedHeads.FAIL);
    }

    @Test
    void optionNamesAreNotCaseSensitive() {
        ReadOptions options = of(SHAPE
                + "Max_Tokens_Per_Head=7 normality_max_dims=3 num_pairs_per_bucket=9 P_ALPHA=0.5 seed=8"
                + " sliding_window_unit=buckets failed_heads=skip");
        assertThat(options.analysis()).isEqualTo(new AnalysisSettings(3, 0.5, 8, 9, SlidingWindowUnit.BUCKETS));
        assertThat(options.failedHeads()).isEqualTo(FailedHeads.SKIP);
        DumpOptions dump = options.dump(new SparkConf(false).set("spark.master", "local[3]"));
        assertThat(dump.layout()).isEqualTo(new GroupedQueryLayout(4, 6, 2));
        assertThat(dump.sampling()).isEqualTo(new SamplingOptions(7, 8));
        assertThat(dump.memory().tasks()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(OutputTable.class)
    void onlyTablesOfEstimatesAreEstimated(OutputTable table) {
        ReadOptions options = of(SHAPE.replace("metrics", table.optionValue()));
        int maxQueryBuckets = table == OutputTable.BUCKET_ESTIMATES ? Integer.MAX_VALUE : 0;
        EstimateSettings defaults =
                new EstimateSettings(new SampleSizes(2048, 1024, 2048), 20, Double.NaN, maxQueryBuckets);
        Optional<EstimateSettings> expected = table.isEstimate() ? Optional.of(defaults) : Optional.empty();
        DumpOptions dump = options.dump(new SparkConf(false).set("spark.master", "local[3]"));
        assertThat(options.analysis().estimates()).isEqualTo(expected);
        assertThat(dump.sampling()).isEqualTo(new SamplingOptions(50_000, 0, expected.orElse(null)));
        assertThat(dump.unit()).isEqualTo(table == OutputTable.KEY_HEADS ? UnitSize.KEY_HEAD : UnitSize.AUTO);
    }

    @Test
    void settingsOfEstimatesAreOptions() {
        ReadOptions options = of(SHAPE.replace("metrics", "profile")
                + "estimate_queries=7 estimate_keys=8 estimate_far_pairs=9 jackknife_groups=4 distance_bin=0.5");
        assertThat(options.analysis().estimates()).contains(new EstimateSettings(new SampleSizes(7, 8, 9), 4, 0.5, 0));
    }

    @ParameterizedTest
    @FieldSource("plasticity.connector.Output#ALL")
    void thePathIsRequired(Output output) {
        assertThatThrownBy(() -> ReadOptions.of(Map.of("output", output.name())))
                .hasMessageContaining("option path: required and missing, expected a path");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "output=metric | option output: invalid value \"metric\": expected rows or metrics or buckets or components or estimates or bucket_estimates or profile or distance or replicates or key_heads or geometry or status; did you mean metrics?",
                "outputs=rows | option outputs: no such option; did you mean output?",
                "vector_type=float | option vector_type: invalid value \"float\": expected vector or array",
                "num_layers=4 | option num_layers: no such option; available: path, paths, output, vector_type",
                "output=status num_layers=4 num_q_heads=5 num_k_heads=2 | settings: num_q_heads: invalid value 5: expected a multiple of num_k_heads (2)",
                "paths=[\"a\",\"b\"] | option paths: given together with the option path; leave one of them out",
                "paths=a,b | option paths: invalid value \"a,b\": expected a JSON list of paths; option paths: given together with the option path; leave one of them out",
                "output=estimates num_layers=4 num_q_heads=6 num_k_heads=2 jackknife_groups=1 | option jackknife_groups: invalid value \"1\": expected an integer from 2 to 1000",
                "output=buckets num_layers=4 num_q_heads=6 | option num_k_heads: required and missing, expected an integer >= 1",
                "output=buckets num_layers=0 num_q_heads=6 num_k_heads=6 | option num_layers: invalid value \"0\": expected an integer >= 1",
            })
    void mistakesAreReported(String options, String message) {
        assertThatThrownBy(() -> of(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void allMistakesAreReportedInOneLine() {
        assertThatThrownBy(() -> of(SHAPE + "seeds=1 p_alpha=2 failed_heads=drop"))
                .message()
                .hasLineCount(1)
                .contains(
                        "option seeds: no such option; did you mean seed?",
                        "option p_alpha: invalid value \"2\"",
                        "option failed_heads: invalid value \"drop\": expected fail or skip");
    }

    @Test
    void anEmptyOptionIsUnset() {
        Map<String, String> options = new HashMap<>(Map.of("path", "dump"));
        options.put("vector_type", null);
        assertThat(ReadOptions.of(options).vectorForm()).isEqualTo(VectorForm.VECTOR);
    }

    private static ReadOptions of(String options) {
        Map<String, String> map = new HashMap<>(Map.of("path", "dump"));
        Pattern.compile("(\\S+)=(\\S+)")
                .matcher(options)
                .results()
                .forEach(option -> map.put(option.group(1), option.group(2)));
        return ReadOptions.of(map);
    }
}
