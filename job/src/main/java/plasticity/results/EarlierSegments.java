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

/** The segments that earlier runs left: which are sound, and which results are in them. What is not trusted is noticed and ends nothing. */
final class EarlierSegments implements AutoCloseable {
    /** What memory is given to results that may be reused: some 400 bytes each. */
    static final int MOST_RESULTS = 500_000;

    private final SegmentDirectory directory;
    private final StoreWarnings notices;
    private final List<Segment> sound = new ArrayList<>();
    private final Set<String> useless = new LinkedHashSet<>();
    private final Map<HeadId, List<KeptResult>> results = new HashMap<>();
    private SpoolFile copies;
    private int count;
    private int lastNumber;

    EarlierSegments(SegmentDirectory directory, StoreWarnings notices) {
        this.directory = directory;
        this.notices = notices;
    }

    /** Brings every segment to this machine's disk and learns which results there are. */
    void load() {
        try {
            copies = SpoolFile.create();
            for (FileStatus listed : directory.list()) {
                if (isOurs(listed)) {
                    load(listed);
                }
            }
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            notices.add("cannot be read, all heads in it are computed again: " + OneLine.of(e));
        }
        results.values().forEach(candidates -> candidates.sort(KeptResult.IN_TIME));
    }

    private void load(FileStatus listed) throws IOException {
        String name = listed.getPath().getName();
        long begin = copies.end();
        boolean isSound = false;
        try {
            if (directory.copy(listed, copies)) {
                isSound = load(new Segment(name, listed.getLen()), begin);
            } else {
                useless.add(name);
                notices.add(name, "damaged, not trusted; its heads are computed again");
            }
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            notices.add(name, "cannot be read, its heads are computed again: " + OneLine.of(e));
        }
        if (!isSound) {
            copies.truncate(begin);
        }
    }

    /** @return whether its results can be used */
    private boolean load(Segment segment, long begin) {
        SegmentContent content;
        try {
            content = SegmentContent.read(copies, begin, copies.end(), MOST_RESULTS - count);
        } catch (IOException e) {
            FailureLog.expected(e);
            notices.add(
                    segment.name(),
                    "not trusted and left alone, as no version of this program wrote it: " + OneLine.of(e));
            return false;
        }
        if (!isKnown(segment.name(), content.header())) {
            return false;
        }
        sound.add(segment);
        count += content.results().size();
        for (KeptResult result : content.results()) {
            results.computeIfAbsent(result.start().head(), head -> new ArrayList<>(1))
                    .add(result);
        }
        return true;
    }

    /** In place of {@link #load}: no result is of use. */
    void forget() {
        try {
            for (FileStatus listed : directory.list()) {
                if (isOurs(listed)) {
                    forget(listed);
                }
            }
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            notices.add("cannot be read: " + OneLine.of(e));
        }
    }

    private void forget(FileStatus listed) {
        String name = listed.getPath().getName();
        try {
            if (isKnown(name, directory.header(listed))) {
                useless.add(name);
            }
        } catch (IOException | RuntimeException e) {
            FailureLog.expected(e);
            notices.add(name, "left alone, as it cannot be read: " + OneLine.of(e));
        }
    }

    private boolean isOurs(FileStatus listed) throws IOException {
        boolean isOurs = directory.isSegment(listed);
        if (!isOurs) {
            notices.add(listed.getPath().getName(), "not ours, left alone");
        }
        return isOurs;
    }

    private boolean isKnown(String name, SegmentHeader header) {
        lastNumber = Math.max(lastNumber, header.number());
        if (header.format() > SegmentHeader.FORMAT) {
            notices.add(name, "written by a newer version (format " + header.format() + "); left alone");
        } else if (header.format() < SegmentHeader.FORMAT) {
            useless.add(name);
            notices.add(
                    name, "written by an older version (format " + header.format() + "); its heads are computed again");
        }
        return header.format() == SegmentHeader.FORMAT;
    }

    /** Those that were loaded. */
    List<Segment> sound() {
        return sound;
    }

    /** Names of those that nothing needs any more. */
    Set<String> useless() {
        return useless;
    }

    /** The greatest number of all, 0 where there is none. */
    int lastNumber() {
        return lastNumber;
    }

    /** What there is of a head, the later the farther back; to be read until {@link #close}. */
    List<KeptResult> results(HeadId query) {
        return results.getOrDefault(query, List.of());
    }

    @Override
    public void close() throws IOException {
        if (copies != null) {
            copies.close();
        }
    }
}
