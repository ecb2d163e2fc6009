package plasticity.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.config.OutputTable;
import plasticity.heads.HeadId;
import plasticity.testing.Project;

/** Example stores of every released format: the current one is read, older ones are reported as such. */
class StoreFormatsTest {
    private static final HeadId ANALYSED = HeadId.query(0, 0);
    private static final HeadId KEY = HeadId.key(0, 0);
    private static final HeadId BROKEN = HeadId.query(0, 1);

    static List<Path> stores() throws IOException {
        try (Stream<Path> stores = Files.list(Project.resource("formats"))) {
            return stores.filter(store -> store.getFileName().toString().startsWith("store-"))
                    .toList();
        }
    }

    @Test
    void aStoreInTheCurrentFormatExists() throws Exception {
        assertThat(stores()).anyMatch(store -> store.endsWith("store-" + SegmentHeader.FORMAT));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void storesAreReadOrReportedAsOlder(Path kept) throws Exception {
        if (kept.endsWith("store-" + SegmentHeader.FORMAT)) {
            assertIsRead(kept);
        } else {
            assertIsOlder(kept);
        }
    }

    private static void assertIsOlder(Path kept) throws Exception {
        String format = kept.getFileName().toString().substring("store-".length());
        try (ResultSpool spool = ResultSpool.open();
                ResultStore store = storeIn(kept, spool)) {
            store.load();
            assertThat(store.warnings())
                    .singleElement()
                    .asString()
                    .endsWith("written by an older version (format " + format + "); its heads are recomputed");
            assertThat(store.reuse(ANALYSED, SomeResults.fingerprint(ANALYSED, 1)))
                    .isFalse();
            assertThat(store.last(BROKEN)).isEmpty();
        }
    }

    private static void assertIsRead(Path kept) throws Exception {
        try (ResultSpool spool = ResultSpool.open();
                ResultStore store = storeIn(kept, spool)) {
            store.load();
            assertThat(store.warnings()).isEmpty();
            assertThat(store.reuse(ANALYSED, SomeResults.fingerprint(ANALYSED, 1)))
                    .isTrue();
            HeadResult expected = SomeResults.ok(ANALYSED, 1);
            HeadResult read = spool.all().get(0).read(OutputTable.RESULTS);
            assertThat(read).isEqualTo(expected);
            assertThat(SomeResults.bits(read)).isEqualTo(SomeResults.bits(expected));
            HeadResult keyHead = SomeResults.keyHead(KEY, 1);
            assertThat(store.reuse(KEY, SomeResults.fingerprint(KEY, 1))).isTrue();
            HeadResult readKeyHead = spool.all().get(1).read(OutputTable.RESULTS);
            assertThat(readKeyHead).isEqualTo(keyHead);
            assertThat(SomeResults.bits(readKeyHead)).isEqualTo(SomeResults.bits(keyHead));
            assertThat(store.last(BROKEN))
                    .contains(new ResultLine(
                            SomeResults.fingerprint(BROKEN, 1),
                            SomeResults.failed(BROKEN, "l00h01q/data.parquet: torn")));
        }
    }

    private static ResultStore storeIn(Path directory, ResultSpool spool) {
        return ResultStore.of(
                new org.apache.hadoop.fs.Path(directory.resolve("run.json").toString()),
                "1.0.0",
                spool,
                new Configuration());
    }
}
