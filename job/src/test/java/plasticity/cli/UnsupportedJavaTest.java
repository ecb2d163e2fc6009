package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnsupportedJavaTest {
    @Test
    void theCauseIsFoundInAnyNestedException() {
        Throwable failure = new IllegalStateException(
                "cannot be read", new UnsupportedOperationException("getSubject is not supported"));
        assertThat(UnsupportedJava.cause(failure)).hasValueSatisfying(cause -> assertThat(cause)
                .matches("Hadoop 3\\.\\d+\\.\\d+ does not run on Java \\S+: use Java 17 to 23"));
    }

    @Test
    void otherFailuresAreIgnored() {
        assertThat(UnsupportedJava.cause(new UnsupportedOperationException("append")))
                .isEmpty();
        assertThat(UnsupportedJava.cause(new IllegalStateException())).isEmpty();
    }
}
