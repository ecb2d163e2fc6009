package plasticity.plots.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import plasticity.plots.model.ColourMap;

/**
 * What the page's script reads. Undefined numbers are null.
 *
 * @param columns of the table of heads
 * @param rows of the table of heads
 * @param colours of the map, 256 of them as hexadecimal digits without anything between
 * @param plots where the numbers of the whole model's plots lie
 * @param sparklines where the numbers of heads' sparklines lie; their values are the head's own
 * @param pairCells which cells of pairs heads' numbers are for: {@code row · columns + column}
 * @param heads what sparklines show, in the order of the page's sections
 */
record ReportData(
        List<String> columns,
        List<List<Double>> rows,
        String colours,
        List<HoverData> plots,
        List<HoverData> sparklines,
        List<Integer> pairCells,
        List<HeadData> heads) {
    /** Whole numbers up to here are written without a decimal point. */
    private static final double MAX_PLAIN = 1e15;

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(Double.class, new NumberOrNull()));

    /**
     * A head's numbers, each {@link #packed} or empty where there are none.
     *
     * @param id of its section
     * @param curve by query bucket
     * @param pairs in the order of {@link ReportData#pairCells}
     * @param components in the order of their numbers
     */
    record HeadData(String id, String curve, String pairs, String components) {}

    private static final class NumberOrNull extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value)) {
                json.writeNull();
            } else if (value == Math.rint(value) && Math.abs(value) < MAX_PLAIN) {
                json.writeNumber(value.longValue());
            } else {
                json.writeNumber(value);
            }
        }
    }

    /** Numbers as base64 of 32-bit floats, lowest byte first: seven digits, in two thirds of the room that text takes. */
    static String packed(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(value -> bytes.putFloat((float) value));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** All colours of a map. */
    static String colours(ColourMap map) {
        StringBuilder digits = new StringBuilder();
        IntStream.range(0, ColourMap.SIZE)
                .forEach(i -> digits.append(String.format("%06x", map.colour((i + 0.5) / ColourMap.SIZE))));
        return digits.toString();
    }

    /** JSON that may stand within a {@code script} element. */
    String json() {
        try {
            return JSON.writeValueAsString(this).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("these are plain values", e);
        }
    }
}
