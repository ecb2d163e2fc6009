package plasticity.results;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plasticity.buckets.BucketPositions;
import plasticity.buckets.HeadPositions;
import plasticity.config.OutputTable;
import plasticity.dump.FileFingerprint;
import plasticity.tables.Row;
import plasticity.tables.Table;
import plasticity.tables.TableJson;

/** A result with everything that it depends on, as a line of JSON from which the same bits are read back. */
public record ResultLine(Fingerprint fingerprint, HeadResult result) {
    /** Maximum length of a line in a store. A longer result is not cached. */
    static final int MAX_BYTES = 64 << 20;

    /** @throws IllegalArgumentException if a row is of another head, or the result is not consistent */
    byte[] bytes() {
        if (!result.isConsistent()) {
            throw new IllegalArgumentException(result.head().directoryName() + ": rows do not match the status");
        }
        ResultKey key = new ResultKey(
                result.head(), fingerprint.digest(), fingerprint.contentDigest().orElse(null), result.identity());
        return StoreJson.line(json -> {
            json.writeStartObject();
            key.write(json);
            json.writeObjectField("fingerprint", fingerprint);
            json.writeObjectFieldStart("tables");
            for (Table table : OutputTable.RESULTS) {
                json.writeFieldName(table.name());
                TableJson.write(json, table, result.rows(table), result.identity());
            }
            json.writeEndObject();
            json.writeObjectField("positions", result.positions());
            json.writeEndObject();
        });
    }

    /** @throws IOException if the line is not as {@link #bytes} writes it */
    static ResultLine read(byte[] line) throws IOException {
        ResultLine read = read(line, OutputTable.RESULTS);
        StoreJson.require(read.result.isConsistent());
        return read;
    }

    /**
     * Reads a line without the rows of some tables.
     *
     * @param wanted the tables whose rows are read
     */
    static ResultLine read(byte[] line, Collection<Table> wanted) throws IOException {
        StoreJson.require(line.length > 0 && line[line.length - 1] == '\n');
        try (JsonParser json = StoreJson.MAPPER.createParser(line)) {
            ResultKey key = ResultKey.read(json);
            Fingerprint fingerprint = object(json, "fingerprint", Fingerprint.class);
            Map<Table, List<Row>> rows = tables(json, key.identity(), wanted);
            HeadPositions positions = object(json, "positions", HeadPositions.class);
            StoreJson.require(json.nextToken() == JsonToken.END_OBJECT && json.nextToken() == null);
            StoreJson.require(areSound(fingerprint.query())
                    && areSound(fingerprint.key())
                    && fingerprint.algorithm() != null
                    && arePositions(positions.queries())
                    && arePositions(positions.keys()));
            return new ResultLine(fingerprint, new HeadResult(key.identity(), rows, positions));
        }
    }

    private static void skipValue(JsonParser json) throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    private static Map<Table, List<Row>> tables(JsonParser json, Row identity, Collection<Table> wanted)
            throws IOException {
        StoreJson.require("tables".equals(json.nextFieldName()) && json.nextToken() == JsonToken.START_OBJECT);
        Map<Table, List<Row>> rows = new HashMap<>();
        for (Table table : OutputTable.RESULTS) {
            StoreJson.require(table.name().equals(json.nextFieldName()));
            if (wanted.contains(table)) {
                rows.put(table, TableJson.read(json, table, identity));
            } else {
                skipValue(json);
            }
        }
        StoreJson.require(json.nextToken() == JsonToken.END_OBJECT);
        return rows;
    }

    private static <T> T object(JsonParser json, String name, Class<T> type) throws IOException {
        StoreJson.require(name.equals(json.nextFieldName()) && json.nextToken() == JsonToken.START_OBJECT);
        return json.readValueAs(type);
    }

    private static boolean areSound(List<FileFingerprint> files) {
        return files.stream().allMatch(file -> file.name() != null);
    }

    private static boolean arePositions(List<BucketPositions> buckets) {
        return buckets != null
                && buckets.stream()
                        .allMatch(bucket -> bucket != null
                                && bucket.rows() > 0
                                && Double.isFinite(bucket.sum())
                                && bucket.first() <= bucket.last());
    }
}
