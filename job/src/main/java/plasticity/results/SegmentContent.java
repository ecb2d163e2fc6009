package plasticity.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The header and results of a segment.
 *
 * @param results in the order of the file; none if the format is not the present one
 */
record SegmentContent(SegmentHeader header, List<StoredResult> results) {
    /**
     * Reads the keys of a segment on the driver's disk.
     *
     * @param begin of its bytes within the file
     * @param end of its bytes within the file
     * @param limit maximum number of results
     * @throws IOException if it is not a segment, or has more results
     */
    static SegmentContent read(SpoolFile file, long begin, long end, int limit) throws IOException {
        try (GzipMembers members = new GzipMembers(file, begin, end)) {
            if (!members.next(SegmentHeader.MAX_BYTES)) {
                throw new IOException("it is empty");
            }
            SegmentHeader header = SegmentHeader.read(members.line());
            List<StoredResult> results = new ArrayList<>();
            while (header.format() == SegmentHeader.FORMAT && members.next(ResultLine.MAX_BYTES)) {
                if (results.size() == limit) {
                    throw new IOException("there are more than " + limit + " results");
                }
                byte[] line = members.line();
                results.add(new StoredResult(ResultKey.read(line), members.range(), line.length, header.number()));
            }
            return new SegmentContent(header, results);
        }
    }
}
