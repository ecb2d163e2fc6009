package plasticity.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import plasticity.tables.BucketRow;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadStatus;

/** A head's rows of the long tables, as JSON, column by column: numbers as arrays, figures as their bits. */
final class RowsJson {
    private RowsJson() {}

    static void writeBuckets(JsonGenerator json, List<BucketRow> rows) throws IOException {
        json.writeObjectFieldStart("buckets");
        write(json, "q_bucket", rows, BucketRow::qBucket);
        write(json, "k_bucket", rows, BucketRow::kBucket);
        Figures.write(
                json,
                "ap_bucket",
                rows.stream().mapToDouble(BucketRow::apBucket).toArray());
        json.writeEndObject();
    }

    static void writeComponents(JsonGenerator json, List<ComponentRow> rows) throws IOException {
        json.writeObjectFieldStart("components");
        write(json, "component", rows, ComponentRow::component);
        Figures.write(
                json,
                "component_r2",
                rows.stream().mapToDouble(ComponentRow::componentR2).toArray());
        Figures.write(
                json,
                "component_weight",
                rows.stream().mapToDouble(ComponentRow::componentWeight).toArray());
        json.writeEndObject();
    }

    static List<BucketRow> buckets(StrictJson json, HeadStatus head) throws IOException {
        json.name("buckets");
        json.expect(JsonToken.START_OBJECT);
        int[] queries = json.numbers("q_bucket");
        int[] keys = json.numbers("k_bucket");
        StrictJson.require(queries.length == keys.length);
        double[] plasticity = Figures.column(json, "ap_bucket", queries.length);
        json.expect(JsonToken.END_OBJECT);
        List<BucketRow> rows = new ArrayList<>(queries.length);
        for (int i = 0; i < queries.length; i++) {
            rows.add(new BucketRow(head.layer(), head.qHead(), head.kHead(), queries[i], keys[i], plasticity[i]));
        }
        return rows;
    }

    static List<ComponentRow> components(StrictJson json, HeadStatus head) throws IOException {
        json.name("components");
        json.expect(JsonToken.START_OBJECT);
        int[] components = json.numbers("component");
        double[] rSquared = Figures.column(json, "component_r2", components.length);
        double[] weights = Figures.column(json, "component_weight", components.length);
        json.expect(JsonToken.END_OBJECT);
        List<ComponentRow> rows = new ArrayList<>(components.length);
        for (int i = 0; i < components.length; i++) {
            rows.add(
                    new ComponentRow(head.layer(), head.qHead(), head.kHead(), components[i], rSquared[i], weights[i]));
        }
        return rows;
    }

    private static <R> void write(JsonGenerator json, String name, List<R> rows, ToIntFunction<R> column)
            throws IOException {
        json.writeFieldName(name);
        int[] values = rows.stream().mapToInt(column).toArray();
        json.writeArray(values, 0, values.length);
    }
}
