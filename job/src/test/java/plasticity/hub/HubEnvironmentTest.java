package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubEnvironmentTest {
    @TempDir
    private Path home;

    private HubEnvironment of(String... variables) throws HubException {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables) {
            environment.put(variable.replaceFirst("=.*", ""), variable.replaceFirst("^[^=]*=", ""));
        }
        return HubEnvironment.of(environment, home);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ~/.cache/huggingface/hub",
        "XDG_CACHE_HOME=/x, /x/huggingface/hub",
        "HF_HOME=/h XDG_CACHE_HOME=/x, /h/hub",
        "HF_HOME=~/h, ~/h/hub",
        "HF_HOME=$BASE/h BASE=/b, /b/h/hub",
        "HF_HOME=${BASE}/h BASE=/b, /b/h/hub",
        "HF_HOME=$NONE/h, $NONE/h/hub",
        "HUGGINGFACE_HUB_CACHE=/l HF_HOME=/h, /l",
        "HF_HUB_CACHE=/c HUGGINGFACE_HUB_CACHE=/l, /c"
    })
    void theCacheIsThatOfThePythonClient(String variables, String cache) throws Exception {
        assertThat(of(variables.split(" ", -1)).cache()).isEqualTo(Path.of(cache.replaceFirst("^~", home.toString())));
    }

    @Test
    void theTokenIsReadFromTheVariableOrTheFile() throws Exception {
        assertThat(of().token()).isEmpty();
        Path file = Files.createDirectories(home.resolve(".cache/huggingface")).resolve("token");
        Files.writeString(file, " hf_file\n");
        assertThat(of().token().orElseThrow().authorization()).isEqualTo("Bearer hf_file");
        assertThat(of("HF_TOKEN=hf_variable").token().orElseThrow().authorization())
                .isEqualTo("Bearer hf_variable");
        assertThat(of("HUGGING_FACE_HUB_TOKEN=hf_old").token().orElseThrow().authorization())
                .isEqualTo("Bearer hf_old");
        assertThat(of("HF_TOKEN= ").token().orElseThrow().authorization()).isEqualTo("Bearer hf_file");
        Files.writeString(home.resolve("mine"), "hf_mine");
        assertThat(of("HF_TOKEN_PATH=~/mine").token().orElseThrow().authorization())
                .isEqualTo("Bearer hf_mine");
        Files.writeString(file, "\n");
        assertThat(of().token()).isEmpty();
    }

    @Test
    void theTokenIsNeverShown() throws Exception {
        assertThat(of("HF_TOKEN=hf_secret").toString()).doesNotContain("hf_secret");
        assertThatThrownBy(() -> of("HF_TOKEN=hf_secret x"))
                .hasMessageStartingWith("HF_TOKEN is not a valid token")
                .hasMessageNotContaining("hf_secret");
    }

    @ParameterizedTest
    @CsvSource({
        "HF_HUB_OFFLINE=1, true",
        "HF_HUB_OFFLINE=yes, true",
        "HF_HUB_OFFLINE=On, true",
        "TRANSFORMERS_OFFLINE=true, true",
        "HF_HUB_OFFLINE=0, false",
        "HF_HUB_OFFLINE=, false"
    })
    void offlineValuesAreThoseOfThePythonClient(String variable, boolean isOffline) throws Exception {
        assertThat(of(variable).isOffline()).isEqualTo(isOffline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "1.5", "999999"})
    void invalidTimeoutsAreRejected(String text) {
        assertThatThrownBy(() -> of("HF_HUB_DOWNLOAD_TIMEOUT=" + text))
                .hasMessageStartingWith("HF_HUB_DOWNLOAD_TIMEOUT: expected an integer number");
    }
}
