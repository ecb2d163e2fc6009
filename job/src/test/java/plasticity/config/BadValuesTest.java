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
    private static final String FROM_1 = ", allowed is a whole number of 1 or more";
    private static final String FROM_1_TO_10000 = ", allowed is a whole number from 1 to 10000";
    private static final String TABLE = ", allowed is a path that ends in .csv or .parquet";
    private static final String WITHIN = ", allowed is a directory within the dataset, \"\" or . for its root";

    @TempDir
    private Path directory;

    static Stream<Arguments> badValues() {
        return Stream.of(
                arguments(Setting.MODEL_DIR, "[a, b]", "found a list" + WITHIN),
                arguments(
                        Setting.MODEL_DIR,
                        "../other",
                        "found the text \"../other\"" + WITHIN + "; absolute paths belong to dataset_local_root"),
                arguments(Setting.NUM_LAYERS, "thirty", "found the text \"thirty\"" + FROM_1),
                arguments(Setting.NUM_LAYERS, "0", "found the number 0" + FROM_1),
                arguments(Setting.NUM_Q_HEADS, "9.0", "found the number 9.0" + FROM_1),
                arguments(Setting.NUM_Q_HEADS, "-9", "found the number -9" + FROM_1),
                arguments(Setting.NUM_K_HEADS, "\"3\"", "found the quoted text \"3\"" + FROM_1),
                arguments(Setting.NUM_K_HEADS, "0", "found the number 0" + FROM_1),
                arguments(
                        Setting.DATASET_NAME,
                        "1234",
                        "found the number 1234, allowed is text; put it in quotes to mean the text \"1234\""),
                arguments(
                        Setting.DATASET_NAME,
                        "\"  \"",
                        "found the quoted text \"  \", allowed is text that is not empty"),
                arguments(Setting.DATASET_LOCAL_ROOT, "{a: b}", "found a mapping, allowed is a path"),
                arguments(Setting.DATASET_LOCAL_ROOT, "\"\"", "found the quoted text \"\", allowed is a path"),
                arguments(
                        Setting.DATASET_REVISION,
                        "../main",
                        "found the text \"../main\", allowed is a branch, a tag or a commit"),
                arguments(
                        Setting.DATASET_CACHE_DIR,
                        "yes",
                        "found the truth value yes, allowed is a path; put it in quotes to mean the text \"yes\""),
                arguments(Setting.DATASET_STAGING, "[a]", "found a list, allowed is a path"),
                arguments(Setting.DOWNLOAD_MAX_WORKERS, "many", "found the text \"many\"" + FROM_1_TO_10000),
                arguments(Setting.DOWNLOAD_MAX_WORKERS, "10001", "found the number 10001" + FROM_1_TO_10000),
                arguments(Setting.MAX_TOKENS_PER_HEAD, "5e4", "found the number 5e4" + FROM_1),
                arguments(
                        Setting.MAX_TOKENS_PER_HEAD,
                        "2147483648",
                        "found the number 2147483648, allowed is a whole number from 1 to 2147483647"),
                arguments(Setting.NORMALITY_MAX_DIMS, "2024-01-01", "found the date 2024-01-01" + FROM_1),
                arguments(Setting.NORMALITY_MAX_DIMS, "0", "found the number 0" + FROM_1),
                arguments(Setting.NUM_PAIRS_PER_BUCKET, "true", "found the truth value true" + FROM_1),
                arguments(Setting.NUM_PAIRS_PER_BUCKET, "0", "found the number 0" + FROM_1),
                arguments(Setting.P_ALPHA, "small", "found the text \"small\", allowed is a number from 0 to 1"),
                arguments(Setting.P_ALPHA, "1.01", "found the number 1.01, allowed is a number from 0 to 1"),
                arguments(Setting.P_ALPHA, "-0.01", "found the number -0.01, allowed is a number from 0 to 1"),
                arguments(Setting.SEED, "0.5", "found the number 0.5, allowed is a whole number of 0 or more"),
                arguments(Setting.SEED, "-1", "found the number -1, allowed is a whole number of 0 or more"),
                arguments(
                        Setting.SEED,
                        "4611686018427387904",
                        "found the number 4611686018427387904, allowed is a whole number from 0 to 4611686018427387903"),
                arguments(
                        Setting.SLIDING_WINDOW_UNIT,
                        "token",
                        "found the text \"token\", allowed is tokens or buckets; did you mean tokens?"),
                arguments(Setting.SLIDING_WINDOW_UNIT, "5", "found the number 5, allowed is tokens or buckets"),
                arguments(Setting.MAX_WORKERS, "all", "found the text \"all\"" + FROM_1_TO_10000),
                arguments(Setting.MAX_WORKERS, "0", "found the number 0" + FROM_1_TO_10000),
                arguments(Setting.OUTPUT_CSV, "r/heads.txt", "found the text \"r/heads.txt\"" + TABLE),
                arguments(Setting.BUCKET_CSV, "r/", "found the text \"r/\"" + TABLE),
                arguments(Setting.COMPONENT_CSV, "r/.csv", "found the text \"r/.csv\"" + TABLE),
                arguments(
                        Setting.STATUS_CSV,
                        "1.5",
                        "found the number 1.5" + TABLE + "; put it in quotes to mean the text \"1.5\""),
                arguments(Setting.RUN_JSON, "\" \"", "found the quoted text \" \", allowed is a path"),
                arguments(Setting.COMBINED_CSV, "all", "found the text \"all\"" + TABLE));
    }

    @Test
    void everySettingHasABadValue() {
        assertThat(badValues().map(example -> example.get()[0]).distinct())
                .containsExactly((Object[]) Setting.values());
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void tellsFileLineKeyWhatWasFoundAndWhatIsAllowed(Setting setting, String yaml, String message) throws IOException {
        assertThat(new Configs(directory).problems("# a comment\n" + setting.key() + ": " + yaml))
                .containsExactly("FILE:2: " + setting.key() + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            num_layers=3.5              | found the text "3.5", allowed is a whole number of 1 or more
            num_layers=                 | found the text "", allowed is a whole number of 1 or more
            model_dir=/data             | found the text "/data", allowed is a directory within the dataset, "" or . for its root; absolute paths belong to dataset_local_root
            dataset_name=               | found the text "", allowed is text that is not empty
            dataset_local_root=         | found the text "", allowed is a path
            p_alpha=5%                  | found the text "5%", allowed is a number from 0 to 1
            p_alpha=nan                 | found the text "nan", allowed is a number from 0 to 1
            seed=-1                     | found the text "-1", allowed is a whole number of 0 or more
            seed=null                   | found the text "null", allowed is a whole number of 0 or more
            sliding_window_unit=Buckets | found the text "Buckets", allowed is tokens or buckets; did you mean buckets?
            output_csv=heads            | found the text "heads", allowed is a path that ends in .csv or .parquet
            """)
    void tellsTheFlag(String flag, String message) throws IOException {
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
    void aTagThatNamesAClassIsNoYamlToUs(String tagged) throws IOException {
        assertThat(new Configs(directory).problems("model_dir: " + tagged))
                .singleElement()
                .asString()
                .startsWith("FILE:1:12: not YAML: Global tag is not allowed");
    }

    @Test
    void aTagOfOnesOwnIsToldAndNothingIsMadeOfIt() throws IOException {
        assertThat(new Configs(directory).problems("seed: !secret 5"))
                .containsExactly("FILE:1: seed: found a value tagged !secret, allowed is a whole number of 0 or more");
    }

    @Test
    void aTagDoesNotMakeANumberOfText() throws IOException {
        assertThat(new Configs(directory).problems("seed: !!int five"))
                .containsExactly("FILE:1: seed: found the number five, allowed is a whole number of 0 or more");
    }

    @Test
    void longValuesAreShortened() throws IOException {
        assertThat(new Configs(directory).problems("seed: " + "x".repeat(500)))
                .containsExactly("FILE:1: seed: found the text \"" + "x".repeat(80)
                        + "…\", allowed is a whole number of 0 or more");
    }

    @Test
    void messagesAreOneLineWithoutControlCharacters() throws IOException {
        assertThat(new Configs(directory).problems("seed: \"1\\n\\e[31m2\""))
                .containsExactly(
                        "FILE:1: seed: found the quoted text \"1\uFFFD\uFFFD[31m2\", allowed is a whole number of 0 or more");
    }

    @ParameterizedTest
    @CsvSource({"model_dir", "dataset_name", "dataset_local_root", "dataset_cache_dir", "run_json"})
    void textHasNoControlCharacters(String key) throws IOException {
        assertThat(new Configs(directory).problems(key + ": \"a\\tb\""))
                .containsExactly(
                        "FILE:1: " + key + ": found the quoted text \"a\uFFFDb\", which has control characters");
        assertThat(new Configs(directory).problems("", key + "=a\nb"))
                .containsExactly("--" + key + ": found the text \"a\uFFFDb\", which has control characters");
    }
}
