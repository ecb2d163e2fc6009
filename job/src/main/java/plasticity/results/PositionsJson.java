package plasticity.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import plasticity.buckets.BucketPositions;
import plasticity.buckets.HeadPositions;

/** The positions of a head's kept tokens, as JSON, column by column: numbers as arrays, positions as their bits. */
final class PositionsJson {
    private PositionsJson() {}

    static void write(JsonGenerator json, HeadPositions positions) throws IOException {
        json.writeObjectFieldStart("positions");
        write(json, "queries", positions.queries());
        write(json, "keys", positions.keys());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<BucketPositions> buckets) throws IOException {
        json.writeObjectFieldStart(name);
        numbers(json, "bucket", buckets, BucketPositions::bucket);
        numbers(json, "rows", buckets, BucketPositions::rows);
        figures(json, "sum", buckets, BucketPositions::sum);
        figures(json, "first", buckets, BucketPositions::first);
        figures(json, "last", buckets, BucketPositions::last);
        json.writeEndObject();
    }

    private static void numbers(
            JsonGenerator json, String name, List<BucketPositions> buckets, ToIntFunction<BucketPositions> column)
            throws IOException {
        json.writeFieldName(name);
        int[] values = buckets.stream().mapToInt(column).toArray();
        json.writeArray(values, 0, values.length);
    }

    private static void figures(
            JsonGenerator json, String name, List<BucketPositions> buckets, ToDoubleFunction<BucketPositions> column)
            throws IOException {
        Figures.write(json, name, buckets.stream().mapToDouble(column).toArray());
    }

    static HeadPositions read(StrictJson json) throws IOException {
        json.name("positions");
        json.expect(JsonToken.START_OBJECT);
        HeadPositions positions = new HeadPositions(buckets(json, "queries"), buckets(json, "keys"));
        json.expect(JsonToken.END_OBJECT);
        return positions;
    }

    private static List<BucketPositions> buckets(StrictJson json, String name) throws IOException {
        json.name(name);
        json.expect(JsonToken.START_OBJECT);
        int[] numbers = json.numbers("bucket");
        int[] rows = json.numbers("rows");
        StrictJson.require(rows.length == numbers.length);
        double[] sum = Figures.column(json, "sum", numbers.length);
        double[] first = Figures.column(json, "first", numbers.length);
        double[] last = Figures.column(json, "last", numbers.length);
        json.expect(JsonToken.END_OBJECT);
        List<BucketPositions> buckets = new ArrayList<>(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            StrictJson.require(rows[i] > 0 && Double.isFinite(sum[i]) && first[i] <= last[i]);
            buckets.add(new BucketPositions(numbers[i], rows[i], sum[i], first[i], last[i]));
        }
        return buckets;
    }
}
