package plasticity.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.ChangeDetection;
import plasticity.dump.DumpException;
import plasticity.dump.FileFingerprint;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.testing.CountedFiles;
import plasticity.testing.DumpRow;
import plasticity.testing.ReadHead;
import plasticity.testing.TestDump;
import plasticity.tokens.SamplingOptions;

/** Fingerprints of files in a plan, which detect changed files. */
class FileFingerprintTest {
    private static final HeadId QUERY = HeadId.query(0, 1);
    private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    private Path root;

    private TestDump dump;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        dump = new TestDump(root);
        dump.write("l00h00k", DumpRow.random(20, 3));
        dump.write("l00h00q", DumpRow.random(20, 3));
        file = dump.write("l00h01q", DumpRow.random(30, 3));
        Files.setLastModifiedTime(file, THEN);
    }

    @Test
    void containsSizeTimeAndFooterHash() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        byte[] footer = Arrays.copyOfRange(bytes, bytes.length - 8 - footerLength(bytes), bytes.length);
        assertThat(plan().fingerprints(QUERY).query())
                .containsExactly(new FileFingerprint(
                        "l00h01q/data.parquet", bytes.length, THEN.toMillis(), null, sha256(footer), null));
    }

    @Test
    void includesTheKeyHeadsFilesForEachQueryHead() throws DumpException {
        DumpPlan plan = plan();
        assertThat(plan.fingerprints(QUERY).key())
                .extracting(FileFingerprint::name)
                .containsExactly("l00h00k/data.parquet");
        assertThat(plan.fingerprints(HeadId.query(0, 0)).key())
                .isEqualTo(plan.fingerprints(QUERY).key());
        assertThat(plan.keyOf(QUERY)).isEqualTo(HeadId.key(0, 0));
    }

    @Test
    void touchingAFileChangesTheTimeOnly() throws Exception {
        FileFingerprint before = fingerprint();
        Files.setLastModifiedTime(file, FileTime.fromMillis(THEN.toMillis() + 1000));
        FileFingerprint after = fingerprint();
        assertThat(after)
                .isEqualTo(new FileFingerprint(
                        before.name(), before.bytes(), THEN.toMillis() + 1000, null, before.footer(), null));
        assertThat(content(plan()).content()).isEqualTo(sha256(Files.readAllBytes(file)));
    }

    @Test
    void aDifferentFooterOfTheSameSizeAndTimeChangesTheHash() throws Exception {
        FileFingerprint before = fingerprint();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 8 - footerLength(bytes) / 2] ^= 1;
        rewrite(bytes);
        FileFingerprint after = fingerprint();
        assertThat(after.bytes()).isEqualTo(before.bytes());
        assertThat(after.modified()).isEqualTo(before.modified());
        assertThat(after.footer()).isNotEqualTo(before.footer());
    }

    @Test
    void aChangedPageChangesTheContentHashOnly() throws Exception {
        FileFingerprint before = content(plan());
        byte[] bytes = Files.readAllBytes(file);
        bytes[40] ^= 1;
        rewrite(bytes);
        FileFingerprint after = content(plan());
        assertThat(fingerprint()).isEqualTo(before.with(before.tag(), null));
        assertThat(after.content()).isEqualTo(sha256(bytes)).isNotEqualTo(before.content());
    }

    @Test
    void renamingAFileChangesTheName() throws Exception {
        FileFingerprint before = content(plan());
        Files.move(file, file.resolveSibling("part-0.parquet"));
        FileFingerprint after = content(plan());
        assertThat(after.name()).isEqualTo("l00h01q/part-0.parquet");
        assertThat(after.content()).isEqualTo(before.content());
    }

    @Test
    void movingADumpChangesNothing(@TempDir Path elsewhere) throws Exception {
        FileFingerprint before = fingerprint();
        Path moved = Files.move(root.resolve("l00h01q"), elsewhere.resolve("l000h001q"));
        assertThat(moved).isDirectory();
        assertThat(plan(elsewhere.toString(), ReadHead.HADOOP)
                        .fingerprints(QUERY)
                        .query())
                .containsExactly(before);
    }

    @Test
    void aFileThatIsNotParquetHasNoFooterHash() throws Exception {
        Files.write(file, "no Parquet file, but long enough".getBytes(StandardCharsets.UTF_8));
        FileFingerprint fingerprint = content(plan());
        assertThat(plan().unreadable()).isEqualTo(1);
        assertThat(fingerprint.footer()).isNull();
        assertThat(fingerprint.content()).isEqualTo(sha256(Files.readAllBytes(file)));
    }

    @Test
    void aCorruptFooterHasAHash() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length - 8 - footerLength(bytes), bytes.length - 8, (byte) 0xFF);
        rewrite(bytes);
        assertThat(plan().unreadable()).isEqualTo(1);
        assertThat(fingerprint().footer()).hasSize(64);
    }

    @Test
    void aHeadWithoutFilesHasNoFingerprints() throws Exception {
        Files.delete(file);
        assertThat(plan().queries()).contains(QUERY);
        assertThat(plan().fingerprints(QUERY).query()).isEmpty();
    }

    @Test
    void aFileThatChangedAfterListingHasNoContentHash() throws Exception {
        DumpPlan plan = plan();
        Files.write(file, new byte[3], StandardOpenOption.APPEND);
        assertThat(content(plan).content()).isNull();
        Files.delete(file);
        assertThat(content(plan).content()).isNull();
        assertThat(content(plan).footer()).isNotNull();
    }

    /** Opening a pipe would block. */
    @Test
    void anEmptyFileIsNotOpened() throws Exception {
        Files.write(file, new byte[0]);
        CountedFiles.forget();
        DumpPlan plan = plan(CountedFiles.uri(root), CountedFiles.configuration());
        assertThat(CountedFiles.opened()).isEqualTo(2);
        CountedFiles.forget();
        FileFingerprint fingerprint = plan.extendFingerprints(
                        ChangeDetection.CONTENT, CountedFiles.configuration(), bytes -> {})
                .fingerprints(QUERY)
                .query()
                .get(0);
        assertThat(fingerprint.content()).isNull();
        assertThat(CountedFiles.opened()).isEqualTo(2);
    }

    @Test
    void metadataOpensNoFileAndContentReadsEachOnce() throws Exception {
        Configuration hadoop = CountedFiles.configuration();
        DumpPlan plan = plan(CountedFiles.uri(root), hadoop);
        CountedFiles.forget();
        AtomicLong read = new AtomicLong();
        assertThat(plan.extendFingerprints(ChangeDetection.METADATA, hadoop, read::addAndGet)
                        .fingerprints(QUERY))
                .isEqualTo(plan.fingerprints(QUERY));
        assertThat(CountedFiles.opened()).isZero();
        assertThat(read).hasValue(0);
        plan.extendFingerprints(ChangeDetection.CONTENT, hadoop, read::addAndGet);
        assertThat(CountedFiles.opened()).isEqualTo(3);
        assertThat(CountedFiles.closed()).isEqualTo(3);
        assertThat(read).hasValue(plan.fileBytes());
        assertThat(plan.fileBytes()).isEqualTo(bytesBelow(root));
    }

    private void rewrite(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, THEN);
    }

    private FileFingerprint fingerprint() throws DumpException {
        return plan().fingerprints(QUERY).query().get(0);
    }

    private static FileFingerprint content(DumpPlan plan) {
        return plan.extendFingerprints(ChangeDetection.CONTENT, ReadHead.HADOOP, bytes -> {})
                .fingerprints(QUERY)
                .query()
                .get(0);
    }

    private DumpPlan plan() throws DumpException {
        return plan(root.toString(), ReadHead.HADOOP);
    }

    private static DumpPlan plan(String path, Configuration hadoop) throws DumpException {
        return DumpPlan.of(
                new DumpOptions(
                        path,
                        new GroupedQueryLayout(1, 2, 1),
                        new SamplingOptions(50_000, 0),
                        UnitSize.AUTO,
                        ExecutorMemory.UNKNOWN),
                query -> true,
                hadoop,
                1);
    }

    private static int footerLength(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static long bytesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().endsWith(".crc"))
                    .toList();
            return all.stream().mapToLong(FileFingerprintTest::size).sum();
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
