package plasticity.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.config.OutputTable;
import plasticity.heads.HeadId;

class ResultStoreTest {
    private static final List<HeadId> HEADS = SomeResults.heads(12);
    private static final HeadId FIRST = HEADS.get(0);

    @TempDir
    private Path directory;

    /** A run's spool and store. */
    private final class Run implements AutoCloseable {
        private final ResultSpool spool = ResultSpool.open();
        private final ResultStore store =
                ResultStore.of(hadoop(directory.resolve("run.json")), "1.0.0", spool, new Configuration());

        private Run() throws IOException {}

        private Run loaded() {
            store.sweep();
            store.load();
            return this;
        }

        /** Simulates an analysis with this seed, on which all results depend. */
        private Run computed(int seed, List<HeadId> heads) throws IOException {
            for (HeadId head : heads) {
                spool.add(SomeResults.ok(head, seed + head.hashCode()), SomeResults.fingerprint(head, seed));
            }
            return this;
        }

        private long reused(int seed) throws IOException {
            long reused = 0;
            for (HeadId head : HEADS) {
                reused += store.reuse(head, SomeResults.fingerprint(head, seed)) ? 1 : 0;
            }
            return reused;
        }

        private void finish() throws IOException {
            store.save();
            store.compact();
        }

        @Override
        public void close() throws IOException {
            store.close();
            spool.close();
        }
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toString());
    }

    private Path results() {
        return directory.resolve(".run.json.results");
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> found = Files.list(results())) {
            return found.sorted().toList();
        }
    }

    private void run(int seed) throws IOException {
        try (Run run = new Run().loaded().computed(seed, HEADS)) {
            run.finish();
        }
    }

    @Test
    void resultsAreReusedWithEveryBit() throws Exception {
        run(1);
        try (Run run = new Run().loaded()) {
            assertThat(run.reused(1)).isEqualTo(HEADS.size());
            List<Long> bits = HEADS.stream()
                    .flatMap(head -> SomeResults.bits(SomeResults.ok(head, 1 + head.hashCode())).stream())
                    .toList();
            List<Long> read = new ArrayList<>();
            run.spool.read(OutputTable.RESULTS, result -> read.addAll(SomeResults.bits(result)));
            assertThat(read).isEqualTo(bits);
            assertThat(run.spool.digests().values())
                    .containsExactlyElementsOf(HEADS.stream()
                            .map(head -> SomeResults.fingerprint(head, 1).digest())
                            .toList());
            assertThat(run.store.warnings()).isEmpty();
        }
    }

    @Test
    void anUnchangedRerunChangesNothing() throws Exception {
        run(1);
        List<Path> before = segments();
        Object key = Files.readAttributes(before.get(0), "unix:ino,lastModifiedTime");
        try (Run run = new Run().loaded()) {
            run.reused(1);
            run.finish();
        }
        assertThat(segments()).isEqualTo(before).hasSize(1);
        assertThat(Files.readAttributes(before.get(0), "unix:ino,lastModifiedTime"))
                .isEqualTo(key);
    }

    @Test
    void anEmptyStoreHasNoResults() throws Exception {
        try (Run run = new Run().loaded()) {
            assertThat(run.reused(1)).isZero();
            assertThat(run.store.last(FIRST)).isEmpty();
            run.store.save();
            assertThat(run.store.warnings()).isEmpty();
        }
        assertThat(results()).doesNotExist();
    }

    @Test
    void resultsOfOtherSettingsAreKeptForAWhile() throws Exception {
        run(1);
        run(2);
        try (Run run = new Run().loaded()) {
            assertThat(run.reused(3)).isZero();
            assertThat(run.reused(2)).isEqualTo(HEADS.size());
            assertThat(run.reused(1)).isEqualTo(HEADS.size());
        }
    }

    @Test
    void theLastResultOfAHeadIsKnown() throws Exception {
        run(1);
        run(2);
        try (Run run = new Run().loaded()) {
            ResultLine last = run.store.last(FIRST).orElseThrow();
            assertThat(last.fingerprint()).isEqualTo(SomeResults.fingerprint(FIRST, 2));
            assertThat(last.result().identity())
                    .isEqualTo(SomeResults.ok(FIRST, 0).identity());
            assertThat(run.store.last(HeadId.query(99, 0))).isEmpty();
        }
    }

    @Test
    void savedResultsSurviveAKill() throws Exception {
        Run killed = new Run().loaded().computed(1, HEADS.subList(0, 5));
        killed.store.save();
        killed.computed(1, HEADS.subList(5, 7)).store.save();
        killed.computed(1, HEADS.subList(7, 9));
        try (Run run = new Run().loaded()) {
            assertThat(run.reused(1)).isEqualTo(7);
        }
        assertThat(segments()).hasSize(2);
        killed.close();
    }

    @Test
    void savingTwiceWritesOnce() throws Exception {
        try (Run run = new Run().loaded().computed(1, HEADS)) {
            run.store.save();
            run.store.save();
        }
        assertThat(segments()).hasSize(1);
    }

    @Test
    void nothingIsSavedAfterClose() throws Exception {
        Run run = new Run().loaded().computed(1, HEADS);
        run.close();
        run.store.save();
        assertThat(results()).doesNotExist();
    }

    @Test
    void failedHeadsAreRetried() throws Exception {
        HeadResult failed = SomeResults.failed(FIRST, "l00h00q/data.parquet: torn");
        for (int i = 0; i < 3; i++) {
            try (Run run = new Run().loaded()) {
                assertThat(run.reused(1)).isZero();
                run.spool.add(failed, SomeResults.fingerprint(FIRST, 1));
                run.finish();
            }
            assertThat(segments()).as("a repeated failure is stored once").hasSize(1);
        }
        try (Run run = new Run().loaded()) {
            assertThat(run.store.last(FIRST).orElseThrow().result().identity()).isEqualTo(failed.identity());
        }
    }

    @Test
    void aTouchedFileIsUnchangedByContent() throws Exception {
        String sum = "c".repeat(64);
        Fingerprint before = SomeResults.fingerprint(FIRST, 1, 1000, sum);
        Fingerprint touched = SomeResults.fingerprint(FIRST, 1, 2000, sum);
        try (Run run = new Run().loaded()) {
            run.spool.add(SomeResults.ok(FIRST, 1), before);
            run.finish();
        }
        try (Run run = new Run().loaded()) {
            assertThat(run.store.reuse(FIRST, SomeResults.fingerprint(FIRST, 1, 2000, null)))
                    .isFalse();
            assertThat(run.store.reuse(FIRST, SomeResults.fingerprint(FIRST, 1, 1000, "d".repeat(64))))
                    .isFalse();
            assertThat(run.store.reuse(FIRST, touched)).isTrue();
            assertThat(run.spool.digests()).containsEntry(FIRST.directoryName(), touched.digest());
            run.finish();
        }
        try (Run run = new Run().loaded()) {
            assertThat(run.store.reuse(FIRST, SomeResults.fingerprint(FIRST, 1, 2000, null)))
                    .as("now it also matches by its time")
                    .isTrue();
        }
    }

    @Test
    void resultsWithoutAContentHashDoNotMatchByContent() throws Exception {
        run(1);
        try (Run run = new Run().loaded()) {
            Fingerprint verified = SomeResults.fingerprint(FIRST, 1, 1_764_000_000_000L, "c".repeat(64));
            assertThat(verified.digest())
                    .isEqualTo(SomeResults.fingerprint(FIRST, 1).digest());
            assertThat(run.store.reuse(FIRST, verified)).isFalse();
        }
    }

    @Test
    void manySegmentsAreMerged() throws Exception {
        try (Run run = new Run().loaded()) {
            for (HeadId head : SomeResults.heads(ResultStore.MAX_SEGMENTS + 1)) {
                run.computed(1, List.of(head)).store.save();
            }
            assertThat(segments()).hasSize(ResultStore.MAX_SEGMENTS + 1);
            run.store.compact();
            assertThat(segments()).hasSize(1);
        }
        try (Run run = new Run().loaded()) {
            assertThat(run.reused(1)).isEqualTo(HEADS.size());
        }
    }

    @Test
    void unusedResultsAreRemovedIfTheyAreTheMajority() throws Exception {
        long largest = 0;
        for (int seed = 0; seed < 40; seed++) {
            try (Run run = new Run().loaded()) {
                for (HeadId head : HEADS) {
                    run.spool.add(SomeResults.ok(head, seed, 2000, 64), SomeResults.fingerprint(head, seed));
                }
                run.finish();
            }
            long bytes = 0;
            for (Path segment : segments()) {
                bytes += Files.size(segment);
            }
            largest = Math.max(largest, bytes);
        }
        try (Run run = new Run().loaded()) {
            assertThat(run.reused(39)).isEqualTo(HEADS.size());
            long live = run.spool.all().stream()
                    .mapToLong(result -> result.range.length())
                    .sum();
            assertThat(largest).isBetween(live, 3 * live);
        }
    }

    @Test
    void aFreshRunRemovesEarlierResults() throws Exception {
        run(1);
        List<Path> before = segments();
        try (Run run = new Run()) {
            run.store.forget();
            assertThat(run.reused(1)).isZero();
            run.computed(1, HEADS).store.save();
            assertThat(segments()).containsAll(before).hasSize(2);
            run.store.compact();
        }
        assertThat(segments()).hasSize(1).doesNotContainAnyElementsOf(before);
        try (Run run = new Run().loaded()) {
            assertThat(run.reused(1)).isEqualTo(HEADS.size());
        }
    }

    @Test
    void leftoversOfKilledWritersAreRemoved() throws Exception {
        run(1);
        String name = "." + segments().get(0).getFileName() + ".01234567-89ab-cdef-0123-456789abcdef.tmp";
        Path aside = Files.writeString(results().resolve(name), "half");
        Path other = Files.writeString(results().resolve("notes.tmp"), "a user's");
        try (Run run = new Run().loaded()) {
            assertThat(run.store.warnings())
                    .containsExactly(results() + "/notes.tmp: not a result segment, left alone");
        }
        assertThat(aside).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void unwritableStoresAreReported() throws Exception {
        Files.writeString(results(), "a file");
        try (Run run = new Run().loaded().computed(1, HEADS)) {
            assertThat(run.store.warnings()).hasSize(1);
            assertThatThrownBy(run.store::save)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("results cannot be cached in " + hadoop(results())
                            + ", the next run recomputes those heads: ");
            Files.delete(results());
            run.store.save();
        }
        try (Run run = new Run().loaded()) {
            assertThat(run.reused(1)).as("the next call retries").isEqualTo(HEADS.size());
        }
    }

    /** Throws the exception of the S3 SDK. */
    public static final class GoneClient extends RawLocalFileSystem {
        @Override
        public boolean mkdirs(org.apache.hadoop.fs.Path directory) {
            throw new IllegalStateException("Connection pool shut down");
        }
    }

    @Test
    void exceptionsOfTheClientAreReported() throws Exception {
        Configuration broken = new Configuration();
        broken.set("fs.file.impl", GoneClient.class.getName());
        broken.setBoolean("fs.file.impl.disable.cache", true);
        try (ResultSpool spool = ResultSpool.open();
                ResultStore store = ResultStore.of(hadoop(directory.resolve("run.json")), "1.0.0", spool, broken)) {
            store.load();
            spool.add(SomeResults.ok(FIRST, 1), SomeResults.fingerprint(FIRST, 1));
            for (ThrowingCallable writing : List.<ThrowingCallable>of(store::save, store::compact)) {
                assertThatThrownBy(writing)
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("results cannot be cached in ")
                        .hasMessageEndingWith(": Connection pool shut down");
            }
        }
    }
}
