package plasticity.results;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Figures as text from which the same bits come back. */
final class Figures {
    private Figures() {}

    /** A single one: as a number, or, where JSON has none for it, as its 64 bits in hexadecimal. */
    static void write(JsonGenerator json, String name, double figure) throws IOException {
        if (Double.isFinite(figure)) {
            json.writeNumberField(name, figure);
        } else {
            json.writeStringField(name, HexFormat.of().toHexDigits(Double.doubleToRawLongBits(figure)));
        }
    }

    static double ofBits(String text) throws IOException {
        try {
            StrictJson.require(text.length() == 16);
            double figure = Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(text));
            StrictJson.require(!Double.isFinite(figure));
            return figure;
        } catch (IllegalArgumentException e) {
            throw new IOException("no bits of a figure", e);
        }
    }

    /** A column: the 64 bits of each, the highest byte first, in base64. */
    static void write(JsonGenerator json, String name, double[] column) throws IOException {
        ByteBuffer bits = ByteBuffer.allocate(column.length * Double.BYTES);
        bits.asDoubleBuffer().put(column);
        json.writeFieldName(name);
        json.writeBinary(bits.array());
    }

    static double[] column(StrictJson json, String name, int rows) throws IOException {
        byte[] bits = json.bytes(name);
        StrictJson.require(bits.length == (long) rows * Double.BYTES);
        double[] column = new double[rows];
        ByteBuffer.wrap(bits).asDoubleBuffer().get(column);
        return column;
    }
}
