package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.ChangeDetection;
import plasticity.dump.FileFingerprint;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.session.SparkEnvironment;
import plasticity.testing.Project;
import plasticity.tokens.SamplingOptions;

/** Counts the requests to an object store; {@code src/site/object-stores.md} lists the numbers. */
@Tag("spark-submit")
class S3RequestsIT {
    /** The bytes of a small file that {@code FileTail} reads for its footer, plus the response headers. */
    private static final long FOOTER = (1 << 13) + 2048;

    @TempDir
    private Path directory;

    private S3Server s3;
    private CountingProxy wire;

    @BeforeEach
    void start() throws Exception {
        s3 = S3Server.start(directory);
        wire = new CountingProxy(s3.port());
    }

    @AfterEach
    void stop() throws IOException {
        FileSystem.closeAll();
        wire.close();
        s3.close();
    }

    @Test
    void planningNeedsAFewListingsAndOneFooterPerHead() throws IOException {
        Path queries = Files.copy(file("l00h00q"), directory.resolve("queries"));
        Path keys = Files.copy(file("l00h00k"), directory.resolve("keys"));
        Path dump = s3.bucket("large");
        for (int layer = 0; layer < 30; layer++) {
            for (int head = 0; head < 75; head++) {
                link(dump, String.format(Locale.ROOT, "l%02dh%02dq", layer, head), queries);
                if (head < 25) {
                    link(dump, String.format(Locale.ROOT, "l%02dh%02dk", layer, head), keys);
                }
            }
        }
        Map<String, String> settings = settings();
        // Files linked into the store have no ETag.
        settings.put("spark.hadoop.fs.s3a.change.detection.version.required", "false");
        CommandRun run = CommandRun.during(
                settings, analysis("large").with("num_q_heads", 75).with("num_k_heads", 25), "--explain");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("2250 query heads, 750 key heads");
        report("3,000 heads planned", dump, "l");
        // One for the connectivity check, three pages of a thousand names, and possibly a last page that is
        // empty.
        assertThat(wire.count("LIST")).isBetween(4, 5);
        assertThat(wire.count("HEAD")).isZero();
        assertThat(wire.count("GET")).isEqualTo(3_000);
        assertThat(wire.bytes()).isLessThan(3_000 * FOOTER + (3_000L << 10));
    }

    @Test
    void oneLayerReadsOnlyItsBytes() throws IOException {
        s3.put(Project.sample(), "l", "dump", ".");
        Map<String, String> settings = settings();
        settings.put("spark.plasticity.unit", "key_head");
        CommandRun run = CommandRun.during(settings, analysis("dump").with("num_layers", 1));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        report("one layer of six analysed", s3.bucket("dump"), "l00");
        // With If-Match the store rejects reads of a file that was replaced after the listing.
        assertThat(wire.requests("GET"))
                .allMatch(request -> request.startsWith("GET /dump/l00h"))
                .allMatch(request -> request.contains("If-Match: "));
        // One for the connectivity check, one for the plan.
        assertThat(wire.count("LIST")).isEqualTo(2);
        assertThat(wire.count("HEAD")).isZero();
        // A footer and one range for all columns.
        assertThat(wire.count("GET")).isEqualTo(24);
        assertThat(wire.bytes()).isLessThan(bytes(s3.bucket("dump"), "l00") + 12 * FOOTER + (1 << 18));
    }

