package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.tables.HeadIdentity;
import plasticity.tables.Table;

/** A table without a setting of its own is written next to {@code output_csv}. {@code ArchitectureTest} ensures that it is listed once. */
class AddedTableTest {
    private static final Table ADDED =
            Table.named("head_added").with(HeadIdentity.COLUMNS).build();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "m.csv, head_added.csv",
        "r/{model_dir}/m.parquet, r/org/m/head_added.parquet",
        "s3a://b/r/m.CSV, s3a://b/r/head_added.CSV"
    })
    void itsFileIsNextToTheMetrics(String output, String expected) throws Exception {
        AnalysisConfig config = new Configs(directory).load("model_dir: org/m\noutput_csv: \"" + output + "\"");
        OutputFile file = OutputTable.file(ADDED, null, config.values());
        assertThat(file.path()).isEqualTo(expected);
        assertThat(file.key()).isEqualTo("head_added (next to output_csv)");
        assertThat(file.usualName()).isEqualTo(expected.substring(expected.lastIndexOf('/') + 1));
    }

    @Test
    void allTablesAreOutputs() throws Exception {
        AnalysisConfig config = new Configs(directory).load("output_csv: r/m.csv");
        assertThat(config.outputs())
                .extracting(OutputFile::path)
                .containsExactly(
                        "r/m.csv",
                        "r/head_bucket_plasticity.csv",
                        "r/head_component_weights.csv",
                        "r/head_status.csv",
                        "r/run.json");
        assertThat(config.tables()).containsExactly(OutputTable.values());
    }
}
