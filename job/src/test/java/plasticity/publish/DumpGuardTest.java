package plasticity.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigLoader;
import plasticity.messages.RunException;

class DumpGuardTest {
    @TempDir
    private Path directory;

    private Path dump;

    @BeforeEach
    void createDump() throws IOException {
        dump = Files.createDirectories(directory.toRealPath().resolve("d"));
        Files.createDirectories(dump.resolve("m/l00h00q"));
        Files.createDirectories(dump.resolve("m/l00h00k"));
    }

    private static AnalysisConfig config(String... flags) throws Exception {
        Map<String, String> given =
                new HashMap<>(Map.of("model_dir", "m", "num_layers", "1", "num_q_heads", "1", "num_k_heads", "1"));
        for (String flag : flags) {
            given.put(flag.substring(0, flag.indexOf('=')), flag.substring(flag.indexOf('=') + 1));
        }
        return ConfigLoader.load(Optional.empty(), given);
    }

    private void assertRejected(String root, String setting, String... flags) throws Exception {
        DumpGuard guard = new DumpGuard(root, config(flags), new Configuration());
        RunException refusal = catchThrowableOfType(RunException.class, guard::require);
        assertThat(refusal).isNotNull();
        assertThat(refusal.isUsage()).isTrue();
        assertThat(refusal).hasMessageStartingWith(setting + ": ").hasMessageContaining("head directory of the dump");
    }

    private void assertAllowed(String root, String... flags) throws Exception {
        assertThatCode(new DumpGuard(root, config(flags), new Configuration())::require)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m/l00h00q/data.parquet",
                "m/l00h00k/m.csv",
                "m/l00h00q/deep/er/m.csv",
                "m/l17h03q/m.csv",
                "other/l00h00q/m.csv",
                "m/./x/../l00h00q/m.csv",
                "m//l00h00q//m.csv"
            })
    void noOutputMayBeInAHeadDirectory(String output) throws Exception {
        assertRejected(dump.toString(), "output_csv", "output_csv=" + dump + "/" + output);
        assertRejected(dump.toUri().toString(), "output_csv", "output_csv=" + dump + "/" + output);
        assertRejected(dump.toString(), "output_csv", "output_csv=file://" + dump + "/" + output);
        assertRejected(dump + "/", "output_csv", "output_csv=" + relative(dump) + "/" + output);
        assertRejected(relative(dump), "output_csv", "output_csv=" + dump + "/" + output);
    }

    private static String relative(Path path) {
        return Path.of("").toAbsolutePath().relativize(path).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket_csv", "component_csv", "status_csv", "run_json", "combined_csv"})
    void thisHoldsForEveryOutput(String setting) throws Exception {
        assertRejected(
                dump.toString(),
                setting,
                "output_csv=" + directory + "/m.csv",
                setting + "=" + dump + "/m/l00h00q/x.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.csv", "m/m.csv", "m/l0h0q/m.csv", "m/l00h00v/m.csv", "m/l00h00q.csv"})
    void otherDirectoriesOfADumpMayBeWritten(String output) throws Exception {
        assertAllowed(dump.toString(), "output_csv=" + dump + "/" + output);
    }

    @Test
    void aHeadsNameAboveTheDumpIsIgnored() throws Exception {
        Path above = Files.createDirectories(dump.resolve("l00h00q/dumps"));
        assertAllowed(above.toString(), "output_csv=" + dump.resolve("l00h00q/m.csv"));
        assertAllowed(above.toString(), "output_csv=" + above.resolve("m.csv"));
    }

    @Test
    void linksAreFollowed() throws Exception {
        Path link = Files.createSymbolicLink(dump.resolve("link"), dump.resolve("m/l00h00q"));
        assertRejected(dump.toString(), "output_csv", "output_csv=" + link + "/m.csv");
        Path outside = Files.createSymbolicLink(directory.resolve("outside"), dump.resolve("m/l00h00q"));
        assertRejected(dump.toString(), "output_csv", "output_csv=" + outside + "/new/m.csv");
        Path root = Files.createSymbolicLink(directory.resolve("root"), dump);
        assertRejected(root.toString(), "output_csv", "output_csv=" + dump + "/m/l00h00q/m.csv");
        assertRejected(dump.toString(), "output_csv", "output_csv=" + root + "/m/l00h00q/m.csv");
    }

    @Test
    void aHeadDirectoryMayBeALink() throws Exception {
        Path stored = Files.createDirectories(directory.resolve("stored/abc"));
        Files.createSymbolicLink(dump.resolve("m/l00h01q"), stored);
        assertRejected(dump.toString(), "output_csv", "output_csv=" + dump + "/m/l00h01q/m.csv");
        assertRejected(dump.toString(), "output_csv", "output_csv=" + stored + "/m.csv");
        assertAllowed(dump.toString(), "output_csv=" + stored.resolveSibling("m.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "hdfs://127.0.0.1:8020/d, hdfs://127.0.0.1/d/m/l00h00q/m.csv, true",
        "hdfs://127.0.0.1/d, hdfs://localhost/d/m/l00h00q/m.csv, false",
        "hdfs://127.0.0.1/d, hdfs://127.0.0.1/d/m/m.csv, false",
        "file:///d, hdfs://127.0.0.1/d/m/l00h00q/m.csv, false",
        "hdfs://unknown.invalid/d, hdfs://127.0.0.1/d/m/l00h00q/m.csv, false",
        "hdfs://127.0.0.1/d, /d/m/l00h00q/m.csv, false"
    })
    void clustersAreDistinguished(String root, String output, boolean isRejected) throws Exception {
        DumpGuard guard = new DumpGuard(root, config("output_csv=" + output), new Configuration());
        if (isRejected) {
            assertThat(catchThrowableOfType(RunException.class, guard::require).isUsage())
                    .isTrue();
        } else {
            assertThatCode(guard::require).doesNotThrowAnyException();
        }
    }
}
