package plasticity.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingModelsTest {
    @TempDir
    private java.nio.file.Path root;

    @BeforeEach
    void someModels() throws IOException {
        for (String head : List.of(
                "step-1/l00h00q",
                "step-2/l00h00k",
                "step-10/l00h00q",
                "step-11/notes",
                "final/l00h00q",
                "_step-3/l00h00q",
                ".step-4/l00h00q",
                "org/a/step-1/l00h00q",
                "org/b/step-1/l00h00q",
                "org/b/other/l00h00q",
                "2026-11-29T10:00/l00h00q")) {
            Files.createDirectories(root.resolve(head));
        }
        Files.writeString(root.resolve("step-0"), "a file");
    }

    private List<String> models(String pattern) throws DumpException {
        return MatchingModels.in(new Path(root.toUri()), DirectoryPattern.of(pattern), new Configuration(false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step-*|step-1 step-10 step-2",
                "step-?|step-1 step-2",
                "./step-[0-9]*/|step-1 step-10 step-2",
                "step-[^1]|step-2",
                "{final,step-2}|final step-2",
                "*T10*|2026-11-29T10:00",
                "2026-11-29T*:?0|2026-11-29T10:00",
                "*|2026-11-29T10:00 final step-1 step-10 step-2",
                "_*|_step-3",
                "org/*/step-1|org/a/step-1 org/b/step-1",
                "org/*/*|org/a/step-1 org/b/other org/b/step-1",
                "*/b/oth?r|org/b/other",
            })
    void directoriesOfHeadsMatch(String pattern, String models) throws DumpException {
        assertThat(models(pattern)).containsExactlyInAnyOrder(models.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run-*|ROOT has no directory that matches model_dir run-*, but .step-4, 2026-11-29T10:00, _step-3, final, org, …",
                "org/*/last-*|ROOT has no directory that matches model_dir org/*/last-*, but org/a/step-1, org/b/other, org/b/step-1",
                "none/*|ROOT has no directory that matches model_dir none/*",
                "step-11*|'ROOT has no head (lLLhHHq, lLLhHHk) in the directories that match model_dir step-11*: step-11'"
            })
    void patternsWithoutMatchesAreReportedWithExistingDirectories(String pattern, String message) {
        assertThat(catchThrowableOfType(DumpException.class, () -> models(pattern)))
                .hasMessage(message.replace("ROOT", new Path(root.toUri()).toString()));
    }

    @Test
    void aMissingRootIsReported() {
        assertThatThrownBy(() -> MatchingModels.in(
                        new Path(root.resolve("none").toUri()), DirectoryPattern.of("*"), new Configuration(false)))
                .isInstanceOf(DumpException.class)
                .hasMessageEndingWith("none does not exist; check dataset_local_root");
    }

    @ParameterizedTest
    @ValueSource(strings = {"step-[1", "step-{1", "{a/b,c}"})
    void invalidPatternsAreRejected(String pattern) {
        assertThatThrownBy(() -> DirectoryPattern.of(pattern))
                .isInstanceOf(DumpException.class)
                .hasMessageContaining("unbalanced bracket or brace");
    }

    @Test
    void everyPathElementIsMatchedSeparately() throws DumpException {
        DirectoryPattern pattern = DirectoryPattern.of("org//model/./step-*");
        assertThat(pattern.fixedPart()).isEqualTo("org/model");
        assertThat(pattern.matches(List.of("org", "model", "step-2"))).isTrue();
        assertThat(pattern.matches(List.of("org", "other", "step-2"))).isFalse();
        assertThat(pattern.matches(List.of("org", "model", "step-2", "more"))).isFalse();
    }
}
