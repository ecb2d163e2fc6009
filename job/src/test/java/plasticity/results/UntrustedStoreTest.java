package plasticity.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plasticity.heads.HeadId;

/** Content of a store that this program did not write is reported and ignored, and never fails a run. */
@Timeout(120)
class UntrustedStoreTest {
    private static final List<HeadId> HEADS = SomeResults.heads(3);
    private static final String HEADER = "{\"format\":4,\"program\":\"1.0.0\",\"number\":1}\n";

    @TempDir
    private Path directory;

    private Path results;
    private ResultSpool spool;
    private ResultStore store;

    @BeforeEach
    void open() throws IOException {
        results = Files.createDirectory(directory.resolve(".run.json.results"));
        reopen();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        spool.close();
    }

    private void reopen() throws IOException {
        if (store != null) {
            close();
        }
        spool = ResultSpool.open();
        store = ResultStore.of(
                new org.apache.hadoop.fs.Path(directory.resolve("run.json").toString()),
                "1.0.0",
                spool,
                new Configuration());
    }

    private void computeAll() throws IOException {
        for (HeadId head : HEADS) {
            spool.add(SomeResults.ok(head, 1), SomeResults.fingerprint(head, 1));
        }
    }

    private long reused() throws IOException {
        long reused = 0;
        for (HeadId head : HEADS) {
            reused += store.reuse(head, SomeResults.fingerprint(head, 1)) ? 1 : 0;
        }
        return reused;
    }

    /** A complete segment, as written. */
    private Path segment() throws IOException {
        computeAll();
        store.save();
        Path segment = only();
        reopen();
        return segment;
    }

