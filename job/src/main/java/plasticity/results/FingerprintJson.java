package plasticity.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plasticity.dump.FileFingerprint;

/** What a result depends on, as JSON. */
final class FingerprintJson {
    private FingerprintJson() {}

    static void write(JsonGenerator json, Fingerprint fingerprint) throws IOException {
        json.writeObjectFieldStart("fingerprint");
        json.writeStringField("figures", fingerprint.figures());
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : fingerprint.settings().entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
        write(json, "query", fingerprint.query());
        write(json, "key", fingerprint.key());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<FileFingerprint> files) throws IOException {
        json.writeArrayFieldStart(name);
        for (FileFingerprint file : files) {
            json.writeStartObject();
            json.writeStringField("name", file.name());
            json.writeNumberField("bytes", file.bytes());
            json.writeNumberField("modified", file.modified());
            json.writeStringField("tag", file.tag());
            json.writeStringField("footer", file.footer());
            json.writeStringField("content", file.content());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Fingerprint read(StrictJson json) throws IOException {
        json.name("fingerprint");
        json.expect(JsonToken.START_OBJECT);
        String figures = json.text("figures");
        Map<String, String> settings = settings(json);
        List<FileFingerprint> query = files(json, "query");
        List<FileFingerprint> key = files(json, "key");
        json.expect(JsonToken.END_OBJECT);
        return new Fingerprint(figures, settings, query, key);
    }

    private static Map<String, String> settings(StrictJson json) throws IOException {
        json.name("settings");
        json.expect(JsonToken.START_OBJECT);
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name = json.nameOrEnd(); name != null; name = json.nameOrEnd()) {
            StrictJson.require(!settings.containsKey(name));
            settings.put(name, json.textOrNull());
        }
        return settings;
    }

    private static List<FileFingerprint> files(StrictJson json, String name) throws IOException {
        json.name(name);
        json.expect(JsonToken.START_ARRAY);
        List<FileFingerprint> files = new ArrayList<>();
        JsonToken token = json.next();
        while (token != JsonToken.END_ARRAY) {
            StrictJson.require(token == JsonToken.START_OBJECT);
            files.add(new FileFingerprint(
                    json.text("name"),
                    json.number("bytes"),
                    json.number("modified"),
                    json.textOrNull("tag"),
                    json.textOrNull("footer"),
                    json.textOrNull("content")));
            json.expect(JsonToken.END_OBJECT);
            token = json.next();
        }
        return files;
    }
}
