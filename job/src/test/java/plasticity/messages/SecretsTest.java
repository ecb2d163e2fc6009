package plasticity.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HF_TOKEN",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_ACCESS_KEY_ID",
                "PGPASSWORD",
                "spark.hadoop.fs.s3a.secret.key",
                "javax.net.ssl.trustStorePassword"
            })
    void valuesWithSecretNamesAreHidden(String name) {
        String value = "named-" + name.hashCode();
        assertThat(Secrets.redact("found " + value + ".")).isEqualTo("found " + value + ".");
        Secrets.learn(Map.of(name, value));
        assertThat(Secrets.redact("found " + value + ", twice: " + value)).isEqualTo("found ***, twice: ***");
    }

    @ParameterizedTest
    @CsvSource({
        "HF_HOME, /data/huggingface",
        "SOME_TOKEN, short",
        "MAX_TOKENS, 50000000",
        "SSH_KEY_FILE, /",
        "API_KEY, ''"
    })
    void similarNamesAreNotHidden(String name, String value) {
        Secrets.learn(Map.of(name, value));
        assertThat(Secrets.redact("value " + value)).isEqualTo("value " + value);
    }

    @Test
    void aPasswordOfDigitsIsHidden() {
        Secrets.learn(Map.of("DB_PASSWORD", "8675309123"));
        assertThat(Secrets.redact("8675309123")).isEqualTo("***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    s3a://me:pass@bucket/dump          | s3a://me:***@bucket/dump
                    http://me:p@ss@proxy:3128, again   | http://me:***@proxy:3128, again
                    hdfs://host:9000/a@b               | hdfs://host:9000/a@b
                    abfss://box@me.dfs.example.org/d   | abfss://box@me.dfs.example.org/d
                    https://h/f?X-Amz-Signature=1ab&a=b | https://h/f?X-Amz-Signature=***&a=b
                    https://h/f?a=b&token=xyz          | https://h/f?a=b&token=***
                    """)
    void passwordsWithinUrisAreHidden(String text, String redacted) {
        assertThat(Secrets.redact(text)).isEqualTo(redacted);
    }

    @Test
    void passwordsOfUrisAreHiddenElsewhereToo() {
        Secrets.learn(Map.of("HTTPS_PROXY", "http://me:proxy%2Bpassword@127.0.0.1:9"));
        assertThat(Secrets.redact("proxy%2Bpassword or proxy+password")).isEqualTo("*** or ***");
    }

    @Test
    void overlappingSecretsAreHiddenCompletely() {
        Secrets.learn("begins-alike");
        Secrets.learn("begins-alike-and-goes-on");
        assertThat(Secrets.redact("begins-alike-and-goes-on")).isEqualTo("***");
    }

    @Test
    void streamsForwardEverythingElse() {
        Secrets.learn("streamed-secret");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream guarded = Secrets.guard(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        guarded.print("a streamed-");
        guarded.println("secret ü");
        guarded.printf("%s|", "streamed-secret");
        guarded.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a ***" + " ü" + System.lineSeparator() + "***|");
    }

    @Test
    void nullIsUnchanged() {
        assertThat(Secrets.redact(null)).isNull();
    }
}
