package plasticity.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import plasticity.config.OutputTable;
import plasticity.heads.HeadId;
import plasticity.messages.RunException;
import plasticity.tables.Row;
import plasticity.tables.Table;

/**
 * The results of a run, sorted by head. The rows are on the driver's disk; memory holds a few hundred bytes per head. Thread-safe. It must stay
 * open while rows are read from it.
 */
public final class ResultSpool implements AutoCloseable {
    /** Processes a result. */
    public interface Reader {
        void accept(HeadResult result) throws RunException;
    }

    private final SpoolFile file;
    private final NavigableMap<HeadId, SpooledResult> results = new TreeMap<>();

    private ResultSpool(SpoolFile file) {
        this.file = file;
    }

    /** @throws IOException with {@code java.io.tmpdir} in its message if nothing can be written there */
    public static ResultSpool open() throws IOException {
        return new ResultSpool(SpoolFile.create());
    }

    /**
     * Adds a result. It replaces an earlier one of the same head.
     *
     * @throws IOException with {@code java.io.tmpdir} in its message if it cannot be written there
     * @throws IllegalArgumentException if rows are of another head, or a failed head has metrics
     */
    public void add(HeadResult result, Fingerprint fingerprint) throws IOException {
        byte[] line = new ResultLine(fingerprint, result).bytes();
        byte[] member = Gzip.member(line);
        SpoolFile.Range range = file.append(member, member.length);
        SpooledResult spooled = new SpooledResult(range, line.length, fingerprint.digest(), result);
        synchronized (this) {
            results.put(result.head(), spooled);
        }
    }

    /** Adds a result of a store, which stays in the store's file. */
    synchronized void reuse(SpoolFile.Range range, int bytes, String digest, HeadResult result) {
        SpooledResult spooled = new SpooledResult(range, bytes, digest, result);
        spooled.isStored = true;
        results.put(result.head(), spooled);
    }

    /** The number of query heads that were analysed. */
    public int ok() {
        return (int) queryHeads().filter(SpooledResult::isOk).count();
    }

    /** The number of query heads that failed. */
    public int failed() {
        return (int) queryHeads().filter(result -> !result.isOk()).count();
    }

    /** Head directory → digest of the head's fingerprint, key heads included, in the order of heads. */
    public synchronized Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        results.forEach((head, result) -> digests.put(head.directoryName(), result.digest));
        return digests;
    }

    /** The rows of the status table: one per query head. */
    public Stream<Row> status() {
        return queryHeads().map(result -> result.identity);
    }

    /** The largest number of query buckets of a head; 0 if there is no head. */
    public int mostQueryBuckets() {
        return all().stream().mapToInt(result -> result.queryBuckets).max().orElse(0);
    }

    /**
     * Reads the results one by one, in the order of heads, without those of heads that failed.
     *
     * @param tables of {@link OutputTable#RESULTS}; a result has no rows of others
     * @throws RunException if one cannot be read
     */
    public void read(Collection<Table> tables, Reader reader) throws RunException {
        for (SpooledResult spooled : all()) {
            if (spooled.hasRows()) {
                reader.accept(spooled.read(tables));
            }
        }
    }

    private Stream<SpooledResult> queryHeads() {
        return all().stream().filter(SpooledResult::isOfQueryHead);
    }

    /** A snapshot, in the order of heads. */
    synchronized List<SpooledResult> all() {
        return new ArrayList<>(results.values());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
