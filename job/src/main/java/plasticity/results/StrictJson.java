package plasticity.results;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.OptionalInt;

/** Reads JSON that has to be just as this program writes it: every member, in its order, and nothing else. Anything else is an exception. */
final class StrictJson implements AutoCloseable {
    /** Whoever hands over bytes bounds them; half a surrogate pair, as a text that was cut may end with, is escaped. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final JsonParser parser;

    StrictJson(byte[] text) throws IOException {
        this.parser = JSON.createParser(text);
    }

    /** Writes what this reads. */
    static JsonGenerator writer(OutputStream out) throws IOException {
        return JSON.createGenerator(out, JsonEncoding.UTF8);
    }

    JsonToken next() throws IOException {
        return parser.nextToken();
    }

    void expect(JsonToken token) throws IOException {
        require(parser.nextToken() == token);
    }

    /** The name of the next member. */
    void name(String name) throws IOException {
        expect(JsonToken.FIELD_NAME);
        require(parser.currentName().equals(name));
    }

    /** The name of the next member, whatever it is; null at the end of the object. */
    String nameOrEnd() throws IOException {
        JsonToken token = parser.nextToken();
        require(token == JsonToken.FIELD_NAME || token == JsonToken.END_OBJECT);
        return token == JsonToken.FIELD_NAME ? parser.currentName() : null;
    }

    /** Begins an object and returns true, or is past a null. */
    boolean objectOrNull() throws IOException {
        JsonToken token = parser.nextToken();
        require(token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL);
        return token == JsonToken.START_OBJECT;
    }

    String text(String name) throws IOException {
        name(name);
        expect(JsonToken.VALUE_STRING);
        return parser.getText();
    }

    String textOrNull(String name) throws IOException {
        name(name);
        return textOrNull();
    }

    String textOrNull() throws IOException {
        JsonToken token = parser.nextToken();
        require(token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NULL);
        return token == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    /** A number of things, from 0. */
    int whole(String name) throws IOException {
        name(name);
        require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT);
        return currentWhole();
    }

    OptionalInt wholeOrNull(String name) throws IOException {
        name(name);
        JsonToken token = parser.nextToken();
        require(token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NULL);
        return token == JsonToken.VALUE_NULL ? OptionalInt.empty() : OptionalInt.of(currentWhole());
    }

    private int currentWhole() throws IOException {
        int value = parser.getIntValue();
        require(value >= 0);
        return value;
    }

    /** An array of numbers that may be below 0. */
    int[] numbers(String name) throws IOException {
        name(name);
        expect(JsonToken.START_ARRAY);
        int[] values = new int[64];
        int count = 0;
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            require(token == JsonToken.VALUE_NUMBER_INT);
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = parser.getIntValue();
        }
        return Arrays.copyOf(values, count);
    }

    long number(String name) throws IOException {
        name(name);
        expect(JsonToken.VALUE_NUMBER_INT);
        return parser.getLongValue();
    }

    double figure(String name) throws IOException {
        name(name);
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return Figures.ofBits(parser.getText());
        }
        require(token == JsonToken.VALUE_NUMBER_FLOAT);
        return parser.getDoubleValue();
    }

    byte[] bytes(String name) throws IOException {
        name(name);
        expect(JsonToken.VALUE_STRING);
        return parser.getBinaryValue();
    }

    /** @throws IOException when something is behind */
    void end() throws IOException {
        require(parser.nextToken() == null);
    }

    static void require(boolean isSound) throws IOException {
        if (!isSound) {
            throw new IOException("no result as this program writes it");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
