package plasticity.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import plasticity.heads.HeadId;
import plasticity.source.OneLine;

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
    /** What memory is given to results that may be reused: some 400 bytes each. */
    static final int MOST_RESULTS = 500_000;
    /** Below, it is not worth a file. */
    private static final long FEW_BYTES = 1 << 16;

    private final SegmentDirectory directory;
    private final String program;
    private final ResultSpool spool;
    private final List<Segment> segments = new ArrayList<>();
    /** Names of segments to be deleted whatever else is. */
    private final Set<String> dropped = new LinkedHashSet<>();

    private final Map<HeadId, List<KeptResult>> kept = new HashMap<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private SpoolFile copies;
    private int results;
    private int lastNumber;
    private boolean isClosed;

    private ResultStore(SegmentDirectory directory, String program, ResultSpool spool) {
        this.directory = directory;
        this.program = program;
        this.spool = spool;
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

    /** Removes what was left aside by writers that were killed. */
    public synchronized void sweep() {
        try {
            directory.sweep();
        } catch (IOException | RuntimeException e) {
            notices.add(directory + ": cannot be swept: " + OneLine.of(e));
        }
    }

    /** Brings every segment to this machine's disk and learns which results there are. */
    public synchronized void load() {
        try {
            copies = SpoolFile.create();
            for (FileStatus listed : directory.list()) {
                load(listed);
            }
        } catch (IOException | RuntimeException e) {
            notices.add(directory + ": cannot be read, all heads in it are computed again: " + OneLine.of(e));
        }
        kept.values().forEach(candidates -> candidates.sort(KeptResult.IN_TIME));
    }

    private void load(FileStatus listed) throws IOException {
        String name = listed.getPath().getName();
        if (!directory.isSegment(listed)) {
            notice(name, "not ours, left alone");
            return;
        }
        long begin = copies.end();
        try {
            if (directory.copy(listed, copies)) {
                load(new Segment(name, listed.getLen()), begin);
            } else {
                dropped.add(name);
                notice(name, "damaged, not trusted; its heads are computed again");
            }
        } catch (IOException | RuntimeException e) {
            notice(name, "cannot be read, its heads are computed again: " + OneLine.of(e));
        }
        if (segments.stream().noneMatch(segment -> segment.name().equals(name))) {
            copies.truncate(begin);
        }
    }

    private void load(Segment segment, long begin) {
        SegmentContent content;
        try {
            content = SegmentContent.read(copies, begin, copies.end(), MOST_RESULTS - results);
        } catch (IOException e) {
            notice(
                    segment.name(),
                    "not trusted and left alone, as no version of this program wrote it: " + OneLine.of(e));
            return;
        }
        lastNumber = Math.max(lastNumber, content.header().number());
        if (content.header().format() != SegmentHeader.FORMAT) {
            noticeNewer(segment.name(), content.header());
            return;
        }
        segments.add(segment);
        results += content.results().size();
        for (KeptResult result : content.results()) {
            kept.computeIfAbsent(result.start().head(), head -> new ArrayList<>(1))
                    .add(result);
        }
    }

    /** In place of {@link #load}, for a run that computes all afresh: what is there is not used and goes when {@link #compact} is called. */
    public synchronized void forget() {
        try {
            for (FileStatus listed : directory.list()) {
                String name = listed.getPath().getName();
                if (directory.isSegment(listed)) {
                    forget(listed);
                } else {
                    notice(name, "not ours, left alone");
                }
            }
        } catch (IOException | RuntimeException e) {
            notices.add(directory + ": cannot be read: " + OneLine.of(e));
        }
    }

    private void forget(FileStatus listed) {
        String name = listed.getPath().getName();
        try {
            SegmentHeader header = directory.header(listed);
            if (header.format() == SegmentHeader.FORMAT) {
                dropped.add(name);
                lastNumber = Math.max(lastNumber, header.number());
            } else {
                noticeNewer(name, header);
            }
        } catch (IOException | RuntimeException e) {
            notice(name, "left alone, as it cannot be read: " + OneLine.of(e));
        }
    }

    /** Whether {@link #reuse} would find a result. */
    public synchronized boolean holds(HeadId query, Fingerprint fingerprint) {
        return find(query, fingerprint).isPresent();
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
        List<KeptResult> candidates = kept.getOrDefault(query, List.of());
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
        List<KeptResult> candidates = kept.getOrDefault(query, List.of());
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
            notices.add(directory + ": the result of "
                    + candidate.start().head().directoryName() + " is not trusted: " + OneLine.of(e));
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
                | UncheckedIOException
                | FSError e) { // Hadoop's local files tell of a full disk by an Error
            throw new IOException("results cannot be kept in " + directory + ": " + OneLine.of(e), e);
        }
    }

    /** Whether a segment has the very same line, as of a head that failed again as before. */
    private boolean isThere(SpooledResult result) throws IOException {
        byte[] member = result.place.member();
        for (KeptResult candidate : kept.getOrDefault(result.head(), List.of())) {
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
        } catch (IOException | UncheckedIOException | FSError e) {
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
        return List.copyOf(notices);
    }

    private void notice(String name, String what) {
        notices.add(directory.place(name) + ": " + what);
    }

    private void noticeNewer(String name, SegmentHeader header) {
        notice(name, "written by a newer version (format " + header.format() + "); left alone");
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        if (copies != null) {
            copies.close();
        }
    }
}
