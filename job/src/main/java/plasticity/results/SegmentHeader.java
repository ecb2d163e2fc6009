package plasticity.results;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * The first line of a segment.
 *
 * @param format number of the format of the following lines; every format has this member
 * @param program version that wrote it; null in a newer format
 * @param number of the segment: later ones have greater numbers; 0 in a newer format
 */
record SegmentHeader(int format, String program, int number) {
    /** The format that this program writes. It is incremented when a reader of the present one would not understand what is written. */
    static final int FORMAT = 4;
    /** Maximum length of a header's line. */
    static final int MAX_BYTES = 1 << 12;

    byte[] bytes() {
        return StoreJson.line(json -> json.writeObject(this));
    }

    /** @throws IOException if it is not the header of a segment */
    static SegmentHeader read(byte[] line) throws IOException {
        JsonNode json = StoreJson.MAPPER
                .reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(line);
        int format = json.path("format").isInt() ? json.path("format").intValue() : 0;
        StoreJson.require(format > 0);
        if (format > FORMAT) {
            return new SegmentHeader(format, null, 0);
        }
        SegmentHeader header = StoreJson.MAPPER.treeToValue(json, SegmentHeader.class);
        StoreJson.require(header.program() != null && header.number() >= 0);
        return header;
    }
}
