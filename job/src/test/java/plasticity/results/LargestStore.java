package plasticity.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import plasticity.heads.HeadId;
import plasticity.messages.RunException;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;

/**
 * Writes the results of a dump of maximum size through spool and store and reads them back, in a separate JVM whose memory is too small for them.
 * Arguments are the directory and the numbers of heads, bucket pairs and components. Prints the duration of each step.
 */
final class LargestStore {
    private final Path directory;
    private final List<HeadId> heads;
    private final int buckets;
    private final int components;
    private Instant before = Instant.now();

    private LargestStore(Path directory, int heads, int buckets, int components) {
        this.directory = directory;
        this.heads = SomeResults.heads(heads);
        this.buckets = buckets;
        this.components = components;
    }

    public static void main(String[] arguments) throws IOException, RunException {
        LargestStore largest = new LargestStore(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        largest.write();
        largest.reuse();
    }

    private void write() throws IOException, RunException {
        try (ResultSpool spool = ResultSpool.open();
                ResultStore store = store(spool)) {
            print("start");
            int count = 0;
            for (HeadId head : heads) {
                // Random bits compress less than real metrics.
                spool.add(SomeResults.ok(head, head.hashCode(), buckets, components), SomeResults.fingerprint(head, 1));
                count++;
                if (count % (heads.size() / 4 + 1) == 0) {
                    store.save();
                }
            }
            print("make, add and keep three times");
            store.save();
            print("keep the rest");
            read(spool);
            store.compact();
            print("compact, nothing to do");
        }
    }

    private void reuse() throws IOException, RunException {
        try (ResultSpool spool = ResultSpool.open();
                ResultStore store = store(spool)) {
            store.load();
            print("load " + megabytes() + " MB");
            for (HeadId head : heads) {
                if (!store.reuse(head, SomeResults.fingerprint(head, 1))) {
                    throw new AssertionError(head + ": " + store.warnings());
                }
            }
            print("reuse");
            read(spool);
            for (HeadId head : heads.subList(0, ResultStore.MAX_SEGMENTS)) {
                spool.add(SomeResults.failed(head, "for another segment"), SomeResults.fingerprint(head, 1));
                store.save();
            }
            print("keep " + ResultStore.MAX_SEGMENTS + " single results");
            store.compact();
            print("compact to " + megabytes() + " MB");
        }
    }

    private void read(ResultSpool spool) throws RunException {
        long[] rows = new long[2];
        spool.read(List.of(HeadBucketPlasticity.TABLE, HeadComponentWeights.TABLE), result -> {
            rows[0] += result.rows(HeadBucketPlasticity.TABLE).size();
            rows[1] += result.rows(HeadComponentWeights.TABLE).size();
        });
        print("read " + rows[0] + " bucket pairs and " + rows[1] + " components");
        if (rows[1] != (long) heads.size() * components) {
            throw new AssertionError(rows[1]);
        }
    }

    private ResultStore store(ResultSpool spool) {
        return ResultStore.of(
                new org.apache.hadoop.fs.Path(directory.resolve("run.json").toString()),
                "1.0.0",
                spool,
                new Configuration());
    }

    private long megabytes() throws IOException {
        try (Stream<Path> found = Files.list(directory.resolve(".run.json.results"))) {
            return found.mapToLong(file -> file.toFile().length()).sum() / 1_000_000;
        }
    }

    private void print(String step) {
        Instant now = Instant.now();
        System.out.printf("%6d ms  %s%n", Duration.between(before, now).toMillis(), step);
        before = now;
    }
}
