package plasticity.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalInt;
import plasticity.heads.HeadId;
import plasticity.tables.HeadStatus;

/** A head's row of the status table, as JSON; layer and head stand before. */
final class StatusJson {
    private static final String OK = "ok";
    private static final String FAILED = "failed";

    private StatusJson() {}

    static void write(JsonGenerator json, HeadStatus status) throws IOException {
        json.writeObjectFieldStart("status");
        json.writeNumberField("k_head", status.kHead());
        json.writeStringField("status", status.status() == HeadStatus.State.OK ? OK : FAILED);
        write(json, "n_q_rows", status.nQRows());
        write(json, "n_k_rows", status.nKRows());
        json.writeStringField("warnings", status.warnings());
        json.writeStringField("error", status.error());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, OptionalInt rows) throws IOException {
        if (rows.isPresent()) {
            json.writeNumberField(name, rows.getAsInt());
        } else {
            json.writeNullField(name);
        }
    }

    static HeadStatus read(StrictJson json, HeadId query) throws IOException {
        json.name("status");
        json.expect(JsonToken.START_OBJECT);
        int keyHead = json.whole("k_head");
        String state = json.text("status");
        StrictJson.require(state.equals(OK) || state.equals(FAILED));
        HeadStatus status = new HeadStatus(
                query.layer(),
                query.head(),
                keyHead,
                state.equals(OK) ? HeadStatus.State.OK : HeadStatus.State.FAILED,
                json.wholeOrNull("n_q_rows"),
                json.wholeOrNull("n_k_rows"),
                json.textOrNull("warnings"),
                json.textOrNull("error"));
        json.expect(JsonToken.END_OBJECT);
        return status;
    }
}
