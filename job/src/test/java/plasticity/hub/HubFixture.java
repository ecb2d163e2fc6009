package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import plasticity.heads.GroupedQueryLayout;

/** A small dataset, a Hub that serves it, and a client with its own cache and short waits. */
final class HubFixture implements AutoCloseable {
    static final GroupedQueryLayout LAYOUT = new GroupedQueryLayout(2, 2, 1);
    static final Dataset DATASET = new Dataset(LoopbackHub.NAME, "main");
    static final Retries QUICK = new Retries(4, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(3));
    private static final int SIZE = 5000;

    final Path folder;
    final Path cache;
    final LoopbackHub hub;
    final Map<String, String> variables = new HashMap<>();
    final RecordedProgress progress = new RecordedProgress();
    Optional<Duration> firstAnswer = Optional.empty();
    private Hub.DiskSpace space = Hub.USABLE;

    HubFixture(Path directory) throws IOException {
        folder = Files.createDirectories(directory.resolve("dataset"));
        cache = directory.resolve("home/hub");
        Random bytes = new Random(7);
        for (String head : new String[] {"l00h00q", "l00h01q", "l00h00k", "l01h00q", "l01h00k", "l02h00q"}) {
            write("model/" + head + "/data.parquet", bytes);
        }
        write("model/README.md", bytes);
        write("model/l00h00q/notes.txt", bytes);
        write("other/l00h00q/data.parquet", bytes);
        hub = LoopbackHub.serving(folder);
        variables.put("HF_ENDPOINT", hub.endpoint());
        variables.put("HF_HOME", directory.resolve("home").toString());
    }

    private void write(String name, Random bytes) throws IOException {
        byte[] content = new byte[SIZE];
        bytes.nextBytes(content);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    HubFixture with(Hub.DiskSpace free) {
        space = free;
        return this;
    }

    HubFixture with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    HubEnvironment environment() throws HubException {
        return HubEnvironment.of(variables, folder.resolveSibling("user"));
    }

    Hub client() throws HubException {
        return client(DATASET);
    }

    private Hub client(Dataset dataset) throws HubException {
        return new Hub(environment(), dataset, firstAnswer, QUICK, space, progress);
    }

    Snapshot download() throws HubException {
        return download(DATASET, "model");
    }

    Snapshot download(Dataset dataset, String modelDirectory) throws HubException {
        return client(dataset).download(new HeadFiles(RepoPath.ofDirectory(modelDirectory), LAYOUT), 3);
    }

    /** The directory of the dataset in the cache. */
    Path cached() {
        return cache.resolve("datasets--me--sniffed-qk");
    }

    /** A file in the snapshot of the cache. */
    Path pointer(String name) {
        return cached().resolve("snapshots").resolve(LoopbackHub.COMMIT).resolve(name);
    }

    /** The blob of a file in the cache. */
    Path blob(String name) {
        return cached().resolve("blobs").resolve(LoopbackHub.sha256(folder.resolve(name)));
    }

    @Override
    public void close() {
        hub.close();
    }
}
