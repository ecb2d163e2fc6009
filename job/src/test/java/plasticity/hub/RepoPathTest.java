package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepoPathTest {
    @ParameterizedTest
    @CsvSource({
        "a, a",
        "a/b.parquet, a/b.parquet",
        "a b/#1, a%20b/%231",
        "模型/é+, %E6%A8%A1%E5%9E%8B/%C3%A9%2B",
        "a..b/..., a..b/...",
        "notes: v2, notes%3A%20v2"
    })
    void namesAreEncodedSeparately(String text, String encoded) throws Exception {
        assertThat(RepoPath.of(text).encoded()).isEqualTo(encoded);
        assertThat(RepoPath.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/..",
                "../a",
                "a/./b",
                "a\\b",
                "C:",
                "C:/a",
                "a\0",
                "a\u0085b",
                "a\u007f"
            })
    void invalidPathsAreRejected(String text) {
        assertThatThrownBy(() -> RepoPath.of(text)).isInstanceOf(HubException.class);
    }

    @Test
    void pathsAreLimitedInLength() {
        assertThatThrownBy(() -> RepoPath.of("a".repeat(1025))).isInstanceOf(HubException.class);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "., ''", "m, m", "./m//n/, m/n"})
    void modelDirectoriesAreNormalised(String text, String path) throws Exception {
        assertThat(RepoPath.ofDirectory(text)).hasToString(path);
    }

    @Test
    void isBelowItsParents() throws Exception {
        RepoPath file = RepoPath.of("m/l00h00q/data.parquet");
        assertThat(file.isBelow(RepoPath.ROOT)).isTrue();
        assertThat(file.isBelow(RepoPath.of("m"))).isTrue();
        assertThat(file.isBelow(RepoPath.of("l00h00q"))).isFalse();
        assertThat(file.isBelow(file)).isFalse();
        assertThat(file.below(Path.of("/cache"))).isEqualTo(Path.of("/cache/m/l00h00q/data.parquet"));
        assertThat(file.parent().parent().parent().parent()).isEqualTo(RepoPath.ROOT);
    }
}
