package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadValuesTest {
    private static final String FROM_1 = ": expected an integer >= 1";
    private static final String FROM_1_TO_10000 = ": expected an integer from 1 to 10000";
    private static final String TABLE = ": expected a path ending in .csv or .parquet";
    private static final String WITHIN = ": expected a directory within the dataset (\"\" or . for its root)";

    @TempDir
    private Path directory;

    static Stream<Arguments> badValues() {
        return Stream.of(
                arguments(Setting.MODEL_DIR, "[a, b]", "invalid value of type list" + WITHIN),
                arguments(
                        Setting.MODEL_DIR,
                        "../other",
                        "invalid value \"../other\"" + WITHIN + "; absolute paths belong in dataset_local_root"),
                arguments(Setting.NUM_LAYERS, "thirty", "invalid value \"thirty\"" + FROM_1),
                arguments(Setting.NUM_LAYERS, "0", "invalid value 0" + FROM_1),
                arguments(Setting.NUM_Q_HEADS, "9.0", "invalid value 9.0" + FROM_1),
                arguments(Setting.NUM_Q_HEADS, "-9", "invalid value -9" + FROM_1),
                arguments(Setting.NUM_K_HEADS, "\"3\"", "invalid value \"3\" (quoted)" + FROM_1),
                arguments(Setting.NUM_K_HEADS, "0", "invalid value 0" + FROM_1),
                arguments(
                        Setting.DATASET_NAME,
                        "1234",
                        "invalid value 1234: expected text; quote it to mean the text \"1234\""),
                arguments(Setting.DATASET_NAME, "\"  \"", "invalid value \"  \" (quoted): expected non-empty text"),
                arguments(Setting.DATASET_LOCAL_ROOT, "{a: b}", "invalid value of type mapping: expected a path"),
                arguments(Setting.DATASET_LOCAL_ROOT, "\"\"", "invalid value \"\" (quoted): expected a path"),
                arguments(
                        Setting.DATASET_REVISION,
                        "../main",
                        "invalid value \"../main\": expected a branch, tag or commit"),
                arguments(
                        Setting.DATASET_CACHE_DIR,
                        "yes",
                        "invalid value yes (boolean): expected a path; quote it to mean the text \"yes\""),
                arguments(Setting.DATASET_STAGING, "[a]", "invalid value of type list: expected a path"),
                arguments(Setting.DOWNLOAD_MAX_WORKERS, "many", "invalid value \"many\"" + FROM_1_TO_10000),
                arguments(Setting.DOWNLOAD_MAX_WORKERS, "10001", "invalid value 10001" + FROM_1_TO_10000),
                arguments(Setting.MAX_TOKENS_PER_HEAD, "5e4", "invalid value 5e4" + FROM_1),
                arguments(
                        Setting.MAX_TOKENS_PER_HEAD,
                        "2147483648",
                        "invalid value 2147483648: expected an integer from 1 to 2147483647"),
                arguments(Setting.NORMALITY_MAX_DIMS, "2024-01-01", "invalid value 2024-01-01 (date)" + FROM_1),
                arguments(Setting.NORMALITY_MAX_DIMS, "0", "invalid value 0" + FROM_1),
                arguments(Setting.NUM_PAIRS_PER_BUCKET, "true", "invalid value true (boolean)" + FROM_1),
                arguments(Setting.NUM_PAIRS_PER_BUCKET, "0", "invalid value 0" + FROM_1),
                arguments(Setting.P_ALPHA, "small", "invalid value \"small\": expected a number from 0 to 1"),
                arguments(Setting.P_ALPHA, "1.01", "invalid value 1.01: expected a number from 0 to 1"),
                arguments(Setting.P_ALPHA, "-0.01", "invalid value -0.01: expected a number from 0 to 1"),
                arguments(Setting.SEED, "0.5", "invalid value 0.5: expected an integer >= 0"),
                arguments(Setting.SEED, "-1", "invalid value -1: expected an integer >= 0"),
                arguments(
                        Setting.SEED,
                        "4611686018427387904",
                        "invalid value 4611686018427387904: expected an integer from 0 to 4611686018427387903"),
                arguments(
                        Setting.SLIDING_WINDOW_UNIT,
                        "token",
                        "invalid value \"token\": expected tokens or buckets; did you mean tokens?"),
                arguments(Setting.SLIDING_WINDOW_UNIT, "5", "invalid value 5: expected tokens or buckets"),
                arguments(Setting.ESTIMATES, "maybe", "invalid value \"maybe\": expected true or false"),
                arguments(Setting.ESTIMATES, "1", "invalid value 1: expected true or false"),
                arguments(Setting.ESTIMATE_QUERIES, "0", "invalid value 0: expected an integer from 1 to 1000000"),
                arguments(
                        Setting.ESTIMATE_KEYS,
                        "1000001",
                        "invalid value 1000001: expected an integer from 1 to 1000000"),
                arguments(
                        Setting.ESTIMATE_FAR_PAIRS, "1.5", "invalid value 1.5: expected an integer from 1 to 1000000"),
                arguments(Setting.JACKKNIFE_GROUPS, "1", "invalid value 1: expected an integer from 2 to 1000"),
                arguments(Setting.DISTANCE_BIN, "0", "invalid value 0: expected a number > 0"),
                arguments(Setting.DISTANCE_BIN, "wide", "invalid value \"wide\": expected a number > 0"),
                arguments(
                        Setting.BUCKET_ESTIMATES,
                        "aut",
                        "invalid value \"aut\": expected auto or true or false; did you mean auto?"),
                arguments(Setting.BUCKET_ESTIMATES, "1", "invalid value 1: expected auto or true or false"),
                arguments(Setting.MAX_WORKERS, "all", "invalid value \"all\"" + FROM_1_TO_10000),
                arguments(Setting.MAX_WORKERS, "0", "invalid value 0" + FROM_1_TO_10000),
                arguments(Setting.OUTPUT_CSV, "r/heads.txt", "invalid value \"r/heads.txt\"" + TABLE),
                arguments(Setting.BUCKET_CSV, "r/", "invalid value \"r/\"" + TABLE),
                arguments(Setting.COMPONENT_CSV, "r/.csv", "invalid value \"r/.csv\"" + TABLE),
                arguments(Setting.ESTIMATES_DIR, "\"\"", "invalid value \"\" (quoted): expected a path"),
                arguments(
                        Setting.STATUS_CSV, "1.5", "invalid value 1.5" + TABLE + "; quote it to mean the text \"1.5\""),
                arguments(Setting.RUN_JSON, "\" \"", "invalid value \" \" (quoted): expected a path"),
                arguments(Setting.COMBINED_CSV, "all", "invalid value \"all\"" + TABLE));
    }

    @Test
    void everySettingHasABadValue() {
        assertThat(badValues().map(example -> example.get()[0]).distinct())
                .containsExactly((Object[]) Setting.values());
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void reportsFileLineKeyValueAndExpectedValues(Setting setting, String yaml, String message) throws IOException {
        assertThat(new Configs(directory).problems("# a comment\n" + setting.key() + ": " + yaml))
                .containsExactly("FILE:2: " + setting.key() + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            num_layers=3.5              | invalid value "3.5": expected an integer >= 1
            num_layers=                 | invalid value "": expected an integer >= 1
            model_dir=/data             | invalid value "/data": expected a directory within the dataset ("" or . for its root); absolute paths belong in dataset_local_root
            dataset_name=               | invalid value "": expected non-empty text
            dataset_local_root=         | invalid value "": expected a path
            p_alpha=5%                  | invalid value "5%": expected a number from 0 to 1
            p_alpha=nan                 | invalid value "nan": expected a number from 0 to 1
            seed=-1                     | invalid value "-1": expected an integer >= 0
            seed=null                   | invalid value "null": expected an integer >= 0
            sliding_window_unit=Buckets | invalid value "Buckets": expected tokens or buckets; did you mean buckets?
            output_csv=heads            | invalid value "heads": expected a path ending in .csv or .parquet
            """)
    void reportsTheFlag(String flag, String message) throws IOException {
        String key = flag.substring(0, flag.indexOf('='));
        assertThat(new Configs(directory).problems("", flag)).containsExactly("--" + key + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
                "!!java.util.Date 2024-01-01",
                "!!python/object/apply:os.system [ls]"
            })
    void tagsCannotInstantiateClasses(String tagged) throws IOException {
        assertThat(new Configs(directory).problems("model_dir: " + tagged))
                .singleElement()
                .asString()
                .startsWith("FILE:1:12: not YAML: Global tag is not allowed");
    }

    @Test
    void customTagsAreRejected() throws IOException {
        assertThat(new Configs(directory).problems("seed: !secret 5"))
                .containsExactly("FILE:1: seed: invalid value tagged !secret: expected an integer >= 0");
    }

    @Test
    void aNumberTagDoesNotConvertText() throws IOException {
        assertThat(new Configs(directory).problems("seed: !!int five"))
                .containsExactly("FILE:1: seed: invalid value five: expected an integer >= 0");
    }

    @Test
    void longValuesAreShortened() throws IOException {
        assertThat(new Configs(directory).problems("seed: " + "x".repeat(500)))
                .containsExactly("FILE:1: seed: invalid value \"" + "x".repeat(80) + "…\": expected an integer >= 0");
    }

    @Test
    void messagesAreOneLineWithoutControlCharacters() throws IOException {
        assertThat(new Configs(directory).problems("seed: \"1\\n\\e[31m2\""))
                .containsExactly(
                        "FILE:1: seed: invalid value \"1\uFFFD\uFFFD[31m2\" (quoted): expected an integer >= 0");
    }

    @ParameterizedTest
    @CsvSource({"model_dir", "dataset_name", "dataset_local_root", "dataset_cache_dir", "run_json"})
    void controlCharactersAreRejected(String key) throws IOException {
        assertThat(new Configs(directory).problems(key + ": \"a\\tb\""))
                .containsExactly(
                        "FILE:1: " + key + ": invalid value \"a\uFFFDb\" (quoted): contains control characters");
        assertThat(new Configs(directory).problems("", key + "=a\nb"))
                .containsExactly("--" + key + ": invalid value \"a\uFFFDb\": contains control characters");
    }
}
