package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    private static final String HOME = System.getProperty("user.home");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(
            names = {
                "DATASET_LOCAL_ROOT",
                "DATASET_CACHE_DIR",
                "OUTPUT_CSV",
                "BUCKET_CSV",
                "COMPONENT_CSV",
                "STATUS_CSV",
                "RUN_JSON",
                "COMBINED_CSV"
            })
    void aLeadingTildeIsTheHomeDirectory(Setting setting) throws Exception {
        Configs configs = new Configs(directory);
        assertThat(configs.load(setting.key() + ": ~/x/y.csv").value(setting)).isEqualTo(HOME + "/x/y.csv");
        assertThat(configs.load("", setting.key() + "=~/x/y.csv").value(setting))
                .isEqualTo(HOME + "/x/y.csv");
    }

    @Test
    void aTildeAloneIsTheHomeDirectoryAsAFlagAndNullInYaml() throws Exception {
        Configs configs = new Configs(directory);
        assertThat(configs.load("", "dataset_local_root=~").datasetLocalRoot()).contains(HOME);
        assertThat(configs.load("dataset_local_root: ~").datasetLocalRoot()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/~/b", "~other/b", "a~", "./~"})
    void anotherTildeIsALetter(String path) throws Exception {
        assertThat(new Configs(directory).load("dataset_local_root: " + path).datasetLocalRoot())
                .contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.parquet", "A.CSV", "r/a.b.Parquet", "s3a://bucket/r/a.csv", "/r/a b.csv"})
    void aTableEndsInCsvOrParquet(String path) throws Exception {
        assertThat(new Configs(directory).load("output_csv: " + path).outputCsv())
                .isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.tsv", "a.csv.gz", "a.csv/", "csv", "r/.csv", ".parquet", "a.parquet/b"})
    void anythingElseIsNoTable(String path) throws IOException {
        for (String key : new String[] {"output_csv", "bucket_csv", "component_csv", "status_csv"}) {
            assertThat(new Configs(directory).problems(key + ": " + path))
                    .containsExactly("FILE:1: " + key + ": found the text \"" + path
                            + "\", allowed is a path that ends in .csv or .parquet");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "r/heads.csv, r/",
        "heads.csv, ''",
        "/r/heads.parquet, /r/",
        "s3a://b/heads.csv, s3a://b/",
        "r/{seed}/heads.csv, r/0/"
    })
    void allFilesAreInTheDirectoryOfTheOutput(String output, String directory) throws Exception {
        AnalysisConfig config = new Configs(this.directory).load("output_csv: " + output);
        assertThat(config.bucketCsv()).isEqualTo(directory + "head_bucket_plasticity.csv");
        assertThat(config.componentCsv()).isEqualTo(directory + "head_component_weights.csv");
        assertThat(config.statusCsv()).isEqualTo(directory + "head_status.csv");
        assertThat(config.runJson()).isEqualTo(directory + "run.json");
    }

    @Test
    void theyFollowTheFlagsOutput() throws Exception {
        assertThat(new Configs(directory)
                        .load("output_csv: r/heads.csv", "output_csv=q/heads.csv")
                        .runJson())
                .isEqualTo("q/run.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", ".", "m", "org/model", "./m", "m/", "..m", "m..", "a.b"})
    void theModelLiesWithinTheDataset(String written) throws Exception {
        assertThat(new Configs(directory).load("model_dir: " + written).modelDir())
                .isEqualTo(written.replace("\"", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../m",
                "m/..",
                "m/../../etc",
                "./..",
                "/",
                "/etc",
                "//host/share",
                "file:/etc",
                "s3a://b/m",
                "C:/m",
                "..\\m",
                "a\\b"
            })
    void aModelThatLeavesTheDatasetIsAProblem(String written) throws IOException {
        assertThat(new Configs(directory).problems("model_dir: " + written))
                .containsExactly(
                        "FILE:1: model_dir: found the text \"" + written
                                + "\", allowed is a directory within the dataset, \"\" or . for its root; absolute paths belong to dataset_local_root");
    }
}
