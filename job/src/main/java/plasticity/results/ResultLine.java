package plasticity.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import plasticity.buckets.HeadPositions;
import plasticity.tables.BucketRow;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/** A result with what it depends on, as a line of JSON and back, bit by bit. */
record ResultLine(Fingerprint fingerprint, HeadResult result) {
    /** What a line in a store may have; a result that needs more is computed again each time. */
    static final int MOST_BYTES = 64 << 20;

    /** @throws IllegalArgumentException when rows are of another head, or a failed head has figures */
    byte[] bytes() {
        requireOneHead();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = StrictJson.writer(line)) {
            json.writeStartObject();
            json.writeStringField("head", result.query().directoryName());
            json.writeStringField("digest", fingerprint.digest());
            json.writeStringField("content", fingerprint.contentDigest().orElse(null));
            StatusJson.write(json, result.status());
            FingerprintJson.write(json, fingerprint);
            MetricsJson.write(json, result.metrics());
            RowsJson.writeBuckets(json, result.buckets());
            RowsJson.writeComponents(json, result.components());
            PositionsJson.write(json, result.positions());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
        return line.toByteArray();
    }

    /** @throws IOException when the line is not just as {@link #bytes} writes it */
    static ResultLine read(byte[] line) throws IOException {
        StrictJson.require(line.length > 0 && line[line.length - 1] == '\n');
        try (StrictJson json = new StrictJson(line)) {
            ResultKey start = ResultKey.read(json);
            Fingerprint fingerprint = FingerprintJson.read(json);
            HeadMetrics metrics = MetricsJson.read(json, start.status());
            List<BucketRow> buckets = RowsJson.buckets(json, start.status());
            List<ComponentRow> components = RowsJson.components(json, start.status());
            HeadPositions positions = PositionsJson.read(json);
            json.expect(JsonToken.END_OBJECT);
            json.end();
            ResultLine read = new ResultLine(
                    fingerprint, new HeadResult(start.status(), metrics, buckets, components, positions));
            StrictJson.require(read.isWhole());
            return read;
        }
    }

    private void requireOneHead() {
        HeadStatus head = result.status();
        HeadMetrics metrics = result.metrics();
        boolean isOne = (metrics == null || isOf(head, metrics.layer(), metrics.qHead(), metrics.kHead()))
                && result.buckets().stream().allMatch(row -> isOf(head, row.layer(), row.qHead(), row.kHead()))
                && result.components().stream().allMatch(row -> isOf(head, row.layer(), row.qHead(), row.kHead()));
        if (!isOne || !isWhole()) {
            throw new IllegalArgumentException(
                    result.query().directoryName() + ": its rows are not those of one head, analysed or failed");
        }
    }

    private static boolean isOf(HeadStatus head, int layer, int queryHead, int keyHead) {
        return layer == head.layer() && queryHead == head.qHead() && keyHead == head.kHead();
    }

    private boolean isWhole() {
        return result.isOk()
                ? result.metrics() != null && result.status().error() == null
                : result.metrics() == null
                        && result.buckets().isEmpty()
                        && result.components().isEmpty()
                        && result.positions().isEmpty();
    }
}
