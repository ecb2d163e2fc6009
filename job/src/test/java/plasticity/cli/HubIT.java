package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.hub.Faults;
import plasticity.hub.LoopbackHub;
import plasticity.testing.Project;

/** Runs the launcher on a dataset of a local Hub; the Python client shares the cache. */
class HubIT {
    private static final String TOKEN = "hf_canaryCanaryCanary";
    /** A head group of the sample: layer 0, key head 0. */
    private static final List<String> HEADS = List.of("l00h00q", "l00h01q", "l00h02q", "l00h00k");

    private static final String PYTHON =
            """
            import sys
            from huggingface_hub import snapshot_download
            print(snapshot_download("%s", repo_type="dataset", local_files_only=%s, allow_patterns="model/*"))
            """;

    @TempDir
    private Path directory;

    private LoopbackHub hub;

    @BeforeEach
    void serve() throws IOException {
        Path dataset = directory.resolve("dataset");
        for (String head : HEADS) {
            Path target = dataset.resolve("model").resolve(head).resolve("data.parquet");
            Files.createDirectories(target.getParent());
            Files.copy(Project.sample().resolve(head).resolve("data.parquet"), target);
        }
        Files.writeString(dataset.resolve("model/README.md"), "A head group of the sample.");
        Files.writeString(dataset.resolve("README.md"), "Not to be fetched.");
        hub = LoopbackHub.serving(dataset).requiring(TOKEN);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Path home() {
        return directory.resolve("home");
    }

    private Path snapshot() {
        return home().resolve("hub/datasets--me--sniffed-qk/snapshots").resolve(LoopbackHub.COMMIT);
    }

    private CommandProcess launcher(String console) throws IOException {
        Path place = Files.createDirectories(directory.resolve(console));
        return CommandProcess.launcher(place)
                .with("HF_ENDPOINT", hub.endpoint())
                .with("HF_HOME", home().toString())
                .with("HF_TOKEN", TOKEN)
                .with("NO_PROXY", "127.0.0.1,localhost");
    }

    private Analysis analysis(String results) {
        return Analysis.into(directory.resolve(results))
                .with("dataset_name", LoopbackHub.NAME)
                .with("model_dir", "model")
                .with("num_layers", 30)
                .with("num_q_heads", 9)
                .with("num_k_heads", 3);
    }

    private void requireOk(CommandRun run) {
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void aSecondRunDownloadsNothingAndAThirdNeedsNoHub() throws Exception {
        Analysis first = analysis("first");
        CommandRun run = launcher("1").run(first.commandLine());
        requireOk(run);
        assertThat(run.err()).contains("4/4 files downloaded", "3/3 heads, 0 failed");
        assertThat(hub.downloads()).isEqualTo(4);

        JsonNode dataset = new ObjectMapper().readTree(first.bytes("run.json")).get("dataset");
        assertThat(dataset.get("name").textValue()).isEqualTo(LoopbackHub.NAME);
        assertThat(dataset.get("revision").textValue()).isEqualTo("main");
        assertThat(dataset.get("commit").textValue()).isEqualTo(LoopbackHub.COMMIT);

        hub.forget();
        Analysis second = analysis("second");
        requireOk(launcher("2").run(second.commandLine()));
        assertThat(hub.downloads()).isZero();

        hub.close();
        Analysis third = analysis("third");
        requireOk(launcher("3").with("HF_HUB_OFFLINE", "1").run(third.commandLine()));

        Analysis local = analysis("local").with("dataset_local_root", directory.resolve("dataset"));
        assertThat(local.run().status()).isEqualTo(ExitStatus.OK);
        for (String table : Analysis.TABLES) {
            assertThat(Stream.of(first, second, third))
                    .allSatisfy(of -> assertThat(of.bytes(table)).isEqualTo(local.bytes(table)));
        }
    }

    @Test
    void wildcardsNeedOneListingOfTheRevision() throws Exception {
        for (String model : List.of("org/step-2", "org/step-10", "org/_step-11")) {
            for (String head : List.of("l00h00q", "l00h00k")) {
                Path target = Files.createDirectories(
                        directory.resolve("dataset").resolve(model).resolve(head));
                Files.copy(Project.sample().resolve(head).resolve("data.parquet"), target.resolve("data.parquet"));
            }
        }
        String place = directory.resolve("results") + "/{model_dir}/";
        Analysis growing = analysis("results")
                .with("model_dir", "org/step-*")
                .with("output_csv", place + Analysis.TABLES.get(0))
                .with("bucket_csv", place + Analysis.TABLES.get(1))
                .with("component_csv", place + Analysis.TABLES.get(2));
        CommandRun run = launcher("console").run(growing.commandLine());
        requireOk(run);
        assertThat(run.err()).contains("org/step-*: 2 models, org/step-2 to org/step-10", "2/2 heads, 0 failed");
        assertThat(directory.resolve("results/org")).isDirectoryContaining(path -> path.endsWith("step-10"));
        assertThat(hub.requests())
                .filteredOn(request -> request.uri().getPath().contains("/tree/"))
                .singleElement()
                .satisfies(request -> assertThat(request.uri().getPath()).endsWith("/org"));

        CommandRun none =
                launcher("none").run(growing.with("model_dir", "org/run-*").commandLine());
        assertThat(none.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(none.lastLine())
                .isEqualTo(
                        "plasticity: me/sniffed-qk at main has no directory of heads that matches model_dir org/run-*,"
                                + " but org/_step-11, org/step-10, org/step-2");
    }

    @Test
    void explainDownloadsFootersOnly() throws Exception {
        List<String> arguments = new ArrayList<>(analysis("results").commandLine());
        arguments.add("--explain");
        CommandRun run = launcher("console").run(arguments);
        requireOk(run);
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("dataset +me/sniffed-qk at main, commit " + LoopbackHub.COMMIT))
                .anyMatch(line -> line.matches("to download +4 of 4 files, 0\\.\\d MiB"))
                .anyMatch(line -> line.matches("heads +3 query heads, 1 key heads"));
        assertThat(hub.requests().stream()
                        .filter(request -> request.uri().getPath().startsWith("/content/")))
                .isNotEmpty()
                .allMatch(request -> request.range().isPresent());
        assertThat(snapshot()).doesNotExist();
    }

    @Test
    void theTokenIsNotStoredNorSentElsewhere() throws Exception {
        List<String> arguments = new ArrayList<>(analysis("results").commandLine());
        arguments.add("--debug");
        requireOk(launcher("console").run(arguments));
        assertThat(hub.requests())
                .allSatisfy(request -> assertThat(request.authorization().isPresent())
                        .isEqualTo(!request.uri().getPath().startsWith("/content/")));
        try (Stream<Path> written = Files.walk(directory)) {
            List<Path> files = written.filter(Files::isRegularFile).toList();
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(TOKEN));
        }
    }

    @Test
    void aWrongTokenIsReportedInOneLineWithoutTheToken() throws Exception {
        CommandRun run = launcher("console")
                .with("HF_TOKEN", "hf_wrongWrong")
                .run(analysis("results").commandLine());
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine()).startsWith("plasticity: the Hub rejects the token for me/sniffed-qk (401)");
        assertThat(run.err()).doesNotContain("hf_wrongWrong", "\tat ");
    }

