package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"50000, 50000", "50_000, 50000", "+7, 7", "2147483647, 2147483647"})
    void decimalIntegersAreAccepted(String written, int value) throws Exception {
        Configs configs = new Configs(directory);
        assertThat(configs.load("num_pairs_per_bucket: " + written).numPairsPerBucket())
                .isEqualTo(value);
        assertThat(configs.load("", "num_pairs_per_bucket=" + written).numPairsPerBucket())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08", "010", "0x1F", "0b1010", "1:30", "0_", "1e3", "1.", "1,000", "1 000", "0o17", "١", "--1", "ten"
            })
    void otherTextIsNotAnInteger(String written) throws IOException {
        Configs configs = new Configs(directory);
        assertThat(configs.problems("num_pairs_per_bucket: " + written)).hasSize(1);
        assertThat(configs.problems("", "num_pairs_per_bucket=" + written)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 1000})
    void hugeIntegersAreOutOfRange(int digits) throws IOException {
        assertThat(new Configs(directory).problems("seed: " + "9".repeat(digits)))
                .singleElement()
                .asString()
                .contains("seed: invalid value 999", "expected an integer");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.05, 0.05",
        "1e-2, 0.01",
        "1E-2, 0.01",
        "1.0e-2, 0.01",
        "5.e-2, 0.05",
        ".05, 0.05",
        "+.5, 0.5",
        "0.000_1, 0.0001",
        "1e-400, 0"
    })
    void numbersOfYamlAndPythonAreAccepted(String written, double value) throws Exception {
        Configs configs = new Configs(directory);
        assertThat(configs.load("p_alpha: " + written).pAlpha()).isEqualTo(value);
        assertThat(configs.load("", "p_alpha=" + written).pAlpha()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".nan", ".inf", "NaN", "Infinity", "e5", "1e", ".", "+", "_1", "1e400", "0x1p-3", "0.5f", "0,5"})
    void otherTextIsNotANumber(String written) throws IOException {
        Configs configs = new Configs(directory);
        assertThat(configs.problems("p_alpha: " + written))
                .singleElement()
                .asString()
                .contains("invalid value ", written, "expected a number from 0 to 1");
        assertThat(configs.problems("", "p_alpha=" + written)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"num_layers, 30", "p_alpha, 0.5"})
    void spacesAroundAFlagsNumberDoNotMatter(String key, String number) throws Exception {
        Configs configs = new Configs(directory);
        assertThat(configs.load("", key + "= " + number + " ").resolved())
                .isEqualTo(configs.load("", key + "=" + number).resolved());
    }
}
