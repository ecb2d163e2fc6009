package plasticity.inspect;

import static plasticity.inspect.HeadSurvey.EXAMPLE;
import static plasticity.inspect.HeadSurvey.POSITION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpan;
import plasticity.heads.HeadId;
import plasticity.hub.DatasetCommit;

/** Formats a survey as JSON in ASCII. {@code src/site/inspect.md} documents the keys. */
public final class SurveyJson {
    /** Incremented when a key is removed or changes its meaning. */
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();
    private static final String ROWS = "rows";
    private static final String BYTES = "bytes";

    private SurveyJson() {}

    /** A JSON document of the survey and the starter configuration, with a trailing line feed. */
    public static String of(StartingConfig start) {
        DumpSurvey survey = start.survey();
        ObjectNode document = JSON.createObjectNode();
        document.put("format", FORMAT);
        document.put("root", survey.location().root());
        survey.location()
                .dataset()
                .ifPresentOrElse(commit -> dataset(document, commit), () -> document.putNull("dataset"));
        document.put("model_dir", survey.location().modelDir());
        document.put("model", survey.location().model());
        document.put("deep", survey.depth() == Depth.ROWS);
        ArrayNode heads = document.putArray("heads");
        survey.heads().forEach(head -> head(heads.addObject(), head));
        ArrayNode anomalies = document.putArray("odd");
        survey.anomalies().forEach(anomaly -> anomaly(anomalies.addObject(), anomaly));
        analysis(document.putObject("analysis"), survey.cost());
        put(document.putObject("configuration"), start.analysis());
        buckets(document, survey.shape());
        try {
            return JSON.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void dataset(ObjectNode document, DatasetCommit commit) {
        document.putObject("dataset")
                .put("name", commit.name())
                .put("revision", commit.revision())
                .put("commit", commit.commit());
    }

    private static void head(ObjectNode node, HeadSurvey head) {
        node.put("layer", head.id().layer());
        node.put("head", head.id().head());
        node.put("kind", head.isQuery() ? "query" : "key");
        node.put("directory", head.directory());
        node.put("error", head.problem().orElse(null));
        node.put("files", head.files());
        node.put(BYTES, head.bytes());
        node.put("needed_bytes", head.neededBytes());
        put(node, ROWS, head.rows());
        node.put("d", head.dimension().isPresent() ? head.dimension().getAsInt() : null);
        node.put("row_groups", head.footers().groups());
        range(node, "row_group_rows", head.footers().groupRows());
        range(node, "buckets", head.bucketRange());
        range(node, "positions", head.range(POSITION));
        range(node, "examples", head.range(EXAMPLE));
        ObjectNode window = node.putObject("window");
        window.put("state", head.window().state().name().toLowerCase(Locale.ROOT));
        number(window, "size", head.window().size());
        ObjectNode columns = node.putObject("columns");
        head.footers().columns().forEach((name, column) -> column(columns.putObject(name), column));
        strings(node.putArray("written_by"), head.footers().writers());
        rows(node, head.read());
    }

    private static void column(ObjectNode node, ColumnFacts column) {
        strings(node.putArray("types"), column.types());
        strings(node.putArray("compression"), column.codecs());
        strings(node.putArray("encodings"), column.encodings());
        node.put(BYTES, column.bytes());
        node.put("values", column.values());
        put(node, "nulls", column.nulls());
        range(node, "range", column.range());
    }

    private static void rows(ObjectNode node, Optional<RowFacts> read) {
        put(node, "distinct_examples", read.map(RowFacts::examples).orElse(OptionalLong.empty()));
        put(
                node,
                "repeated_positions",
                read.map(facts -> OptionalLong.of(facts.repeated())).orElse(OptionalLong.empty()));
        if (read.isEmpty()) {
            node.putNull("bucket_rows");
            return;
        }
        ArrayNode buckets = node.putArray("bucket_rows");
        for (Map.Entry<Integer, BucketSpan> bucket :
                read.get().buckets().byBucket().entrySet()) {
            ObjectNode entry = buckets.addObject();
            entry.put("bucket", bucket.getKey());
            entry.put(ROWS, bucket.getValue().rows());
            range(
                    entry,
                    "positions",
                    Optional.of(new Range(
                            bucket.getValue().first(), bucket.getValue().last())));
        }
    }

    private static void anomaly(ObjectNode node, Anomaly anomaly) {
        node.put("kind", anomaly.kind().key());
        node.put("message", anomaly.message());
        strings(
                node.putArray("heads"),
                anomaly.heads().stream().map(HeadId::directoryName).toList());
    }

    private static void analysis(ObjectNode node, Cost cost) {
        node.put("cores", cost.cores());
        node.put("max_tokens_per_head", cost.cap());
        node.put("tasks", cost.tasks());
        node.put(BYTES, cost.bytes());
        node.put("task_memory", cost.taskMemory());
        node.put("seconds", cost.seconds());
    }

    private static void buckets(ObjectNode document, Optional<BucketShape> shape) {
        if (shape.isEmpty()) {
            document.putNull("bucket_shape");
            return;
        }
        ObjectNode node = document.putObject("bucket_shape");
        node.put("bucket_type", shape.get().type().name().toLowerCase(Locale.ROOT));
        number(node, "bucket_min_size", shape.get().size());
        node.put("certain", shape.get().isCertain());
    }

    private static void put(ObjectNode node, Map<String, Object> settings) {
        settings.forEach((key, value) -> node.putPOJO(key, value));
    }

    private static void put(ObjectNode node, String key, OptionalLong number) {
        node.put(key, number.isPresent() ? number.getAsLong() : null);
    }

    private static void range(ObjectNode node, String key, Optional<Range> range) {
        if (range.isEmpty()) {
            node.putNull(key);
            return;
        }
        ObjectNode ends = node.putObject(key);
        number(ends, "least", range.get().min());
        number(ends, "most", range.get().max());
    }

    /** Puts integers without a decimal point, and null for NaN and infinity. */
    private static void number(ObjectNode node, String key, double value) {
        if (!Double.isFinite(value)) {
            node.putNull(key);
        } else if (value == (long) value) {
            node.put(key, (long) value);
        } else {
            node.put(key, value);
        }
    }

    private static void strings(ArrayNode node, Collection<String> strings) {
        strings.forEach(node::add);
    }
}