    private Path only() throws IOException {
        try (Stream<Path> found = Files.list(results)) {
            List<Path> all = found.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** Stores bytes under the name that matches their hash. */
    private Path put(byte[] bytes) throws Exception {
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return Files.write(results.resolve(sum + ".jsonl.gz"), bytes);
    }

    private static byte[] members(String... lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String line : lines) {
            all.write(Gzip.member(line.getBytes(StandardCharsets.UTF_8)));
        }
        return all.toByteArray();
    }

    private static String line(HeadId head) {
        return new String(
                new ResultLine(SomeResults.fingerprint(head, 1), SomeResults.ok(head, 1)).bytes(),
                StandardCharsets.US_ASCII);
    }

    private String place(Path segment) {
        return results + "/" + segment.getFileName().toString().substring(0, 12) + "….jsonl.gz";
    }

    /** Checks that the store provides no results and reports this in one line, and that a run replaces it by a valid one. */
    private void assertIgnored(Path segment, String notice) throws IOException {
        reopen();
        store.load();
        assertThat(store.warnings()).singleElement().asString().startsWith(place(segment) + ": " + notice);
        assertThat(reused()).isZero();
        computeAll();
        store.save();
        store.compact();
        reopen();
        store.load();
        assertThat(reused()).isEqualTo(HEADS.size());
    }

    private void empty() throws IOException {
        try (Stream<Path> found = Files.list(results)) {
            for (Path file : found.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aTruncatedSegment() throws Exception {
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        for (int length = 0; length < bytes.length; length += 97) {
            Files.write(segment, Arrays.copyOf(bytes, length));
            assertIgnored(segment, "damaged, not trusted; its heads are recomputed");
            assertThat(Files.readAllBytes(only()))
                    .as("equal results give an equal segment")
                    .isEqualTo(bytes);
        }
    }

    @Test
    void aSegmentWithAFlippedBit() throws Exception {
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        for (int i = 0; i < bytes.length; i += 89) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 << i % 8);
            Files.write(segment, changed);
            assertIgnored(segment, "damaged, not trusted; its heads are recomputed");
        }
    }

    @Test
    void aSegmentWithTrailingBytes() throws Exception {
        Path segment = segment();
        Files.write(segment, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        assertIgnored(segment, "damaged, not trusted");
    }

    @Test
    void damagedSegmentsAreRemovedAtTheEnd() throws Exception {
        Path valid = segment();
        Path damaged = Files.writeString(results.resolve("0".repeat(64) + ".jsonl.gz"), "half");
        store.load();
        assertThat(reused()).isEqualTo(HEADS.size());
        store.compact();
        assertThat(damaged).doesNotExist();
        assertThat(valid).exists();
    }

    @Test
    void aNewerFormat() throws Exception {
        Path newer = put(members("{\"format\":5,\"shape\":\"unknown\"}\n", "anything\n"));
        assertIgnored(newer, "written by a newer version (format 5); left alone");
        assertThat(newer).exists();
    }

    @Test
    void anOlderFormatIsReplaced() throws Exception {
        Path older = put(members("{\"format\":1,\"program\":\"1.0.0\",\"number\":7}\n", "anything\n"));
        assertIgnored(older, "written by an older version (format 1); its heads are recomputed");
        assertThat(older).doesNotExist();
    }

    @Test
    void anOlderFormatIsRemovedAfterAFreshRun() throws Exception {
        Path older = put(members("{\"format\":1,\"program\":\"1.0.0\",\"number\":7}\n"));
        store.forget();
        computeAll();
        store.compact();
        assertThat(older).doesNotExist();
    }

    @Test
    void aFreshRunKeepsANewerFormat() throws Exception {
        Path newer = put(members("{\"format\":5}\n"));
        Path foreign = put("a letter".getBytes(StandardCharsets.US_ASCII));
        store.forget();
        computeAll();
        store.compact();
        assertThat(newer).exists();
        assertThat(foreign).exists();
        assertThat(store.warnings()).hasSize(2);
    }

    @Test
    void foreignContentWithTheRightName() throws Exception {
        String left = "ignored: not a valid result segment: ";
        String[] contents = {
            "",
            "\n",
            "{}\n",
            "[1]\n",
            "{\"format\":0,\"program\":\"1\",\"number\":1}\n",
            "{\"format\":-1}\n",
            "{\"format\":\"1\"}\n",
            "{\"format\":1}\n",
            "{\"format\":4}\n",
            "{\"format\":4,\"program\":\"1\",\"number\":1,\"more\":1}\n",
            "{\"format\":4,\"program\":\"1\",\"number\":99999999999}\n",
            "{\"format\":4,\"program\":null,\"number\":1}\n",
            line(HEADS.get(0)),
        };
        for (String content : contents) {
            Path foreign = put(members(content));
            assertIgnored(foreign, left);
            assertThat(foreign).exists();
            empty();
        }
        for (byte[] bytes : new byte[][] {{}, {1}, "a letter of some length".getBytes(StandardCharsets.US_ASCII)}) {
            Path foreign = put(bytes);
            assertIgnored(foreign, left);
            assertThat(foreign).exists();
            empty();
        }
    }

    @Test
    void foreignLinesAfterAHeader() throws Exception {
        for (String content : List.of("", "\n", "{}\n", "[[[[\n", "{\"head\":\"l00h00k\"}\n", "nul\n")) {
            Path foreign = put(members(HEADER, line(HEADS.get(0)), content));
            assertIgnored(foreign, "ignored: not a valid result segment");
            empty();
        }
    }

    @Test
    void aForeignGzipFile() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write((HEADER + line(HEADS.get(0))).getBytes(StandardCharsets.US_ASCII));
        }
        assertIgnored(put(bytes.toByteArray()), "ignored: not a valid result segment");
    }

    @Test
    void aCorruptLineIsDetectedWhenNeeded() throws Exception {
        String text = line(HEADS.get(0));
        put(members(HEADER, text.replace("\"head_metrics\":{", "\"head_metrics\":{\"more\":1,"), line(HEADS.get(1))));
        store.load();
        assertThat(store.warnings()).isEmpty();
        assertThat(reused()).isEqualTo(1);
        assertThat(store.warnings())
                .containsExactly(
                        results + ": the result of l00h00q is not trusted: malformed cached result: head_metrics");
    }

    @Test
    void aDigestOfAnotherFingerprint() throws Exception {
        HeadId head = HEADS.get(0);
        String own = SomeResults.fingerprint(head, 2).digest();
        String asked = SomeResults.fingerprint(head, 1).digest();
        String text = new String(
                new ResultLine(SomeResults.fingerprint(head, 2), SomeResults.ok(head, 2)).bytes(),
                StandardCharsets.US_ASCII);
        put(members(HEADER, text.replace(own, asked)));
        store.load();
        assertThat(reused()).isZero();
    }

    @Test
    void theSameHeadTwice() throws Exception {
        put(members(HEADER, line(HEADS.get(0)), line(HEADS.get(0))));
        store.load();
        assertThat(reused()).isEqualTo(1);
        assertThat(spool.ok()).isEqualTo(1);
    }

    /** 128 MiB of blanks, compressed to a few hundred kilobytes. */
    @Test
    void aHugeLine() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(members(HEADER));
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write('{');
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 128; i++) {
                out.write(blanks);
            }
        }
        Path huge = put(bytes.toByteArray());
        assertIgnored(huge, "ignored: not a valid result segment: a line of more than 67108864 bytes");
    }

    @Test
    @Tag("process")
    void otherEntriesAreNotOpened() throws Exception {
        Path pipe = results.resolve("1".repeat(64) + ".jsonl.gz");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
        Path inner = Files.createDirectory(results.resolve("2".repeat(64) + ".jsonl.gz"));
        Path link = Files.createSymbolicLink(results.resolve("3".repeat(64) + ".jsonl.gz"), Path.of("/dev/zero"));
        store.load();
        assertThat(store.warnings())
                .containsExactlyInAnyOrder(
                        place(pipe) + ": not a result segment, left alone",
                        place(inner) + ": not a result segment, left alone",
                        place(link) + ": not a result segment, left alone");
        computeAll();
        store.compact();
        assertThat(Files.exists(pipe) && Files.exists(inner) && Files.isSymbolicLink(link))
                .isTrue();
    }

    @Test
    void aStoreThatCannotBeListed() throws Exception {
        Files.delete(results);
        Files.createSymbolicLink(results, results);
        store.load();
        assertThat(reused()).isZero();
        assertThat(store.warnings()).hasSizeLessThanOrEqualTo(1);
    }
}
