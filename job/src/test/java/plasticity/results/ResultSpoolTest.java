package plasticity.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plasticity.buckets.HeadPositions;
import plasticity.heads.HeadId;
import plasticity.messages.RunException;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadMetrics;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.Row;
import plasticity.tables.Table;

class ResultSpoolTest {
    private ResultSpool spool;

    @BeforeEach
    void open() throws IOException {
        spool = ResultSpool.open();
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    private HeadResult add(HeadResult result) throws IOException {
        spool.add(result, SomeResults.fingerprint(result.head(), 1));
        return result;
    }

    private List<Row> rows(Table table) throws RunException {
        List<Row> rows = new ArrayList<>();
        spool.read(List.of(table), result -> rows.addAll(result.rows(table)));
        return rows;
    }

    @Test
    void positionsAreReadInTheOrderOfHeads() throws Exception {
        List<HeadId> heads = SomeResults.heads(3);
        try (ResultSpool spool = ResultSpool.open()) {
            for (int i : new int[] {2, 0, 1}) {
                HeadResult result = i == 1 ? SomeResults.failed(heads.get(i), "why") : SomeResults.ok(heads.get(i), i);
                spool.add(result, SomeResults.fingerprint(heads.get(i), 1));
            }
            List<HeadPositions> positions = new ArrayList<>();
            spool.read(List.of(), result -> positions.add(result.positions()));
            assertThat(positions)
                    .containsExactly(
                            SomeResults.ok(heads.get(0), 0).positions(),
                            SomeResults.ok(heads.get(2), 2).positions());
        }
    }

    @Test
    void rowsAreReadInTheOrderOfHeads() throws Exception {
        List<HeadId> heads = SomeResults.heads(30);
        List<HeadId> mixed = new ArrayList<>(heads);
        Collections.shuffle(mixed, new Random(1));
        for (HeadId head : mixed) {
            add(SomeResults.ok(head, head.hashCode()));
        }
        List<HeadResult> expected = heads.stream()
                .map(head -> SomeResults.ok(head, head.hashCode()))
                .toList();
        assertThat(spool.status())
                .containsExactlyElementsOf(
                        expected.stream().map(HeadResult::identity).toList());
        assertThat(rows(HeadMetrics.TABLE))
                .containsExactlyElementsOf(expected.stream()
                        .flatMap(result -> result.rows(HeadMetrics.TABLE).stream())
                        .toList());
        assertThat(rows(HeadBucketPlasticity.TABLE))
                .containsExactlyElementsOf(expected.stream()
                        .flatMap(result -> result.rows(HeadBucketPlasticity.TABLE).stream())
                        .toList());
        assertThat(rows(HeadComponentWeights.TABLE))
                .containsExactlyElementsOf(expected.stream()
                        .flatMap(result -> result.rows(HeadComponentWeights.TABLE).stream())
                        .toList());
        assertThat(spool.digests().keySet())
                .containsExactlyElementsOf(
                        heads.stream().map(HeadId::directoryName).toList());
    }

    @Test
    void laterResultsReplaceEarlierOnes() throws Exception {
        HeadId head = HeadId.query(0, 0);
        add(SomeResults.ok(head, 1));
        HeadResult later = add(SomeResults.ok(head, 2, 3, 2));
        assertThat(spool.ok()).isEqualTo(1);
        assertThat(rows(HeadMetrics.TABLE)).containsExactlyElementsOf(later.rows(HeadMetrics.TABLE));
        assertThat(rows(HeadBucketPlasticity.TABLE)).containsExactlyElementsOf(later.rows(HeadBucketPlasticity.TABLE));
    }

    @Test
    void aFailedHeadHasOnlyAStatus() throws Exception {
        HeadResult failed = add(SomeResults.failed(HeadId.query(0, 1), "why"));
        HeadResult good = add(SomeResults.ok(HeadId.query(0, 0), 1));
        assertThat(spool.ok()).isEqualTo(1);
        assertThat(spool.failed()).isEqualTo(1);
        assertThat(spool.digests())
                .containsKey(failed.head().directoryName())
                .doesNotContainKey(HeadId.query(0, 2).directoryName());
        assertThat(spool.status()).containsExactly(good.identity(), failed.identity());
        assertThat(rows(HeadMetrics.TABLE)).containsExactlyElementsOf(good.rows(HeadMetrics.TABLE));
        assertThat(rows(HeadBucketPlasticity.TABLE)).containsExactlyElementsOf(good.rows(HeadBucketPlasticity.TABLE));
    }

    @Test
    void keyHeadsAreNeitherCountedNorHaveAStatus() throws Exception {
        HeadResult second = add(SomeResults.keyHead(HeadId.key(0, 1), 2));
        HeadResult query = add(SomeResults.ok(HeadId.query(0, 0), 1));
        HeadResult later = add(SomeResults.keyHead(HeadId.key(1, 0), 3));
        HeadResult first = add(SomeResults.keyHead(HeadId.key(0, 0), 4));
        assertThat(spool.ok()).isEqualTo(1);
        assertThat(spool.failed()).isZero();
        assertThat(spool.status()).containsExactly(query.identity());
        assertThat(spool.digests().keySet()).containsExactly("l00h00q", "l00h00k", "l00h01k", "l01h00k");
        assertThat(rows(HeadEstimates.TABLE)).containsExactlyElementsOf(query.rows(HeadEstimates.TABLE));
        assertThat(rows(KeyHeadEstimates.TABLE))
                .as("by layer and key head")
                .containsExactlyElementsOf(Stream.of(first, second, later)
                        .flatMap(result -> result.rows(KeyHeadEstimates.TABLE).stream())
                        .toList());
    }

    @Test
    void rowsCanBeAddedWhileOthersAreRead() throws Exception {
        List<HeadId> heads = SomeResults.heads(200);
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int part = 0; part < 4; part++) {
            List<HeadId> own = heads.subList(50 * part, 50 * (part + 1));
            Thread thread = new Thread(() -> {
                try {
                    for (HeadId head : own) {
                        add(SomeResults.ok(head, head.hashCode()));
                        spool.read(List.of(HeadBucketPlasticity.TABLE), result -> {});
                    }
                } catch (IOException | RunException | RuntimeException e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        List<Row> buckets = heads.stream()
                .flatMap(head -> SomeResults.ok(head, head.hashCode()).rows(HeadBucketPlasticity.TABLE).stream())
                .toList();
        assertThat(rows(HeadBucketPlasticity.TABLE)).containsExactlyElementsOf(buckets);
    }

    @Test
    void interruptedThreadsAreHarmless() throws Exception {
        HeadResult result = SomeResults.ok(HeadId.query(0, 0), 1);
        Thread.currentThread().interrupt();
        try {
            add(result);
            List<Row> rows = rows(HeadComponentWeights.TABLE);
            assertThat(rows).isEqualTo(result.rows(HeadComponentWeights.TABLE));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(rows(HeadComponentWeights.TABLE)).containsExactlyElementsOf(result.rows(HeadComponentWeights.TABLE));
    }

    @Test
    void unwritableDirectoriesAreReported() {
        Path nowhere = Path.of("/nowhere/at/all");
        assertThatThrownBy(() -> SpoolFile.createIn(nowhere))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("java.io.tmpdir");
    }

    /** A device that is always full. */
    @Test
    void aFullDiskIsReported() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no " + full);
        try (SpoolFile file = SpoolFile.over(full)) {
            assertThatThrownBy(() -> file.append(new byte[1000], 1000))
                    .isInstanceOf(IOException.class)
                    .hasMessage("results cannot be written to /dev (No space left on device); free space there, or set"
                            + " another directory with -Djava.io.tmpdir");
        }
    }
}
