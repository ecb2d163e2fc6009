package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputNamesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "r/a.csv, r/a.csv",
        "r/a.csv, ./r/a.csv",
        "r/a.csv, r//a.csv",
        "r/a.csv, r/./a.csv",
        "r/a.csv, r/q/../a.csv",
        "/r/a.csv, //r/a.csv",
        "s3a://b/r/a.csv, s3a://b/r//a.csv"
    })
    void twoOutputsMustNotBeTheSameFile(String output, String other) throws IOException {
        Configs configs = new Configs(directory);
        for (String key : new String[] {"bucket_csv", "component_csv", "status_csv", "run_json"}) {
            assertThat(configs.problems("output_csv: " + output + "\n" + key + ": " + other))
                    .containsExactly("settings: " + key + ": same file as output_csv; each needs its own");
        }
    }

    @Test
    void defaultsAreCheckedToo() throws IOException {
        assertThat(new Configs(directory).problems("bucket_csv: head_metrics.csv"))
                .containsExactly("settings: bucket_csv: same file as output_csv; each needs its own");
        assertThat(new Configs(directory).problems("output_csv: r/a.csv\nrun_json: r/head_status.csv"))
                .containsExactly("settings: run_json: same file as status_csv; each needs its own");
    }

    @Test
    void tablesMustHaveDistinctFileNames() throws IOException {
        assertThat(new Configs(directory).problems("output_csv: r/a.csv\nbucket_csv: q/a.csv"))
                .containsExactly("settings: bucket_csv: same file name as output_csv; each needs its own");
    }

    @Test
    void tablesOfEstimatesAreChecked() throws Exception {
        assertThat(new Configs(directory).problems("bucket_csv: head_profile.csv"))
                .containsExactly("settings: estimates_dir: same file as bucket_csv; each needs its own");
        assertThat(new Configs(directory).problems("bucket_csv: head_profile.csv\nestimates_dir: e"))
                .containsExactly("settings: estimates_dir: same file name as bucket_csv; each needs its own");
        assertThat(new Configs(directory)
                        .load("bucket_csv: head_profile.csv\nestimates: false")
                        .tables())
                .contains(OutputTable.BUCKETS);
    }

    @Test
    void theStatusTableMayShareItsFileNameInAnotherDirectory() throws Exception {
        assertThat(new Configs(directory)
                        .load("output_csv: r/a.csv\nstatus_csv: q/a.csv")
                        .statusCsv())
                .isEqualTo("q/a.csv");
    }

    @Test
    void oneFileForAllOutputsIsReportedForEach() throws IOException {
        assertThat(new Configs(directory)
                        .problems(
                                "",
                                "output_csv=a.csv",
                                "bucket_csv=a.csv",
                                "component_csv=a.csv",
                                "status_csv=a.csv",
                                "run_json=a.csv"))
                .hasSize(4)
                .allMatch(problem -> problem.endsWith("same file as output_csv; each needs its own"));
    }
}
