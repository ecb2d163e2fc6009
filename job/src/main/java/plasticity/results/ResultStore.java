package plasticity.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import plasticity.heads.HeadId;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;

/**
 * The cache of results between runs: the directory {@code .run.json.results/} next to the manifest, on any Hadoop file system. It holds segments,
 * gzip files of one line per head, which are immutable. A segment's name is the SHA-256 of its bytes, so damage is detected. What cannot be trusted
 * leads to {@link #warnings} and never to a failure.
 *
 * <p>Reading needs no lease. Callers of {@link #sweep}, {@link #save} and {@link #compact} must hold the manifest's lease. Thread-safe. Close the
 * store after the spool's rows have been read: results that are reused stay in its file.
 */
public final class ResultStore implements AutoCloseable {
    /** Each segment is a file to open, and a request to an object store. */
    static final int MAX_SEGMENTS = 16;
    /** Fewer obsolete bytes are not worth a compaction. */
    private static final long MIN_OBSOLETE_BYTES = 1 << 16;

    private final SegmentDirectory directory;
    private final String program;
    private final ResultSpool spool;
    private final EarlierSegments earlier;
    private boolean isClosed;

    private ResultStore(SegmentDirectory directory, String program, ResultSpool spool) {
        this.directory = directory;
        this.program = program;
        this.spool = spool;
        this.earlier = new EarlierSegments(directory);
    }

    /**
     * The store of a manifest. Nothing is read yet.
     *
     * @param program version of this program, for headers
     * @param spool receives the results that are reused, and has those to be saved
     */
    public static ResultStore of(Path manifest, String program, ResultSpool spool, Configuration hadoop) {
        return new ResultStore(new SegmentDirectory(manifest, hadoop), program, spool);
    }

    /** The directory of the store of a manifest. */
    public static Path directoryOf(Path manifest) {
        String name = "." + manifest.getName() + ".results";
        return manifest.getParent() == null ? new Path(name) : new Path(manifest.getParent(), name);
    }

    /** {@link #sweep} without a store. Object stores have no staged files, so they are not accessed. */
    public static void sweepStaged(Path manifest, Configuration hadoop) {
        try {
            new SegmentDirectory(manifest, hadoop).sweepStaged();
        } catch (IOException | RuntimeException e) {
            System.getLogger(ResultStore.class.getName())
                    .log(System.Logger.Level.DEBUG, "staged results not deleted: " + manifest, e);
        }
    }

    /** Deletes staged files of writers that were killed. */
    public synchronized void sweep() {
        try {
            directory.sweep();
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            directory.warn("staged files cannot be deleted: " + OneLine.of(e));
        }
    }

    /** Copies every segment to the driver's disk and reads the keys of its results. */
    public synchronized void load() {
        earlier.load();
    }

    /** Replaces {@link #load} if every head is recomputed: earlier results are not used, and {@link #compact} deletes them. */
    public synchronized void forget() {
        earlier.forget();
    }

    /**
     * Adds the result of a head with this fingerprint to the spool, if there is one. The result of a head that failed is not reused.
     *
     * @return whether there is one
     * @throws IOException if the spool cannot be written
     */
    public synchronized boolean reuse(HeadId head, Fingerprint fingerprint) throws IOException {
        Optional<Found> found = find(head, fingerprint);
        if (found.isEmpty()) {
            return false;
        }
        StoredResult stored = found.get().stored();
        HeadResult result = found.get().line().result();
        if (stored.key().digest().equals(fingerprint.digest())) {
            spool.reuse(stored.range(), stored.bytes(), stored.key().digest(), result);
        } else {
            spool.add(result, fingerprint);
        }
        return true;
    }

    private record Found(StoredResult stored, ResultLine line) {}

