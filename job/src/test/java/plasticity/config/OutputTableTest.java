package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTableTest {
    private static final List<OutputTable> ESTIMATES = List.of(
            OutputTable.ESTIMATES,
            OutputTable.BUCKET_ESTIMATES,
            OutputTable.PROFILE,
            OutputTable.DISTANCE,
            OutputTable.REPLICATES,
            OutputTable.KEY_HEADS,
            OutputTable.GEOMETRY);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "m.csv, , head_profile.csv",
        "r/{model_dir}/m.parquet, , r/org/m/head_profile.parquet",
        "s3a://b/r/m.CSV, , s3a://b/r/head_profile.CSV",
        "m.csv, e, e/head_profile.csv",
        "r/m.parquet, e/, e/head_profile.parquet",
        "r/m.csv, '{model_dir}/e', org/m/e/head_profile.csv",
        "r/m.csv, s3a://b/e, s3a://b/e/head_profile.csv",
        "r/m.csv, '/', /head_profile.csv",
        "r/m.csv, '.', ./head_profile.csv"
    })
    void tablesOfEstimatesAreNextToTheMetricsOrInADirectoryOfTheirOwn(String output, String estimates, String expected)
            throws Exception {
        AnalysisConfig config = load("model_dir: org/m\noutput_csv: \"" + output + "\""
                + (estimates == null ? "" : "\nestimates_dir: \"" + estimates + "\""));
        assertThat(OutputTable.PROFILE.file(config)).isEqualTo(new OutputFile("estimates_dir", expected, ""));
        assertThat(OutputTable.BUCKETS.file(config).key()).isEqualTo("bucket_csv");
    }

    @Test
    void allTablesAreOutputs() throws Exception {
        AnalysisConfig config = load("output_csv: r/m.csv");
        assertThat(config.outputs())
                .extracting(OutputFile::path)
                .containsExactly(
                        "r/m.csv",
                        "r/head_bucket_plasticity.csv",
                        "r/head_component_weights.csv",
                        "r/head_estimates.csv",
                        "r/head_bucket_estimates.csv",
                        "r/head_profile.csv",
                        "r/head_distance_plasticity.csv",
                        "r/head_replicates.csv",
                        "r/key_head_estimates.csv",
                        "r/head_geometry.csv",
                        "r/head_status.csv",
                        "r/run.json");
        assertThat(config.tables()).containsExactly(OutputTable.values());
    }

    @Test
    void sevenTablesAreEstimates() {
        assertThat(Stream.of(OutputTable.values()).filter(OutputTable::isEstimate))
                .containsExactlyElementsOf(ESTIMATES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"estimates: false", "estimates: false\nbucket_estimates: true"})
    void withoutEstimatesTheyAreNotWritten(String yaml) throws Exception {
        AnalysisConfig config = load(yaml + "\nestimates_dir: e");
        assertThat(config.tables())
                .containsExactly(OutputTable.METRICS, OutputTable.BUCKETS, OutputTable.COMPONENTS, OutputTable.STATUS);
        assertThat(config.outputs()).extracting(OutputFile::key).doesNotContain("estimates_dir");
        assertThat(config.estimates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"auto, true", "true, true", "false, false"})
    void estimatesByBucketCanBeLeftOut(String value, boolean isWritten) throws Exception {
        AnalysisConfig config = load("bucket_estimates: " + value);
        assertThat(config.tables().contains(OutputTable.BUCKET_ESTIMATES)).isEqualTo(isWritten);
        assertThat(config.tables()).contains(OutputTable.ESTIMATES);
    }

    private AnalysisConfig load(String yaml) throws Exception {
        return new Configs(directory).load(yaml);
    }
}
