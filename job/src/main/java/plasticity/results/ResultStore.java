package plasticity.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import plasticity.heads.HeadId;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;

/**
 * The results that earlier runs left beside their manifest, and where this run leaves its own: the directory {@code .run.json.results/}, on any
 * Hadoop file system. It holds segments, gzip files of a line a head, which appear whole and are never changed; a name is the SHA-256 of its
 * bytes, so what is torn or tampered with is noticed. What cannot be trusted is told by {@link #notices} and never ends a run.
 *
 * <p>Reading needs no lease; whoever calls {@link #sweep}, {@link #keep} or {@link #compact} has the manifest's. Threads may use it at once. It is to
 * be closed after the spool's rows have been read, as results that are reused stay where they were read.
 */
public final class ResultStore implements AutoCloseable {
    /** Each is a file to open and a request to a store. */
    static final int MOST_SEGMENTS = 16;
    /** Below, it is not worth a file. */
    private static final long FEW_BYTES = 1 << 16;

    private final SegmentDirectory directory;
    private final String program;
    private final ResultSpool spool;
    private final List<Segment> segments = new ArrayList<>();
    /** Names of segments to be deleted whatever else is. */
    private final Set<String> dropped = new LinkedHashSet<>();

    private final EarlierSegments earlier;
    private final StoreWarnings notices;
    private int lastNumber;
    private boolean isClosed;

    private ResultStore(SegmentDirectory directory, String program, ResultSpool spool) {
        this.directory = directory;
        this.program = program;
        this.spool = spool;
        this.notices = new StoreWarnings(directory);
        this.earlier = new EarlierSegments(directory, notices);
    }

    /**
     * The store of a manifest; nothing is looked at yet.
     *
     * @param program version of this program, to be told in what is written
     * @param spool takes the results that are reused, and gives those to be kept
     */
    public static ResultStore of(Path manifest, String program, ResultSpool spool, Configuration hadoop) {
        return new ResultStore(new SegmentDirectory(manifest, hadoop), program, spool);
    }

    /** The directory of the store of a manifest. */
    public static Path directoryOf(Path manifest) {
        String name = "." + manifest.getName() + ".results";
        return manifest.getParent() == null ? new Path(name) : new Path(manifest.getParent(), name);
    }

    /** {@link #sweep} where no result is wanted. In an object store nothing lies aside, so it is not asked. */
    public static void sweepAside(Path manifest, Configuration hadoop) {
        try {
            new SegmentDirectory(manifest, hadoop).sweepAside();
        } catch (IOException | RuntimeException e) {
            System.getLogger(ResultStore.class.getName())
                    .log(System.Logger.Level.DEBUG, "not swept: the results of " + manifest, e);
        }
    }

    /** Removes what was left aside by writers that were killed. */
    public synchronized void sweep() {
        try {
            directory.sweep();
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            notices.add("cannot be swept: " + OneLine.of(e));
        }
    }

    /** Brings every segment to this machine's disk and learns which results there are. */
    public synchronized void load() {
        earlier.load();
        takeOver();
    }

    /** In place of {@link #load}, for a run that computes all afresh: what is there is not used and goes when {@link #compact} is called. */
    public synchronized void forget() {
        earlier.forget();
        takeOver();
    }

    private void takeOver() {
        segments.addAll(earlier.sound());
        dropped.addAll(earlier.useless());
        lastNumber = earlier.lastNumber();
    }

    /**
     * Gives the spool the result of a head, if there is a sound one with this fingerprint: by the files' content alone, where the fingerprint has
     * it. A head that failed is not found, as it is to be tried again.
     *
     * @return whether there was one
     * @throws IOException when the spool cannot be written
     */
    public synchronized boolean reuse(HeadId query, Fingerprint fingerprint) throws IOException {
        Optional<Found> found = find(query, fingerprint);
        if (found.isEmpty()) {
            return false;
        }
        KeptResult there = found.get().kept();
        HeadResult result = found.get().line().result();
        if (there.start().digest().equals(fingerprint.digest())) {
            spool.reuse(there.place(), there.bytes(), there.start().digest(), result);
        } else {
            spool.add(result, fingerprint);
        }
        return true;
    }

    private record Found(KeptResult kept, ResultLine line) {}

