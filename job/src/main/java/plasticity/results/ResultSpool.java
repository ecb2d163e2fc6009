package plasticity.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plasticity.buckets.HeadPositions;
import plasticity.heads.HeadId;
import plasticity.tables.BucketRow;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/**
 * The results of a run, sorted by head, whatever the order in which they came: the long rows on the driver's disk, in memory only a few hundred
 * bytes a head. Threads may use it at once. It must be open for as long as rows are read from it.
 */
public final class ResultSpool implements AutoCloseable {
    private final SpoolFile file;
    private final NavigableMap<HeadId, SpooledResult> results = new TreeMap<>();

    private ResultSpool(SpoolFile file) {
        this.file = file;
    }

    /** @throws IOException that names {@code java.io.tmpdir} when nothing can be written there */
    public static ResultSpool open() throws IOException {
        return new ResultSpool(SpoolFile.create());
    }

    /**
     * Adds a result, in place of an earlier one of the same head.
     *
     * @throws IOException that names {@code java.io.tmpdir} when it cannot be written there
     * @throws IllegalArgumentException when rows are of another head, or a failed head has figures
     */
    public void add(HeadResult result, Fingerprint fingerprint) throws IOException {
        byte[] line = new ResultLine(fingerprint, result).bytes();
        byte[] member = GzipMember.of(line);
        SpoolRange place = file.append(member, member.length);
        SpooledResult spooled =
                new SpooledResult(place, line.length, fingerprint.digest(), result.status(), result.metrics());
        synchronized (this) {
            results.put(result.query(), spooled);
        }
    }

    /** Takes over a result that a store holds, where it lies. */
    synchronized void reuse(SpoolRange place, int bytes, String digest, HeadResult result) {
        SpooledResult spooled = new SpooledResult(place, bytes, digest, result.status(), result.metrics());
        spooled.isKept = true;
        results.put(result.query(), spooled);
    }

    /** Heads that were analysed. */
    public int ok() {
        return (int) all().stream().filter(SpooledResult::isOk).count();
    }

    /** Heads that failed. */
    public int failed() {
        return (int) all().stream().filter(result -> !result.isOk()).count();
    }

    /** Head → digest of its fingerprint, in the order of heads. */
    public synchronized NavigableMap<HeadId, String> digests() {
        NavigableMap<HeadId, String> digests = new TreeMap<>();
        results.forEach((head, result) -> digests.put(head, result.digest));
        return digests;
    }

    /** The rows of the status table. */
    public Stream<HeadStatus> status() {
        return all().stream().map(result -> result.status);
    }

    /** The rows of the table of metrics. */
    public Stream<HeadMetrics> metrics() {
        return all().stream().filter(SpooledResult::isOk).map(result -> result.metrics);
    }

    /**
     * The rows of the table of bucket pairs, read head by head; {@link UncheckedIOException} where one cannot be read.
     *
     * @param positions takes each head's positions as its rows are read, so that nothing has to be read a second time for them
     */
    public Stream<BucketRow> buckets(Consumer<HeadPositions> positions) {
        return analysed().flatMap(result -> {
            positions.accept(result.positions());
            return result.buckets().stream();
        });
    }

    /** The rows of the table of components, read head by head; {@link UncheckedIOException} where one cannot be read. */
    public Stream<ComponentRow> components() {
        return analysed().flatMap(result -> result.components().stream());
    }

    private Stream<HeadResult> analysed() {
        return all().stream().filter(SpooledResult::isOk).map(SpooledResult::read);
    }

    /** In the order of heads, as it is now. */
    synchronized List<SpooledResult> all() {
        return new ArrayList<>(results.values());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
