package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
    @TempDir
    private Path directory;

    @Test
    void flagsAreCheckedEvenIfTheFileCannotBeRead() {
        assertThat(Configs.problemsOf(directory.resolve("absent.yaml"), "seed=-1"))
                .containsExactly("FILE: does not exist", "--seed: invalid value \"-1\": expected an integer >= 0");
    }

    @Test
    void allProblemsAreReportedInOrder() throws IOException {
        Path file = new Configs(directory)
                .file(
                        """
                        # four settings, six mistakes
                        num_layer: 30
                        num_q_heads: nine
                        seed: 1

                        seed: 2
                        batch_size: 3
                        p_alpha: 2
                        bucket_csv: head_metrics.csv
                        """);
        assertThat(Configs.problemsOf(file, "max_workers=many", "modeldir=m", "num_k_heads=0"))
                .containsExactly(
                        "FILE:2: num_layer: no such setting; did you mean num_layers?",
                        "FILE:3: num_q_heads: invalid value \"nine\": expected an integer >= 1",
                        "FILE:6: seed: duplicate key (first defined on line 4)",
                        "FILE:7: batch_size: no such setting; plasticity analyze --help lists them all",
                        "FILE:8: p_alpha: invalid value 2: expected a number from 0 to 1",
                        "--max_workers: invalid value \"many\": expected an integer from 1 to 10000",
                        "--modeldir: modeldir: no such setting; did you mean model_dir?",
                        "--num_k_heads: invalid value \"0\": expected an integer >= 1",
                        "settings: model_dir: required and missing; add it to the file or give --model_dir"
                                + " (a directory within the dataset (\"\" or . for its root))",
                        "settings: num_layers: required and missing; add it to the file or give --num_layers"
                                + " (an integer >= 1)",
                        "settings: bucket_csv: same file as output_csv; each needs its own");
    }

    @Test
    void theMessageOfTheExceptionContainsAllProblems() {
        ConfigException failure = catchThrowableOfType(
                ConfigException.class,
                () -> ConfigLoader.load(Optional.empty(), Map.of("num_layers", "0", "seed", "-1")));
        assertThat(failure.getMessage().lines())
                .containsExactlyElementsOf(
                        failure.problems().stream().map(ConfigProblem::toString).toList());
    }

    @Test
    void duplicateKeysAreRejectedEvenWithTheSameValue() throws IOException {
        assertThat(new Configs(directory).problems("seed: 1\n\n\nseed: 1\nseed: 1\n"))
                .containsExactly(
                        "FILE:4: seed: duplicate key (first defined on line 1)",
                        "FILE:5: seed: duplicate key (first defined on line 1)");
    }

    @Test
    void problemsOfTheFileAreReportedEvenIfAFlagOverridesIt() throws IOException {
        assertThat(new Configs(directory).problems("seed: one", "seed=1"))
                .containsExactly("FILE:1: seed: invalid value \"one\": expected an integer >= 0");
    }

    @Test
    void anInvalidRequiredSettingIsNotAlsoReportedAsMissing() throws IOException {
        assertThat(new Configs(directory).problems("num_layers: 0")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"9, 2", "1, 3", "32, 5"})
    void queryHeadsMustBeAMultipleOfKeyHeads(int queries, int keys) throws IOException {
        String expected = "settings: num_q_heads: invalid value " + queries + ": expected a multiple of num_k_heads ("
                + keys + ")";
        Configs configs = new Configs(directory);
        assertThat(configs.problems("num_q_heads: " + queries + "\nnum_k_heads: " + keys))
                .containsExactly(expected);
        assertThat(configs.problems("num_q_heads: " + queries, "num_k_heads=" + keys))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"9, 3", "3, 3", "32, 8", "1, 1"})
    void multiplesAreAccepted(int queries, int keys) throws Exception {
        AnalysisConfig config = new Configs(directory).load("num_q_heads: " + queries + "\nnum_k_heads: " + keys);
        assertThat(config.numQHeads() / config.numKHeads()).isEqualTo(queries / keys);
    }

    @Test
    void aLongUnknownKeyIsShortened() throws IOException {
        assertThat(new Configs(directory).problems("k".repeat(120) + ": 1"))
                .containsExactly(
                        "FILE:1: " + "k".repeat(80) + "…: no such setting; plasticity analyze --help lists them all");
    }
}
