package plasticity.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The first line of a segment.
 *
 * @param format number of the form of what follows; this member comes first in every format there will be
 * @param program version that wrote it; null in a newer format
 * @param number of the segment: those written later have greater ones; 0 in a newer format
 */
record SegmentHeader(int format, String program, int number) {
    /** The form that this program writes. It grows when a reader of the present one would not understand what is written. */
    static final int FORMAT = 2;
    /** A header's line is short. */
    static final int MOST_BYTES = 1 << 12;

    byte[] bytes() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = StrictJson.writer(line)) {
            json.writeStartObject();
            json.writeNumberField("format", format);
            json.writeStringField("program", program);
            json.writeNumberField("number", number);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
        return line.toByteArray();
    }

    /** @throws IOException when it is no header of a segment */
    static SegmentHeader read(byte[] line) throws IOException {
        try (StrictJson json = new StrictJson(line)) {
            json.expect(JsonToken.START_OBJECT);
            int format = json.whole("format");
            if (format > FORMAT) {
                return new SegmentHeader(format, null, 0);
            }
            StrictJson.require(format > 0);
            SegmentHeader header = new SegmentHeader(format, json.text("program"), json.whole("number"));
            json.expect(JsonToken.END_OBJECT);
            json.end();
            return header;
        }
    }
}
