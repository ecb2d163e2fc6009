package plasticity.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;
import plasticity.tables.Table;
import plasticity.tables.TableJson;

/**
 * The first members of a result's JSON, by which it is found again.
 *
 * @param digest of everything that the result depends on
 * @param content the same with files identified by their contents alone; null if these were not read
 * @param identity as in {@link HeadResult}
 */
record ResultKey(HeadId head, String digest, String content, Row identity) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Table HEAD = Table.named("head")
            .with(List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD))
            .build();

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("head", head.directoryName());
        json.writeStringField("digest", digest);
        json.writeStringField("content", content);
        json.writeFieldName("status");
        if (head.kind() == HeadKind.KEY) {
            json.writeNull();
        } else {
            TableJson.write(json, HeadStatus.TABLE, List.of(identity), row(head));
        }
    }

    static ResultKey read(JsonParser json) throws IOException {
        StoreJson.require(json.nextToken() == JsonToken.START_OBJECT);
        String name = String.valueOf(text(json, "head"));
        HeadId head = HeadId.ofDirectory(name)
                .filter(id -> id.directoryName().equals(name))
                .orElseThrow(() -> new IOException("not a head: " + name));
        String digest = text(json, "digest");
        String content = text(json, "content");
        StoreJson.require(isSha256(digest) && (content == null || isSha256(content)));
        StoreJson.require("status".equals(json.nextFieldName()));
        if (head.kind() == HeadKind.KEY) {
            StoreJson.require(json.nextToken() == JsonToken.VALUE_NULL);
            return new ResultKey(head, digest, content, HeadResult.identityOf(head));
        }
        List<Row> status = TableJson.read(json, HeadStatus.TABLE, row(head));
        StoreJson.require(status.size() == 1
                && List.of(HeadStatus.OK, HeadStatus.FAILED)
                        .contains(String.valueOf(status.get(0).get(HeadStatus.STATUS))));
        return new ResultKey(head, digest, content, status.get(0));
    }

    static ResultKey read(byte[] line) throws IOException {
        try (JsonParser json = StoreJson.MAPPER.createParser(line)) {
            return read(json);
        }
    }

    private static Row row(HeadId head) {
        return HEAD.row()
                .set(HeadIdentity.LAYER, head.layer())
                .set(HeadIdentity.Q_HEAD, head.head())
                .build();
    }

    private static String text(JsonParser json, String name) throws IOException {
        StoreJson.require(name.equals(json.nextFieldName()));
        JsonToken token = json.nextToken();
        StoreJson.require(token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NULL);
        return token == JsonToken.VALUE_NULL ? null : json.getText();
    }

    private static boolean isSha256(String text) {
        return text != null && SHA256.matcher(text).matches();
    }
}
