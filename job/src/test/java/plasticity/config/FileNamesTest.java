package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"/tmp/Müller/ü.csv", "a b%20#+.csv", "step-??", "😀"})
    void allNamesAreValidWithUtf8(String name) {
        assertThat(FileNames.problem(name, StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void invalidUtf8IsReported() {
        assertThat(FileNames.problem("M\uFFFDller", StandardCharsets.UTF_8))
                .hasValueSatisfying(problem -> assertThat(problem).contains("not valid UTF-8"));
    }

    /** The second name is the result of passing an umlaut through two JVMs. */
    @ParameterizedTest
    @ValueSource(strings = {"M\uFFFD\uFFFDller", "M??ller", "Müller"})
    void withoutUtf8CauseAndRemedyAreReported(String name) {
        assertThat(FileNames.problem(name, StandardCharsets.US_ASCII))
                .hasValue("this JVM's locale (US-ASCII) cannot represent all characters of the name;"
                        + " set LC_ALL to a UTF-8 locale, such as C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head_metrics.csv", "step-?", "a b%20#+.csv"})
    void asciiNamesAreAlwaysValid(String name) {
        assertThat(FileNames.problem(name, StandardCharsets.US_ASCII)).isEmpty();
    }

    @Test
    void namesOfRemoteFilesNeedNotBeRepresentable() {
        assertThat(FileNames.loss("s3a://bucket/ü.csv", StandardCharsets.US_ASCII))
                .isEmpty();
        assertThat(FileNames.loss("s3a://bucket/??.csv", StandardCharsets.US_ASCII))
                .isPresent();
    }

    @Test
    void aFileCanBeAUri() {
        assertThat(FileNames.path("file:///tmp/Mü 100%.csv")).isEqualTo(Path.of("/tmp/Mü 100%.csv"));
        assertThat(FileNames.path("file:/tmp/ü.csv")).isEqualTo(Path.of("/tmp/ü.csv"));
        assertThat(FileNames.path("ü/file:x.csv")).isEqualTo(Path.of("ü/file:x.csv"));
    }

    @Test
    void aNameThatThisJvmCannotRepresentIsRejected() {
        assertThatThrownBy(() -> FileNames.path("\uFFFD.csv"))
                .isInstanceOfSatisfying(InvalidPathException.class, e -> assertThat(e.getReason())
                        .contains("UTF-8"));
    }
}
