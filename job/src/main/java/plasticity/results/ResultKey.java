package plasticity.results;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.tables.HeadStatus;

/**
 * What the first members of a line tell: enough to find a result again.
 *
 * @param digest of all that the result depends on
 * @param content the same, by the files' content alone; null where that was not looked at
 */
record ResultKey(HeadId head, String digest, String content, HeadStatus status) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    static ResultKey read(StrictJson json) throws IOException {
        json.expect(JsonToken.START_OBJECT);
        String name = json.text("head");
        HeadId head = HeadId.ofDirectory(name)
                .filter(id -> id.kind() == HeadKind.QUERY && id.directoryName().equals(name))
                .orElseThrow(() -> new IOException("no query head: " + name));
        String digest = json.text("digest");
        String content = json.textOrNull("content");
        StrictJson.require(isSum(digest) && (content == null || isSum(content)));
        return new ResultKey(head, digest, content, StatusJson.read(json, head));
    }

    static ResultKey read(byte[] line) throws IOException {
        try (StrictJson json = new StrictJson(line)) {
            return read(json);
        }
    }

    private static boolean isSum(String text) {
        return SHA256.matcher(text).matches();
    }
}