    @Test
    void aKilledDownloadIsResumed() throws Exception {
        String head = "model/l00h00q/data.parquet";
        int came = 20_000;
        hub.failing("/content/", Integer.MAX_VALUE, Faults.stallAfter(came, 60_000));
        Process process = launcher("killed").start(analysis("killed-results").commandLine());
        Path blobs = home().resolve("hub/datasets--me--sniffed-qk/blobs");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (process.isAlive()
                && System.nanoTime() < end
                && sizes(blobs).filter(size -> size == came).count() < 4) {
            Thread.sleep(50);
        }
        process.destroyForcibly().waitFor();
        hub.recover();
        hub.forget();
        requireOk(launcher("again").run(analysis("results").commandLine()));
        assertThat(hub.requests().stream()
                        .filter(request -> request.uri().getPath().startsWith("/content/"))
                        .map(request -> request.range().orElse("all")))
                .hasSize(4)
                .containsOnly("bytes=" + came + "-");
        assertThat(snapshot().resolve(head))
                .hasSameBinaryContentAs(directory.resolve("dataset").resolve(head));
    }

    private static Stream<Long> sizes(Path blobs) throws IOException {
        if (!Files.isDirectory(blobs)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(blobs)) {
            return files.map(file -> file.toFile().length()).toList().stream();
        }
    }