    private Optional<Found> find(HeadId query, Fingerprint fingerprint) {
        List<KeptResult> candidates = earlier.results(query);
        for (int i = candidates.size() - 1; i >= 0; i--) {
            KeptResult candidate = candidates.get(i);
            if (candidate.isOk() && candidate.isOf(fingerprint)) {
                Optional<ResultLine> line = read(candidate);
                if (line.filter(candidate::isDigestOf).isPresent()) {
                    return Optional.of(new Found(candidate, line.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** What became of a head the last time, whatever its fingerprint was; empty when that is not known. */
    public synchronized Optional<EarlierResult> last(HeadId query) {
        List<KeptResult> candidates = earlier.results(query);
        return candidates.isEmpty()
                ? Optional.empty()
                : read(candidates.get(candidates.size() - 1))
                        .map(line -> new EarlierResult(
                                line.fingerprint(), line.result().status()));
    }

    private Optional<ResultLine> read(KeptResult candidate) {
        try {
            return Optional.of(ResultLine.read(candidate.place().line(candidate.bytes())));
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            notices.add(
                    "the result of " + candidate.start().head().directoryName() + " is not trusted: " + OneLine.of(e));
            return Optional.empty();
        }
    }

    /**
     * Writes the spool's new results as one segment, if there are any. May be called at any time, from a shutdown hook as well.
     *
     * @throws IOException when they cannot be written; the next call tries again
     */
    public synchronized void keep() throws IOException {
        if (isClosed) {
            return;
        }
        try {
            List<SpooledResult> fresh = new ArrayList<>();
            List<SpooledResult> unkept =
                    spool.all().stream().filter(result -> !result.isKept).toList();
            for (SpooledResult result : unkept) {
                if (result.bytes <= ResultLine.MOST_BYTES && !isThere(result)) {
                    fresh.add(result);
                }
            }
            if (!fresh.isEmpty()) {
                write(fresh);
            }
            unkept.forEach(result -> result.isKept = true);
        } catch (IOException
                | RuntimeException // as some clients of stores have them
                | FSError e) { // Hadoop's local files tell of a full disk by an Error
            throw new IOException(
                    "results cannot be kept in " + directory + ", the next run computes those heads again: "
                            + OneLine.of(e),
                    e);
        }
    }

    /** Whether a segment has the very same line, as of a head that failed again as before. */
    private boolean isThere(SpooledResult result) throws IOException {
        byte[] member = result.place.member();
        for (KeptResult candidate : earlier.results(result.head())) {
            if (candidate.start().digest().equals(result.digest)
                    && candidate.place().length() == member.length
                    && Arrays.equals(candidate.place().member(), member)) {
                return true;
            }
        }
        return false;
    }

    private void write(List<SpooledResult> lines) throws IOException {
        SegmentHeader header = new SegmentHeader(SegmentHeader.FORMAT, program, lastNumber + 1);
        byte[] start = GzipMember.of(header.bytes());
        Segment written = directory.write(out -> {
            out.write(start);
            for (SpooledResult line : lines) {
                out.write(line.place.member());
            }
        });
        lastNumber = header.number();
        dropped.remove(written.name());
        segments.add(written);
    }

    /**
     * After the run has published: deletes what nothing needs. Where more than half of the bytes are no results of this run, or segments are many,
     * this run's results become one segment in place of all. Otherwise nothing is rewritten.
     *
     * @throws IOException when something cannot be written or deleted; what is there then is sound
     */
    public synchronized void compact() throws IOException {
        keep();
        try {
            List<SpooledResult> live = spool.all().stream()
                    .filter(result -> result.bytes <= ResultLine.MOST_BYTES)
                    .toList();
            long needed =
                    live.stream().mapToLong(result -> result.place.length()).sum();
            long all = segments.stream().mapToLong(Segment::bytes).sum();
            if (segments.size() > MOST_SEGMENTS || all > 2 * needed + FEW_BYTES) {
                replaceAllBy(live);
            }
            for (String name : List.copyOf(dropped)) {
                directory.delete(name);
                dropped.remove(name);
            }
        } catch (IOException | RuntimeException | FSError e) {
            throw new IOException("the store of results " + directory + " cannot be tidied: " + OneLine.of(e), e);
        }
    }

    private void replaceAllBy(List<SpooledResult> live) throws IOException {
        List<Segment> before = List.copyOf(segments);
        if (!live.isEmpty()) {
            write(live);
        }
        segments.removeAll(before);
        before.forEach(segment -> dropped.add(segment.name()));
    }

    /** What was found that is not trusted, or could not be read: a line each. */
    public List<String> notices() {
        return notices.all();
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        earlier.close();
    }
}