    @Test
    void changeDetectionNeedsNoRequests() throws Exception {
        s3.put(Project.sample(), "l00", "dump", ".");
        AtomicReference<Configuration> configured = new AtomicReference<>();
        SystemProperties.during(
                settings(), () -> configured.set(SparkEnvironment.here().hadoop()));
        Configuration hadoop = configured.get();
        DumpOptions options = new DumpOptions(
                "s3a://dump/",
                new GroupedQueryLayout(1, 9, 3),
                new SamplingOptions(50_000, 0),
                UnitSize.AUTO,
                ExecutorMemory.UNKNOWN);
        DumpPlan plan = DumpPlan.of(options, query -> true, hadoop, 1)
                .extendFingerprints(ChangeDetection.METADATA, hadoop, bytes -> {});
        assertThat(plan.queries()).hasSize(9).allSatisfy(query -> {
            FileFingerprint mark = plan.fingerprints(query).query().get(0);
            assertThat(mark.tag()).isNotBlank();
            assertThat(mark.footer()).isNotNull();
            assertThat(mark.modified()).isPositive();
        });
        assertThat(wire.count("LIST")).isEqualTo(1);
        assertThat(wire.count("HEAD")).isZero();
        assertThat(wire.count("GET")).isEqualTo(12);

        DumpPlan read = plan.extendFingerprints(ChangeDetection.CONTENT, hadoop, bytes -> {});
        HeadId query = HeadId.query(0, 0);
        assertThat(read.fingerprints(query).query().get(0).content())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file("l00h00q")))));
        assertThat(wire.count("HEAD")).isZero();
        assertThat(wire.count("GET")).isEqualTo(24);
    }

    @Test
    void anUnchangedRerunWritesOnlyItsLease() throws IOException {
        s3.put(Project.sample(), "l00", "dump", ".");
        s3.bucket("tables");
        Analysis analysis = analysis("dump").with("num_layers", 1);
        analysis.with("output_csv", "s3a://tables/results/head_metrics.csv")
                .with("bucket_csv", "s3a://tables/results/head_bucket_plasticity.csv")
                .with("component_csv", "s3a://tables/results/head_component_weights.csv");
        assertThat(CommandRun.during(settings(), analysis).status()).isEqualTo(ExitStatus.OK);
        FileSystem.closeAll();
        wire.forget();
        CommandRun again = CommandRun.during(settings(), analysis);
        assertThat(again.err()).contains("Nothing changed");
        report("one layer of six, unchanged", s3.bucket("dump"), "l00");
        // A footer of each head, the manifest and the tables.
        assertThat(wire.requests("GET").stream().filter(request -> !isOfLease(request)))
                .hasSize(12 + 1 + Analysis.ALL_TABLES.size());
        // Two per table, and four for the manifest and the directory.
        assertThat(wire.requests("HEAD").stream().filter(request -> !isOfLease(request)))
                .hasSize(4 + 2 * Analysis.ALL_TABLES.size());
        assertThat(wire.count("LIST")).isEqualTo(6);
        assertThat(wire.requests("PUT")).isNotEmpty().allMatch(S3RequestsIT::isOfLease);
        assertThat(wire.requests("DELETE")).hasSize(1).allMatch(S3RequestsIT::isOfLease);
        assertThat(wire.requests("POST")).isEmpty();
    }

    private static boolean isOfLease(String request) {
        return request.contains("/.run.json.lease ");
    }

    @Test
    void aBrokenConnectionIsResumed() throws IOException {
        Analysis local = Analysis.ofSample(Files.createDirectory(directory.resolve("local")))
                .with("num_layers", 1);
        assertThat(local.run().status()).isEqualTo(ExitStatus.OK);
        s3.put(Project.sample(), "l00", "dump", ".");
        // After the listings and footers, within the column chunks.
        wire.breakAt(400_000);
        Analysis stored = analysis("dump").with("num_layers", 1);
        CommandRun run = CommandRun.during(settings(), stored);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(wire.hasBroken()).isTrue();
        assertThat(Analysis.TABLES)
                .allSatisfy(table -> assertThat(stored.bytes(table)).isEqualTo(local.bytes(table)));
    }

    private void report(String what, Path dump, String prefix) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%s: %d LIST, %d HEAD, %d GET, %,d bytes received; the heads' files have %,d bytes, the dump %,d%n",
                what,
                wire.count("LIST"),
                wire.count("HEAD"),
                wire.count("GET"),
                wire.bytes(),
                bytes(dump, prefix),
                bytes(dump, ""));
    }

    private static long bytes(Path dump, String prefix) throws IOException {
        try (Stream<Path> heads = Files.list(dump)) {
            return heads.filter(head -> head.getFileName().toString().startsWith(prefix))
                    .mapToLong(head -> head.resolve("data.parquet").toFile().length())
                    .sum();
        }
    }

    private Map<String, String> settings() {
        return new HashMap<>(S3Server.settings(wire.port(), S3Server.KEY, S3Server.SECRET));
    }

    private Analysis analysis(String bucket) {
        return Analysis.ofSmolLm(directory, directory).with("dataset_local_root", "s3a://" + bucket);
    }

    private static Path file(String head) {
        return Project.sample().resolve(head).resolve("data.parquet");
    }

    private static void link(Path dump, String head, Path file) throws IOException {
        Files.createLink(Files.createDirectory(dump.resolve(head)).resolve("data.parquet"), file);
    }
}
