package plasticity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.messages.RunException;

class FileNameCheckTest {
    @TempDir
    private Path directory;

    private Path umlauts;

    @BeforeEach
    void createDirectory() throws Exception {
        umlauts = Files.createDirectory(directory.resolve("Mü ller+"));
    }

    @Test
    void suggestsTheUnescapedUriOfAnExistingFile() {
        String escaped = "file://" + directory + "/M%C3%BC%20ller+";
        assertThat(problem(escaped)).hasValue("does not exist; write the URI without escapes: file:" + umlauts);
        assertThat(problem(escaped + "/new.csv"))
                .hasValue("does not exist; write the URI without escapes: file:" + umlauts + "/new.csv");
    }

    @Test
    void acceptsNamesWithAPercentSign() throws Exception {
        Files.createDirectory(directory.resolve("M%C3%BC%20ller+"));
        assertThat(problem("file://" + directory + "/M%C3%BC%20ller+")).isEmpty();
        assertThat(problem("file://" + directory + "/M%C3%BC%20ller+/x%20.csv")).isEmpty();
        assertThat(problem(directory + "/a%20b")).isEmpty();
        assertThat(problem("file://" + umlauts)).isEmpty();
    }

    @Test
    void theMessageContainsTheSetting() {
        ConnectivityCheck check = new ConnectivityCheck(new Configuration());
        assertThatThrownBy(() -> check.require("output_csv", new org.apache.hadoop.fs.Path("\uFFFD.csv")))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("output_csv: \uFFFD.csv: the name is not valid UTF-8");
    }

    private static Optional<String> problem(String path) {
        return ConnectivityCheck.nameProblem(new org.apache.hadoop.fs.Path(path));
    }
}
