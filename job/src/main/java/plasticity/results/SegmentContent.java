package plasticity.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a segment holds.
 *
 * @param results in the order of the file; none of a format that is not known
 */
record SegmentContent(SegmentHeader header, List<KeptResult> results) {
    /**
     * Reads a segment that lies on this machine, line by line.
     *
     * @param begin of its bytes within the file
     * @param end of its bytes within the file
     * @param mostResults that it may hold
     * @throws IOException when it is no segment, or holds more
     */
    static SegmentContent read(SpoolFile file, long begin, long end, int mostResults) throws IOException {
        try (GzipMembers members = new GzipMembers(file, begin, end)) {
            if (!members.next(SegmentHeader.MOST_BYTES)) {
                throw new IOException("it is empty");
            }
            SegmentHeader header = SegmentHeader.read(members.line());
            List<KeptResult> results = new ArrayList<>();
            while (header.format() == SegmentHeader.FORMAT && members.next(ResultLine.MOST_BYTES)) {
                if (results.size() == mostResults) {
                    throw new IOException("there are more than " + mostResults + " results");
                }
                byte[] line = members.line();
                results.add(new KeptResult(ResultKey.read(line), members.place(), line.length, header.number()));
            }
            return new SegmentContent(header, results);
        }
    }
}
