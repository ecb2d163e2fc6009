package plasticity.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import plasticity.heads.HeadId;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;

/** The segments of earlier runs and their results. What is not trusted leads to a warning, never to a failure. */
final class EarlierSegments implements AutoCloseable {
    /** Limits the memory for results that may be reused, about 400 bytes each. */
    static final int MAX_RESULTS = 500_000;

    private final SegmentDirectory directory;
    /** The segments whose results can be used. */
    final List<SegmentDirectory.Segment> sound = new ArrayList<>();
    /** Names of segments to be deleted in any case. */
    final Set<String> obsolete = new LinkedHashSet<>();

    private final Map<HeadId, List<StoredResult>> results = new HashMap<>();
    private SpoolFile copies;
    private int count;
    /** The greatest number of a segment; 0 if there is none. */
    int lastNumber;

    EarlierSegments(SegmentDirectory directory) {
        this.directory = directory;
    }

    private interface Step {
        void accept(FileStatus segment) throws IOException;
    }

    private void forEach(Step step, String consequence) {
        try {
            for (FileStatus listed : directory.list()) {
                if (directory.isSegment(listed)) {
                    step.accept(listed);
                } else {
                    directory.warn(listed.getPath().getName(), "not a result segment, left alone");
                }
            }
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            directory.warn("cannot be read" + consequence + ": " + OneLine.of(e));
        }
    }

    /** Copies every segment to the driver's disk and reads the keys of its results. */
    void load() {
        forEach(this::load, ", all its heads are recomputed");
        results.values().forEach(candidates -> candidates.sort(StoredResult.BY_TIME));
    }

    /** Replaces {@link #load} if no result is to be used. */
    void forget() {
        forEach(this::forget, "");
    }

    private void load(FileStatus listed) throws IOException {
        if (copies == null) {
            copies = SpoolFile.create();
        }
        String name = listed.getPath().getName();
        long begin = copies.end();
        boolean isSound = false;
        try {
            if (directory.copy(listed, copies)) {
                isSound = load(new SegmentDirectory.Segment(name, listed.getLen()), begin);
            } else {
                obsolete.add(name);
                directory.warn(name, "damaged, not trusted; its heads are recomputed");
            }
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            directory.warn(name, "cannot be read, its heads are recomputed: " + OneLine.of(e));
        }
        if (!isSound) {
            copies.truncate(begin);
        }
    }

    /** @return whether its results can be used */
    private boolean load(SegmentDirectory.Segment segment, long begin) {
        List<StoredResult> found = new ArrayList<>();
        try (Gzip.Members members = new Gzip.Members(copies, begin, copies.end())) {
            if (!members.next(SegmentHeader.MAX_BYTES)) {
                throw new IOException("it is empty");
            }
            SegmentHeader header = SegmentHeader.read(members.line());
            while (header.format() == SegmentHeader.FORMAT && members.next(ResultLine.MAX_BYTES)) {
                if (count + found.size() == MAX_RESULTS) {
                    throw new IOException("there are more than " + (MAX_RESULTS - count) + " results");
                }
                byte[] line = members.line();
                found.add(new StoredResult(ResultKey.read(line), members.range(), line.length, header.number()));
            }
            if (!isKnown(segment.name(), header)) {
                return false;
            }
        } catch (IOException e) {
            FailureLog.expected(e);
            directory.warn(segment.name(), "ignored: not a valid result segment: " + OneLine.of(e));
            return false;
        }
        sound.add(segment);
        count += found.size();
        found.forEach(result -> results.computeIfAbsent(result.key().head(), any -> new ArrayList<>(1))
                .add(result));
        return true;
    }

    private void forget(FileStatus listed) {
        String name = listed.getPath().getName();
        try {
            if (isKnown(name, directory.header(listed))) {
                obsolete.add(name);
            }
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            directory.warn(name, "cannot be read, left alone: " + OneLine.of(e));
        }
    }

    private boolean isKnown(String name, SegmentHeader header) {
        lastNumber = Math.max(lastNumber, header.number());
        if (header.format() > SegmentHeader.FORMAT) {
            directory.warn(name, "written by a newer version (format " + header.format() + "); left alone");
        } else if (header.format() < SegmentHeader.FORMAT) {
            obsolete.add(name);
            directory.warn(
                    name, "written by an older version (format " + header.format() + "); its heads are recomputed");
        }
        return header.format() == SegmentHeader.FORMAT;
    }

    /** All results of a head, the latest one last. They can be read until {@link #close}. */
    List<StoredResult> results(HeadId head) {
        return results.getOrDefault(head, List.of());
    }

    @Override
    public void close() throws IOException {
        if (copies != null) {
            copies.close();
        }
    }
}
