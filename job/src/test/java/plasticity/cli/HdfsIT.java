package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.dump.ChangeDetection;
import plasticity.dump.FileFingerprint;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.testing.Project;
import plasticity.testing.SampleHeads;
import plasticity.tokens.SamplingOptions;

/** Dump and tables in a real HDFS cluster: the tables equal those on a local disk. */
@Tag("spark-submit")
class HdfsIT {
    @TempDir
    private static Path server;

    private static HdfsCluster cluster;
    private static FileSystem files;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        cluster = HdfsCluster.start(server);
        files = cluster.client();
        for (String head : SampleHeads.names("l00")) {
            files.copyFromLocalFile(path(Project.sample().resolve(head).toString()), path("/dumps/" + head));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        files.close();
        cluster.close();
    }

    @Test
    void tablesEqualThoseOnADiskAndAreReplaced() throws Exception {
        Analysis local = local();
        assertThat(local.run().status()).isEqualTo(ExitStatus.OK);
        for (String run : List.of("first", "again")) {
            CommandRun stored = stored("/results").run();
            assertThat(stored.status()).as(run + ": " + stored.err()).isEqualTo(ExitStatus.OK);
            assertSameTables(local, "/results");
        }
        assertThat(Stream.of(files.listStatus(path("/results")))
                        .map(FileStatus::getPath)
                        .map(org.apache.hadoop.fs.Path::getName))
                .contains("head_status.csv", "run.json")
                .noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void aRerunComputesOnlyChanges() throws IOException {
        new StoredReruns(files, Map.of(), "/reruns").computeWhatChanged();
    }

    @Test
    void checksumsDetectChangedFiles() throws Exception {
        DumpOptions options = new DumpOptions(
                cluster.uri() + "/dumps",
                new GroupedQueryLayout(1, 9, 3),
                new SamplingOptions(50_000, 0),
                UnitSize.AUTO,
                ExecutorMemory.UNKNOWN);
        DumpPlan plan = DumpPlan.of(options, query -> true, files.getConf(), 1);
        Set<String> tags = new HashSet<>();
        for (HeadId query : plan.queries()) {
            FileFingerprint listed = plan.fingerprints(query).query().get(0);
            assertThat(listed.tag()).isNull();
            assertThat(listed.modified()).isPositive();
            assertThat(listed.footer()).isNotNull();
        }
        DumpPlan identified = plan.extendFingerprints(ChangeDetection.METADATA, files.getConf(), bytes -> {});
        identified
                .queries()
                .forEach(query ->
                        tags.add(identified.fingerprints(query).query().get(0).tag()));
        assertThat(tags).hasSize(9).allMatch(tag -> tag.matches("MD5-of-\\S+:[0-9a-f]+"));
    }

    @Test
    void leasesAreRespectedAndBroken() throws Exception {
        ForeignLease.put(files, "/leased/.run.json.lease");
        CommandRun rejected = CommandRun.during(Map.of(), stored("/leased"), "--wait", "0");
        assertThat(rejected.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(rejected.lastLine()).contains("another run is writing here: " + ForeignLease.HOLDER);
        assertThat(files.exists(path("/leased/run.json"))).isFalse();

        CommandRun breaking = CommandRun.during(Map.of(), stored("/leased"), "--break-lease");
        assertThat(breaking.status()).as(breaking.err()).isEqualTo(ExitStatus.OK);
        assertThat(files.exists(path("/leased/.run.json.lease"))).isFalse();
        assertThat(CommandRun.of("verify", cluster.uri() + "/leased").out()).contains("run.json: OK, 11 tables match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void theThinJarGivesTheSameTablesUnderSparkSubmit(String version) throws Exception {
        Analysis local = local();
        assertThat(local.run().status()).isEqualTo(ExitStatus.OK);
        String results = "/submitted-" + version;
        CommandRun run = SparkSubmit.of(version, directory).run(stored(results).commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertSameTables(local, results);
    }

    @Test
    void anUnreachableClusterIsReportedWithinSeconds() throws IOException {
        int nobody = ServerProcess.freePort();
        long start = System.nanoTime();
        CommandRun run = stored("/results")
                .with("dataset_local_root", "hdfs://localhost:" + nobody + "/dumps")
                .run();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine())
                .contains("hdfs://localhost:" + nobody + "/: no response from", "check host and port");
        // The limit of ConnectivityCheck on a busy machine; HDFS by itself takes most of a minute.
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }

    @Test
    void aMissingModelIsReported() {
        CommandRun run = stored("/results").with("model_dir", "Qwen").run();
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine()).contains("/dumps/Qwen does not exist; check dataset_local_root and model_dir");
    }

    private Analysis local() {
        return Analysis.ofSample(directory).with("num_layers", 1);
    }

    private Analysis stored(String results) {
        String place = cluster.uri() + results + "/";
        return local().with("dataset_local_root", cluster.uri() + "/dumps")
                .with("output_csv", place + Analysis.TABLES.get(0))
                .with("bucket_csv", place + Analysis.TABLES.get(1))
                .with("component_csv", place + Analysis.TABLES.get(2));
    }

    private static void assertSameTables(Analysis local, String results) throws IOException {
        for (String table : Analysis.TABLES) {
            try (InputStream stored = files.open(path(results + "/" + table))) {
                assertThat(stored.readAllBytes()).as(table).isEqualTo(local.bytes(table));
            }
        }
    }

    private static org.apache.hadoop.fs.Path path(String path) {
        return new org.apache.hadoop.fs.Path(path);
    }
}
