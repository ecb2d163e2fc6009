package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.Project;

/** Puts secrets everywhere a user may keep them and searches everything that a run writes for them, with {@code --debug} and an event log. */
class SecretsIT {
    private static final String TOKEN = "hf_canaryInTheEnvironment";
    private static final String AWS_ID = "AKIACANARYINTHEENVIRONMENT";
    private static final String AWS_KEY = "canary/in+the=environment";
    private static final String PROXY = "canaryInTheProxy";
    private static final String SPARK = "canaryInSparksSettings";
    private static final String JAVA = "canaryInJavasProperties";
    private static final String OWN = "canaryUnderAnOwnName";
    private static final String SETTING = "canaryInAUriOfTheConfiguration";
    private static final String ROOT = "canaryInTheUriOfTheDump";
    private static final List<String> CANARIES =
            List.of(TOKEN, AWS_ID, AWS_KEY, PROXY, SPARK, JAVA, OWN, SETTING, ROOT);

    @TempDir
    Path directory;

    private Path console;
    private Path events;
    private Path results;
    private Path dump;

    @BeforeEach
    void makePlaces() throws IOException {
        console = Files.createDirectory(directory.resolve("console"));
        events = Files.createDirectory(directory.resolve("events"));
        results = Files.createDirectory(directory.resolve("results"));
        dump = Files.createDirectory(directory.resolve("dump"));
        for (String head : List.of("l00h00k", "l00h00q", "l00h01q")) {
            Path copy = Files.createDirectory(dump.resolve(head));
            Files.copy(Project.sample().resolve(head).resolve("data.parquet"), copy.resolve("data.parquet"));
        }
    }

    @Test
    void aSuccessfulRunDoesNotRevealSecrets() throws Exception {
        // A file with the token as its name, which appears in its head's error.
        Files.writeString(dump.resolve("l00h01q").resolve(TOKEN + ".parquet"), "no Parquet");
        CommandRun run = run(
                Analysis.ofSmolLm(dump, results).with("dataset_cache_dir", "s3a://me:" + SETTING + "@bucket/cache"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(results.resolve("head_status.csv")).content().contains("l00h01q/***.parquet");
        assertThat(results.resolve("run.json")).content().contains("s3a://me:***@bucket/cache");
        assertThat(eventLog()).contains("SparkListenerJobEnd", "\"sun.java.command\":\"*********(redacted)\"");
        assertNoSecrets();
    }

    private String eventLog() throws IOException {
        try (Stream<Path> files = Files.walk(events)) {
            Path log = files.filter(file -> file.getFileName().toString().startsWith("events_"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(log);
        }
    }

    @Test
    void aFailedRunDoesNotRevealSecrets() throws Exception {
        CommandRun run = run(
                Analysis.ofSmolLm(dump, results).with("dataset_local_root", "hdfs://me:" + ROOT + "@127.0.0.1:1/dump"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("\tat ").contains("hdfs://me:***@127.0.0.1:1/");
        assertNoSecrets();
    }

    @Test
    void anInvalidConfigurationDoesNotRevealSecrets() throws Exception {
        Path config =
                Files.writeString(directory.resolve("config.yaml"), "seed: " + TOKEN + "\nhf_token: " + TOKEN + "\n");
        CommandRun run = run(Analysis.ofSmolLm(dump, results).with("config", config));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("seed: invalid value \"***\"");
        Files.delete(config);
        assertNoSecrets();
    }

    private CommandRun run(Analysis analysis) throws Exception {
        List<String> arguments = new ArrayList<>(analysis.with("num_layers", 1).commandLine());
        arguments.add("--debug");
        return CommandProcess.launcher(console)
                .with("HF_TOKEN", TOKEN)
                .with("AWS_ACCESS_KEY_ID", AWS_ID)
                .with("AWS_SECRET_ACCESS_KEY", AWS_KEY)
                .with("HTTPS_PROXY", "http://me:" + PROXY + "@127.0.0.1:9")
                .with(
                        "PLASTICITY_JAVA_OPTS",
                        String.join(
                                " ",
                                "-Dspark.eventLog.enabled=true",
                                "-Dspark.eventLog.dir=" + events.toUri(),
                                "-Dspark.eventLog.compress=false",
                                "-Dspark.redaction.regex=own.name",
                                "-Dspark.plasticity.own.name=" + OWN,
                                "-Dspark.hadoop.fs.s3a.secret.key=" + SPARK,
                                "-Djavax.net.ssl.keyStorePassword=" + JAVA,
                                "-Dspark.hadoop.ipc.client.connect.max.retries=0"))
                .run(arguments);
    }

    private void assertNoSecrets() throws IOException {
        List<Path> written;
        try (Stream<Path> files = Files.walk(directory)) {
            written = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(dump))
                    .toList();
        }
        assertThat(written).hasSizeGreaterThanOrEqualTo(2);
        for (Path file : written) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(CANARIES);
        }
    }
}
