package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "v1.0",
                "refs/pr/12",
                "feature/new-heads",
                "0123456789abcdef0123456789abcdef01234567",
                "übung",
                "a@b"
            })
    void validRevisions(String text) {
        assertThat(Revision.isRevision(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "/main", "main/", "a//b", "..", "a..b", "../main", ".hidden", "a/.b", "a.", "a.lock", "a b",
                "a\tb", "a\0b", "a:b", "a?b", "a*b", "a[b", "a\\b", "a~1", "a^", "a@{1}", "-x"
            })
    void invalidRevisions(String text) {
        assertThat(Revision.isRevision(text)).isFalse();
    }
}
