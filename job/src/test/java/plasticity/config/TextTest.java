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

    /** What YAML 1.1 takes for something else, as Python users know it. */
    @ParameterizedTest
    @CsvSource({
        "123, the number",
        "1.5, the number",
        "1e3, the number",
        "0x10, the number",
        "1_000, the number",
        "12:30, the number",
        "no, the truth value",
        "On, the truth value",
        "TRUE, the truth value",
        "2024-01-01, the date"
    })
    void whatYamlTakesForSomethingElseNeedsQuotes(String written, String kind) throws Exception {
        Configs configs = new Configs(directory);
        assertThat(configs.problems("dataset_name: " + written))
                .containsExactly("FILE:1: dataset_name: found " + kind + " " + written
                        + ", allowed is text; put it in quotes to mean the text \"" + written + "\"");
        for (String quoted : List.of("\"" + written + "\"", "'" + written + "'", "!!str " + written)) {
            assertThat(configs.load("dataset_name: " + quoted).datasetName()).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @CsvSource({"123", "no", "2024-01-01", "null", "~"})
    void aFlagIsTextAsItStands(String written) throws Exception {
        assertThat(new Configs(directory).load("", "model_dir=" + written).modelDir())
                .isEqualTo(written);
    }

    @Test
    void unicodeIsTextToo() throws Exception {
        assertThat(new Configs(directory).load("model_dir: modèle/模型").modelDir())
                .isEqualTo("modèle/模型");
    }

    @Test
    void aBlockEndsInALineBreakWhichIsAControlCharacter() throws IOException {
        assertThat(new Configs(directory).problems("model_dir: |\n  m\n"))
                .containsExactly("FILE:1: model_dir: found the quoted text \"m\uFFFD\", which has control characters");
    }
}
