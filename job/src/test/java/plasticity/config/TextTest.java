package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @TempDir
    private Path directory;

    /** Values that are not strings in YAML 1.1. */
    @ParameterizedTest
    @CsvSource({
        "123, ''",
        "1.5, ''",
        "1e3, ''",
        "0x10, ''",
        "1_000, ''",
        "12:30, ''",
        "no, ' (boolean)'",
        "On, ' (boolean)'",
        "TRUE, ' (boolean)'",
        "2024-01-01, ' (date)'"
    })
    void otherYamlTypesNeedQuotes(String written, String kind) throws Exception {
        Configs configs = new Configs(directory);
        assertThat(configs.problems("dataset_name: " + written))
                .containsExactly("FILE:1: dataset_name: invalid value " + written + kind
                        + ": expected text; quote it to mean the text \"" + written + "\"");
        for (String quoted : List.of("\"" + written + "\"", "'" + written + "'", "!!str " + written)) {
            assertThat(configs.load("dataset_name: " + quoted).datasetName()).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @CsvSource({"123", "no", "2024-01-01", "null", "~"})
    void aFlagIsTextWithoutQuotes(String written) throws Exception {
        assertThat(new Configs(directory).load("", "model_dir=" + written).modelDir())
                .isEqualTo(written);
    }

    @Test
    void nonAsciiTextIsAccepted() throws Exception {
        assertThat(new Configs(directory).load("model_dir: modèle/模型").modelDir())
                .isEqualTo("modèle/模型");
    }

    @Test
    void theLineBreakOfABlockScalarIsRejected() throws IOException {
        assertThat(new Configs(directory).problems("model_dir: |\n  m\n"))
                .containsExactly("FILE:1: model_dir: invalid value \"m\uFFFD\" (quoted): contains control characters");
    }
}
