package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
    void otherTildesAreLiteral(String path) throws Exception {
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
    void otherSuffixesAreRejected(String path) throws IOException {
        for (String key : new String[] {"output_csv", "bucket_csv", "component_csv", "status_csv"}) {
            assertThat(new Configs(directory).problems(key + ": " + path))
                    .containsExactly("FILE:1: " + key + ": invalid value \"" + path
                            + "\": expected a path ending in .csv or .parquet");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T10:00/a.csv, ./2026-11-29T10:00/a.csv",
        "2026-11-29T10:00.csv, ./2026-11-29T10:00.csv",
        "a b:c/a.csv, ./a b:c/a.csv",
        "r/2026-11-29T10:00/a.csv, r/2026-11-29T10:00/a.csv",
        "./run:5/a.csv, ./run:5/a.csv",
        "/2026-11-29T10:00/a.csv, /2026-11-29T10:00/a.csv",
        "file:/2026-11-29T10:00/a.csv, file:/2026-11-29T10:00/a.csv",
        "s3a://b/a:b.csv, s3a://b/a:b.csv"
    })
    void aColonInTheFirstSegmentIsNotAScheme(String written, String path) throws Exception {
        AnalysisConfig config = new Configs(directory).load("", "output_csv=" + written);
        assertThat(config.outputCsv()).isEqualTo(path);
        assertThat(config.runJson()).isEqualTo(path.substring(0, path.lastIndexOf('/') + 1) + "run.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run:5/a.csv", "step-5:0.csv", "s3a:b/a.csv", "file:a.csv"})
    void ambiguousColonsAreRejected(String written) throws IOException {
        assertThat(new Configs(directory).problems("output_csv: " + written))
                .containsExactly("FILE:1: output_csv: \"" + written
                        + "\": the part before the colon may be the scheme of a URI; write \"./" + written
                        + "\" for a local path");
    }

    @Test
    void colonsFromPlaceholdersAreNotSchemes() throws Exception {
        Map<String, String> names = Map.of(
                "{model_dir}/a.csv", "./run:5/a.csv", "r/{model_dir}.csv", "r/run:5.csv", "{seed}/a.csv", "0/a.csv");
        names.forEach((written, path) ->
                assertThat(load("model_dir=run:5", "output_csv=" + written)).isEqualTo(path));
        assertThat(load("dataset_local_root=s3a://b/d", "output_csv={dataset_local_root}/a.csv"))
                .isEqualTo("s3a://b/d/a.csv");
    }

    private String load(String... flags) {
        try {
            return new Configs(directory).load("", flags).outputCsv();
        } catch (IOException | ConfigException e) {
            throw new IllegalStateException(e);
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
    void otherOutputsDefaultToTheDirectoryOfTheFirst(String output, String directory) throws Exception {
        AnalysisConfig config = new Configs(this.directory).load("output_csv: " + output);
        assertThat(config.value(Setting.BUCKET_CSV)).isEqualTo(directory + "head_bucket_plasticity.csv");
        assertThat(config.value(Setting.COMPONENT_CSV)).isEqualTo(directory + "head_component_weights.csv");
        assertThat(config.statusCsv()).isEqualTo(directory + "head_status.csv");
        assertThat(config.runJson()).isEqualTo(directory + "run.json");
    }

    @Test
    void otherOutputsFollowTheFlag() throws Exception {
        assertThat(new Configs(directory)
                        .load("output_csv: r/heads.csv", "output_csv=q/heads.csv")
                        .runJson())
                .isEqualTo("q/run.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                ".",
                "m",
                "org/model",
                "./m",
                "m/",
                "..m",
                "m..",
                "a.b",
                "2026-11-29T10:00",
                "run:5",
                "a/b:c"
            })
    void modelDirectoriesWithinTheDataset(String written) throws Exception {
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
    void modelDirectoriesOutsideTheDatasetAreRejected(String written) throws IOException {
        assertThat(new Configs(directory).problems("model_dir: " + written))
                .containsExactly(
                        "FILE:1: model_dir: invalid value \"" + written
                                + "\": expected a directory within the dataset (\"\" or . for its root); absolute paths belong in dataset_local_root");
    }
}
