package plasticity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** Failures that the test servers do not produce; others are tested by {@code S3IT} and {@code HdfsIT}. */
class UnreachableTest {
    private final Unreachable bucket = new Unreachable(URI.create("s3a://dumps/"), new Configuration(false));

    @Test
    void expiredCredentials() {
        assertThat(bucket.because(new IOException("The provided token has expired. (Service: S3, Status Code: 400)")))
                .isEqualTo("s3a://dumps/: the credentials have expired (The provided token has expired."
                        + " (Service: S3, Status Code: 400)); renew them, AWS_SESSION_TOKEN included");
    }

    @Test
    void aWrongClockIsNotReportedAsAWrongKey() {
        Exception skewed = new AccessDeniedException(
                "s3a://dumps/", null, "The difference between the request time and the current time is too large.");
        assertThat(bucket.because(skewed))
                .contains("the clock of this machine or of the store is wrong")
                .doesNotContain("check the keys");
    }

    @Test
    void distinguishesRejectedKeysFromNoResponse() {
        assertThat(bucket.because(new AccessDeniedException("s3a://dumps/", null, "Forbidden")))
                .contains("check the keys");
        assertThat(bucket.because(new ConnectException("Connection refused"))).contains("no response from AWS");
    }
}