    @Test
    void thePythonClientUsesOurDownloads() throws Exception {
        requireOk(launcher("console").run(analysis("results").commandLine()));
        hub.forget();
        Path found = Path.of(python(PYTHON.formatted(LoopbackHub.NAME, "True")));
        assertThat(found).isEqualTo(snapshot());
        assertThat(hub.requests()).isEmpty();
        // When downloading, it uses our blobs and links and adds the files that we did not need.
        python(PYTHON.formatted(LoopbackHub.NAME, "False"));
        assertThat(hub.requests().stream()
                        .filter(request -> request.method().equals("GET")
                                && request.uri().getPath().contains("parquet"))
                        .toList())
                .isEmpty();
        assertThat(snapshot().resolve("model/README.md")).exists();
    }

    @Test
    void weUseDownloadsOfThePythonClient() throws Exception {
        python(PYTHON.formatted(LoopbackHub.NAME, "False"));
        Map<String, String> before = links();
        hub.forget();
        requireOk(launcher("console").run(analysis("results").commandLine()));
        assertThat(hub.downloads()).isZero();
        assertThat(hub.requests()).hasSize(1);
        assertThat(links()).isEqualTo(before);
        hub.close();
        requireOk(launcher("offline")
                .with("HF_HUB_OFFLINE", "1")
                .run(analysis("offline-results").commandLine()));
    }

    @Test
    void bothClientsCreateTheSameLinks() throws Exception {
        requireOk(launcher("console").run(analysis("results").commandLine()));
        Map<String, String> ours = links();
        Files.move(home(), directory.resolve("ours"));
        python(PYTHON.formatted(LoopbackHub.NAME, "False"));
        Map<String, String> theirs = links();
        assertThat(theirs).containsAllEntriesOf(ours);
        assertThat(theirs.keySet().stream().filter(name -> !ours.containsKey(name)))
                .containsExactly("model/README.md");
        assertThat(names("ours/hub/datasets--me--sniffed-qk/blobs"))
                .isSubsetOf(names("home/hub/datasets--me--sniffed-qk/blobs"));
        assertThat(names("ours/hub/.locks/datasets--me--sniffed-qk"))
                .isSubsetOf(names("home/hub/.locks/datasets--me--sniffed-qk"));
        assertThat(Files.readString(directory.resolve("ours/hub/datasets--me--sniffed-qk/refs/main")))
                .isEqualTo(Files.readString(directory.resolve("home/hub/datasets--me--sniffed-qk/refs/main")));
    }

    private Set<String> names(String place) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(place))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** Every link of the snapshot with its target. */
    private Map<String, String> links() throws IOException {
        Map<String, String> links = new TreeMap<>();
        try (Stream<Path> files = Files.walk(snapshot())) {
            for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                links.put(
                        snapshot().relativize(file).toString(),
                        Files.readSymbolicLink(file).toString());
            }
        }
        return links;
    }

    /** Runs a program with the real client; skips the test if it is not installed. */
    private String python(String program) throws Exception {
        Path environment = Project.ROOT.resolve(".venv/huggingface_hub-2.4.0");
        assumeTrue(Files.isDirectory(environment), "no huggingface_hub 2.4.0 in " + environment);
        ProcessBuilder builder = new ProcessBuilder(
                        environment.resolve("bin/python").toString(), "-c", program)
                .redirectError(directory.resolve("python.err").toFile());
        builder.environment()
                .putAll(Map.of(
                        "HF_ENDPOINT",
                        hub.endpoint(),
                        "HF_HOME",
                        home().toString(),
                        "HF_TOKEN",
                        TOKEN,
                        "HF_HUB_DISABLE_TELEMETRY",
                        "1",
                        "HF_HUB_DISABLE_UPDATE_CHECK",
                        "1"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("python.err")))
                .isZero();
        return out.lines().reduce("", (before, line) -> line);
    }

    @Test
    void theJobReadsTheStagedCopy() throws Exception {
        Path staging = directory.resolve("shared");
        CommandRun run = launcher("console")
                .run(analysis("results")
                        .with("dataset_staging", staging.toUri())
                        .commandLine());
        requireOk(run);
        Path staged = staging.resolve("datasets--me--sniffed-qk").resolve(LoopbackHub.COMMIT);
        assertThat(run.err()).contains("file:" + staged + "/model: 3 query heads in 1 layer");
        assertThat(staged.resolve("model/l00h00q/data.parquet"))
                .hasSameBinaryContentAs(directory.resolve("dataset/model/l00h00q/data.parquet"));
    }
}
