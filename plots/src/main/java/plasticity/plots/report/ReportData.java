package plasticity.plots.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.Range;

/**
 * The data of the page's script. Undefined numbers are null.
 *
 * @param columns of the table of heads
 * @param rows of the table of heads
 * @param colours of the map: 256 concatenated {@code rrggbb}
 * @param plots of the model
 * @param sparklines by kind; the values are those of the heads
 * @param pairCells the cells of {@link HeadData#pairs}: {@code row · columns + column}
 * @param heads values of sparklines, in the order of {@code rows}
 */
record ReportData(
        List<String> columns,
        List<List<Double>> rows,
        String colours,
        List<HoverData> plots,
        List<HoverData> sparklines,
        List<Integer> pairCells,
        List<HeadData> heads) {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** Number of steps of packed values: about three digits. */
    private static final int STEPS = 4094;

    /** Integers below this are written without a decimal point. */
    private static final double MAX_PLAIN = 1e15;

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(Double.class, new NumberOrNull()));

    /**
     * The values of a head, each {@link #packed} or empty.
     *
     * @param id of its section
     * @param profile by position, of both estimators
     * @param curve by query bucket
     * @param pairs in the order of {@link ReportData#pairCells}
     * @param components in the order of their numbers
     */
    record HeadData(String id, String profile, String curve, String pairs, String components) {}

    /**
     * What the script needs to show the values under the pointer.
     *
     * @param id of the drawing
     * @param area of the data, in the units of the drawing
     * @param content of the area
     * @param range of the packed values of heads; null if the content has the values
     */
    record HoverData(String id, Area area, Content content, Range range) {}

    /** A rectangle. */
    record Area(double left, double top, double width, double height) {}

    /** The kind of drawing. */
    enum Kind {
        /** One line per head, with the values of the heads. */
        HEADS,
        /** Named lines. */
        LINES,
        /** Named points, one per row, with their x coordinates in the order of the rows. */
        POINTS,
        /** Coloured cells, row 0 at the bottom. */
        CELLS,
        /** Bars from zero. */
        BARS
    }

    /**
     * Values and their coordinates.
     *
     * @param x range of the horizontal axis
     * @param y range of the vertical axis
     * @param rows names of lines or of rows of cells
     * @param columns names of points, of bars or of columns of cells
     * @param at x coordinates of points or bars
     * @param values rows by columns, NaN if undefined; empty if they differ by head
     */
    record Content(
            Kind kind,
            Range x,
            Range y,
            List<String> rows,
            List<String> columns,
            List<Double> at,
            List<List<Double>> values) {}

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

    /** Two digits of base 64 for each value: steps from the low end of a range, {@link #STEPS} is its high end; the next one is undefined. */
    static String packed(double[] values, Range range) {
        StringBuilder text = new StringBuilder(2 * values.length);
        for (double value : values) {
            int steps = Double.isFinite(value)
                    ? (int) Math.round(STEPS * (value - range.low()) / range.length())
                    : STEPS + 1;
            text.append(DIGITS.charAt(steps / DIGITS.length())).append(DIGITS.charAt(steps % DIGITS.length()));
        }
        return text.toString();
    }

    /** The colours of a map, concatenated. */
    static String colours(ColourMap map) {
        return IntStream.range(0, ColourMap.SIZE)
                .mapToObj(i -> String.format("%06x", map.colour((i + 0.5) / ColourMap.SIZE)))
                .collect(Collectors.joining());
    }

    /** JSON that is safe inside a {@code script} element. */
    String json() {
        try {
            return JSON.writeValueAsString(this).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot happen: plain values", e);
        }
    }
}