    private Optional<Found> find(HeadId head, Fingerprint fingerprint) {
        List<StoredResult> candidates = earlier.results(head);
        for (int i = candidates.size() - 1; i >= 0; i--) {
            StoredResult candidate = candidates.get(i);
            if (candidate.isOk() && candidate.isOf(fingerprint)) {
                Optional<ResultLine> line = read(candidate);
                if (line.filter(candidate::isDigestOf).isPresent()) {
                    return Optional.of(new Found(candidate, line.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The latest result of a head, with any fingerprint; empty if there is none. */
    public synchronized Optional<ResultLine> last(HeadId head) {
        List<StoredResult> candidates = earlier.results(head);
        return candidates.isEmpty() ? Optional.empty() : read(candidates.get(candidates.size() - 1));
    }

    private Optional<ResultLine> read(StoredResult candidate) {
        try {
            return Optional.of(ResultLine.read(candidate.range().line(candidate.bytes())));
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            directory.warn(
                    "the result of " + candidate.key().head().directoryName() + " is not trusted: " + OneLine.of(e));
            return Optional.empty();
        }
    }

    /**
     * Writes the spool's new results as one segment, if there are any. May be called at any time, even by a shutdown hook.
     *
     * @throws IOException if they cannot be written; the next call tries again
     */
    public synchronized void save() throws IOException {
        if (isClosed) {
            return;
        }
        try {
            List<SpooledResult> fresh = new ArrayList<>();
            List<SpooledResult> unsaved =
                    spool.all().stream().filter(result -> !result.isStored).toList();
            for (SpooledResult result : unsaved) {
                if (result.bytes <= ResultLine.MAX_BYTES && !isStored(result)) {
                    fresh.add(result);
                }
            }
            if (!fresh.isEmpty()) {
                write(fresh);
            }
            unsaved.forEach(result -> result.isStored = true);
        } catch (IOException
                | RuntimeException // thrown by some object store clients
                | FSError e) { // Hadoop's local file system reports a full disk by an Error
            throw new IOException(
                    "results cannot be cached in " + directory + ", the next run recomputes those heads: "
                            + OneLine.of(e),
                    e);
        }
    }

    /** Whether a segment has the same bytes, such as those of a head that failed again with the same error. */
    private boolean isStored(SpooledResult result) throws IOException {
        byte[] member = result.range.member();
        for (StoredResult candidate : earlier.results(result.head)) {
            if (candidate.key().digest().equals(result.digest)
                    && candidate.range().length() == member.length
                    && Arrays.equals(candidate.range().member(), member)) {
                return true;
            }
        }
        return false;
    }

    private void write(List<SpooledResult> lines) throws IOException {
        SegmentHeader header = new SegmentHeader(SegmentHeader.FORMAT, program, earlier.lastNumber + 1);
        byte[] start = Gzip.member(header.bytes());
        SegmentDirectory.Segment written = directory.write(out -> {
            out.write(start);
            for (SpooledResult line : lines) {
                out.write(line.range.member());
            }
        });
        earlier.lastNumber = header.number();
        earlier.obsolete.remove(written.name());
        earlier.sound.add(written);
    }

    /**
     * Saves new results and deletes what no run needs, after a run has published. If more than half of the bytes are not results of this run, or
     * there are many segments, this run's results replace them all, as one segment. Otherwise nothing is rewritten.
     *
     * @throws IOException if something cannot be written or deleted; the store remains valid
     */
    public synchronized void compact() throws IOException {
        save();
        try {
            List<SpooledResult> live = spool.all().stream()
                    .filter(result -> result.bytes <= ResultLine.MAX_BYTES)
                    .toList();
            long needed =
                    live.stream().mapToLong(result -> result.range.length()).sum();
            long all = earlier.sound.stream()
                    .mapToLong(SegmentDirectory.Segment::bytes)
                    .sum();
            if (earlier.sound.size() > MAX_SEGMENTS || all > 2 * needed + MIN_OBSOLETE_BYTES) {
                replaceAllBy(live);
            }
            for (String name : List.copyOf(earlier.obsolete)) {
                directory.delete(name);
                earlier.obsolete.remove(name);
            }
        } catch (IOException | RuntimeException | FSError e) {
            throw new IOException("cannot compact the result store " + directory + ": " + OneLine.of(e), e);
        }
    }

    private void replaceAllBy(List<SpooledResult> live) throws IOException {
        List<SegmentDirectory.Segment> before = List.copyOf(earlier.sound);
        if (!live.isEmpty()) {
            write(live);
        }
        earlier.sound.removeAll(before);
        before.forEach(segment -> earlier.obsolete.add(segment.name()));
    }

    /** What is not trusted or could not be read, one line each. */
    public List<String> warnings() {
        return directory.warnings();
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        earlier.close();
    }
}
