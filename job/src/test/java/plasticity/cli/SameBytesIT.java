package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables do not depend on the number of threads, the plan, or the order of directory listings. */
class SameBytesIT {
    /** Below the 640 rows of a head, so that the drawn rows matter too. */
    private static final int CAP = 500;

    @TempDir
    static Path once;

    @TempDir
    Path again;

    private static Analysis first;

    @BeforeAll
    static void runOnce() {
        first = Analysis.ofSample(once).with("max_tokens_per_head", CAP).with("max_workers", 2);
        assertThat(first.run().status()).isEqualTo(ExitStatus.OK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void forAnyNumberOfThreads(int threads) {
        assertSameBytes(repeat().with("max_workers", threads));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_head", "query_head"})
    void forAnyWorkUnit(String unit) {
        SystemProperties.during(Map.of("spark.plasticity.unit", unit), () -> assertSameBytes(repeat()));
    }

    @Test
    void forAnyOrderOfListing() {
        Map<String, String> reversed = Map.of(
                "spark.hadoop.fs.file.impl",
                ReversedListing.class.getName(),
                "spark.hadoop.fs.file.impl.disable.cache",
                "true");
        SystemProperties.during(reversed, () -> assertSameBytes(repeat()));
    }

    private Analysis repeat() {
        return Analysis.ofSample(again).with("max_tokens_per_head", CAP);
    }

    private void assertSameBytes(Analysis second) {
        CommandRun run = second.run();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(Analysis.ALL_TABLES)
                .allSatisfy(name -> assertThat(second.bytes(name)).as(name).isEqualTo(first.bytes(name)));
    }
}
