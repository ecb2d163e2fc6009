package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are from the tests of the Python client. */
class DatasetTest {
    @ParameterizedTest
    @ValueSource(strings = {"foo", "foo/bar", "123", "Foo-BAR_foo.bar123", "_a/b_", "viktoroo/sniffed-qk"})
    void validNames(String text) {
        assertThat(Dataset.isName(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/a",
                "a/b/c",
                "datasets/foo/bar",
                ".repo_id",
                "foo--bar",
                "foo.git",
                "a..b",
                "../b",
                "-a",
                "a-",
                "a.",
                "a/-b",
                "café",
                "a b",
                "a\\b",
                "a:b",
                "a\nb",
                "a\0b",
                "a?b",
                "a%2fb"
            })
    void invalidNames(String text) {
        assertThat(Dataset.isName(text)).isFalse();
    }

    @Test
    void namesAreLimitedInLength() {
        assertThat(Dataset.isName("a".repeat(96) + "/" + "b".repeat(96))).isTrue();
        assertThat(Dataset.isName("a".repeat(97))).isFalse();
    }

    @Test
    void invalidNamesAndRevisionsAreRejected() {
        assertThatThrownBy(() -> new Dataset("../x", "main")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dataset("a/b", "../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFolderNameIsThatOfThePythonClient() {
        assertThat(Dataset.folder("me/mine")).isEqualTo("datasets--me--mine");
        assertThat(Dataset.folder("squad")).isEqualTo("datasets--squad");
    }
}
