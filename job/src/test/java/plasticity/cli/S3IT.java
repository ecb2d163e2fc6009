package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.testing.Project;

/** Dumps and tables on a real S3 server: the tables equal those on a local disk, and connection problems are reported in one line. */
@Tag("spark-submit")
class S3IT {
    private static final String BUCKET = "dumps";
    private static final String MODEL = "smollm2";

    @TempDir
    private static Path server;

    private static S3Server s3;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        s3 = S3Server.start(server);
        s3.put(Project.sample(), "l00", BUCKET, MODEL);
        s3.bucket("tables");
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    /** Closes cached clients, because the next test has other settings. */
    @AfterEach
    void forgetClients() throws IOException {
        FileSystem.closeAll();
    }

    @Test
    void tablesEqualThoseOnADiskAndAreReplaced() throws Exception {
        Analysis local = local();
        assertThat(local.run().status()).isEqualTo(ExitStatus.OK);
        for (String run : List.of("first", "again")) {
            CommandRun stored = CommandRun.during(s3.settings(), stored("tables", "results"));
            assertThat(stored.status()).as(run + ": " + stored.err()).isEqualTo(ExitStatus.OK);
            assertSameTables(local, "tables", "results");
        }
        assertThat(names("tables", "results"))
                .contains("head_status.csv", "run.json")
                .noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void aRerunComputesOnlyChanges() throws IOException {
        try (FileSystem files = s3.client("reruns")) {
            new StoredReruns(files, s3.settings(), "/some/place").computeWhatChanged();
        }
    }

    @Test
    void leasesAreRespectedAndBroken() throws Exception {
        try (FileSystem files = s3.client("tables")) {
            ForeignLease.put(files, "s3a://tables/leased/.run.json.lease");
        }
        CommandRun rejected = CommandRun.during(s3.settings(), stored("tables", "leased"), "--wait", "0");
        assertFails(rejected, "another run is writing here: " + ForeignLease.HOLDER);
        assertThat(names("tables", "leased")).doesNotContain("run.json");

        CommandRun breaking = CommandRun.during(s3.settings(), stored("tables", "leased"), "--break-lease");
        assertThat(breaking.status()).as(breaking.err()).isEqualTo(ExitStatus.OK);
        assertThat(names("tables", "leased")).contains("run.json").doesNotContain(".run.json.lease");
        SystemProperties.during(s3.settings(), () -> assertThat(
                        CommandRun.of("verify", "s3a://tables/leased").out())
                .contains("s3a://tables/leased/run.json: OK, 11 tables match"));
    }

    @Test
    void wildcardsMatchCheckpointsInABucket() throws Exception {
        s3.put(Project.sample(), "l00h00", "checkpoints", "step-2");
        s3.put(Project.sample(), "l00h00", "checkpoints", "step-10");
        Files.createDirectories(s3.bucket("checkpoints").resolve("step-logs/today"));
        CommandRun run = CommandRun.during(
                s3.settings(),
                stored("tables", "growing/{model_dir}")
                        .with("dataset_local_root", "s3a://checkpoints")
                        .with("model_dir", "step-*"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.err()).contains("step-*: 2 models, step-2 to step-10", "2/2 heads");
        assertThat(names("tables", "growing")).containsExactlyInAnyOrder("step-2", "step-10");
    }

    @Test
    void aDumpAtTheRootOfABucketIsRead() throws Exception {
        s3.put(Project.sample(), "l05h00", "copy", ".");
        CommandRun run = CommandRun.during(
                s3.settings(), Analysis.ofSmolLm(directory, directory).with("dataset_local_root", "s3a://copy"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.err()).contains("1 query head in 1 layer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void theThinJarGivesTheSameTablesUnderSparkSubmit(String version) throws Exception {
        Analysis local = local();
        assertThat(local.run().status()).isEqualTo(ExitStatus.OK);
        String bucket = "submitted-" + version.replace('.', '-');
        s3.bucket(bucket);
        CommandRun run = submitted(version, stored(bucket, "results"));
        assertSameTables(local, bucket, "results");
        assertThat(run.out() + run.err()).doesNotContain(S3Server.SECRET);

        FileStates first = FileStates.below(s3.bucket(bucket));
        CommandRun again = submitted(version, stored(bucket, "results"));
        assertThat(again.err()).contains("Nothing changed");
        assertThat(FileStates.below(s3.bucket(bucket))).isEqualTo(first);
    }

    private CommandRun submitted(String version, Analysis analysis) throws IOException, InterruptedException {
        CommandRun run = SparkSubmit.of(version, directory)
                .jars(SparkSubmit.s3(version))
                .settings(S3Server.endpoint(s3.port()))
                .with("AWS_ACCESS_KEY_ID", S3Server.KEY)
                .with("AWS_SECRET_ACCESS_KEY", S3Server.SECRET)
                .run(analysis.commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        return run;
    }

    @Test
    void withoutTheClientsJarTheJarIsReported() throws Exception {
        CommandRun run = SparkSubmit.of("4.0.1", directory)
                .run(stored("tables", "results").commandLine());
        assertFails(run, "no client for s3a is on the class path", "org.apache.hadoop:hadoop-aws:3.4.1");
    }

    @Test
    void wrongKeysAreReportedButNotShown() {
        CommandRun run = CommandRun.during(
                S3Server.settings(s3.port(), "AKIAWRONGWRONGWRONG1", "wrong-secret"), stored("tables", "x"));
        assertFails(run, "output_csv: s3a://tables/: the store rejected the credentials");
        assertThat(run.err()).doesNotContain("AKIAWRONG", "wrong-secret");
    }

    @Test
    void aWrongSecretIsReportedButNotShown() {
        CommandRun run =
                CommandRun.during(S3Server.settings(s3.port(), S3Server.KEY, "wrong-secret"), stored("tables", "x"));
        assertFails(run, "the store rejected the credentials");
        assertThat(run.err()).doesNotContain(S3Server.KEY, "wrong-secret");
    }

    @Test
    void missingCredentialsAreReported() {
        Map<String, String> settings = new HashMap<>(S3Server.endpoint(s3.port()));
        settings.put(
                "spark.hadoop.fs.s3a.aws.credentials.provider",
                "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider,"
                        + "software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider");
        assertFails(
                CommandRun.during(settings, stored("tables", "x")), "no credentials were found", "AWS_ACCESS_KEY_ID");
    }

    @Test
    void aProfileFileIsRead() throws IOException {
        Path profiles = Files.write(
                directory.resolve("credentials"),
                List.of(
                        "[plasticity]",
                        "aws_access_key_id = " + S3Server.KEY,
                        "aws_secret_access_key = " + S3Server.SECRET));
        Map<String, String> settings = new HashMap<>(S3Server.endpoint(s3.port()));
        settings.put(
                "spark.hadoop.fs.s3a.aws.credentials.provider",
                "software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider");
        settings.put("aws.sharedCredentialsFile", profiles.toString());
        settings.put("aws.profile", "plasticity");
        CommandRun run = CommandRun.during(
                settings, local().with("dataset_local_root", "s3a://" + BUCKET).with("model_dir", MODEL), "--explain");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("9 query heads");
    }

    @Test
    void aMissingBucketIsReported() {
        CommandRun run = CommandRun.during(
                s3.settings(), stored("tables", "x").with("dataset_local_root", "s3a://nowhere-to-be-found/dump"));
        assertFails(run, "s3a://nowhere-to-be-found/: there is no such bucket");
    }

    @Test
    void aMissingBucketForTablesIsReported() {
        CommandRun run = CommandRun.during(
                s3.settings(), stored("tables", "x").with("bucket_csv", "s3a://nowhere-to-be-found/buckets.csv"));
        assertFails(run, "bucket_csv: s3a://nowhere-to-be-found/: there is no such bucket");
    }

    @Test
    void aMissingModelIsReported() {
        CommandRun run = CommandRun.during(s3.settings(), stored("tables", "x").with("model_dir", "Qwen"));
        assertFails(run, "s3a://dumps/Qwen does not exist; check dataset_local_root and model_dir");
    }

    @Test
    void anUnreachableEndpointIsReportedWithinSeconds() throws IOException {
        int nobody = ServerProcess.freePort();
        long start = System.nanoTime();
        CommandRun run =
                CommandRun.during(S3Server.settings(nobody, S3Server.KEY, S3Server.SECRET), stored("tables", "x"));
        assertFails(run, "no response from http://127.0.0.1:" + nobody, "check spark.hadoop.fs.s3a.endpoint");
        // The limit of ConnectivityCheck and the start of a session on a busy machine; S3A by itself takes minutes.
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(40);
    }

    @Test
    void aSilentEndpointIsReportedWithinSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();
            CommandRun run = CommandRun.during(
                    S3Server.settings(silent.getLocalPort(), S3Server.KEY, S3Server.SECRET), stored("tables", "x"));
            assertFails(run, "http://127.0.0.1:" + silent.getLocalPort(), "check spark.hadoop.fs.s3a.endpoint");
            // As above.
            assertThat((System.nanoTime() - start) / 1e9).isLessThan(40);
        }
    }

    @Test
    void theLauncherContainsTheClient() throws Exception {
        String options = S3Server.endpoint(s3.port()).entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        List<String> arguments = new ArrayList<>(local().with("dataset_local_root", "s3a://" + BUCKET)
                .with("model_dir", MODEL)
                .commandLine());
        arguments.add("--explain");
        CommandRun run = CommandProcess.launcher(directory)
                .with("PLASTICITY_JAVA_OPTS", options)
                .with("AWS_ACCESS_KEY_ID", S3Server.KEY)
                .with("AWS_SECRET_ACCESS_KEY", S3Server.SECRET)
                .run(arguments);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("9 query heads, 3 key heads");
    }

    @Test
    void aFileInsteadOfTheRootIsReported() {
        CommandRun run = CommandRun.during(
                s3.settings(), stored("tables", "x").with("model_dir", MODEL + "/l00h00q/data.parquet"));
        assertFails(run, "data.parquet is a file; the directory that holds the head directories is expected");
    }

    private Analysis local() {
        return Analysis.ofSample(directory).with("num_layers", 1);
    }

    private Analysis stored(String bucket, String results) {
        String place = "s3a://" + bucket + "/" + results + "/";
        Analysis analysis =
                local().with("dataset_local_root", "s3a://" + BUCKET).with("model_dir", MODEL);
        return analysis.with("output_csv", place + Analysis.TABLES.get(0))
                .with("bucket_csv", place + Analysis.TABLES.get(1))
                .with("component_csv", place + Analysis.TABLES.get(2));
    }

    private static void assertSameTables(Analysis local, String bucket, String results) throws IOException {
        for (String table : Analysis.TABLES) {
            assertThat(s3.read(bucket, results + "/" + table)).as(table).isEqualTo(local.bytes(table));
        }
    }

    private static List<String> names(String bucket, String directory) throws IOException {
        try (var files = Files.list(s3.bucket(bucket).resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void assertFails(CommandRun run, String... parts) {
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine()).contains(parts);
        assertThat(run.err()).doesNotContain("\tat ");
    }
}
