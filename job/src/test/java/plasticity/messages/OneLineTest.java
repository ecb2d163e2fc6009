package plasticity.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void theInnermostMessageIsUsed() {
        assertThat(OneLine.of(new IOException("outer", new UncheckedIOException(new IOException("inner")))))
                .isEqualTo("inner");
    }

    @Test
    void causesWithoutAMessageAreDescribed() {
        assertThat(OneLine.of(new IOException("outer", new EOFException()))).isEqualTo("it ends too early");
    }

    @Test
    void allCausesAreListedFromTheOutermost() {
        assertThat(OneLine.ofEach(new IOException("page 3", new IOException("column x", new EOFException()))))
                .isEqualTo("page 3: column x: it ends too early");
    }

    @Test
    void repeatedMessagesAreListedOnce() {
        assertThat(OneLine.ofEach(new IOException("cannot read: no such page", new IOException("no such page"))))
                .isEqualTo("cannot read: no such page");
    }

    @Test
    void circularCausesEnd() {
        IOException first = new IOException("first");
        IOException second = new IOException("second", first);
        first.initCause(second);
        assertThat(OneLine.ofEach(first)).isEqualTo("first: second");
        assertThat(OneLine.of(first)).isIn("first", "second");
    }

    @Test
    void breaksAndControlCharactersBecomeSpaces() {
        assertThat(OneLine.of(" a\r\n\tb\u0000\u001b[31mc\n")).isEqualTo("a b [31mc");
    }

    @Test
    void longTextsAreTruncated() {
        assertThat(OneLine.of("x".repeat(501))).isEqualTo("x".repeat(500) + "…");
        assertThat(OneLine.of("x".repeat(500))).isEqualTo("x".repeat(500));
    }

    @Test
    void secretsAreHidden() {
        assertThat(OneLine.of(new IOException("no s3a://me:password@bucket"))).isEqualTo("no s3a://me:***@bucket");
    }
}
