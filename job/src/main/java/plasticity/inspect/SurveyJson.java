package plasticity.inspect;

import static plasticity.inspect.HeadSurvey.EXAMPLE;
import static plasticity.inspect.HeadSurvey.POSITION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpan;
import plasticity.heads.HeadId;

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

    /** An object with its keys in order. */
    private static final class Node {
        private final Map<String, Object> values = new LinkedHashMap<>();

        /** Adds a text, number, boolean or nested value. Optional values are unwrapped; an empty one is null, as are NaN and infinity. */
        Node put(String key, Object value) {
            values.put(key, plain(value));
            return this;
        }

        private static Object plain(Object value) {
            if (value instanceof Optional<?> optional) {
                return plain(optional.orElse(null));
            }
            if (value instanceof OptionalLong number) {
                return number.isPresent() ? (Object) number.getAsLong() : null;
            }
            if (value instanceof Double number) {
                return Numbers.plain(number);
            }
            if (value instanceof Range range) {
                return new Node().put("least", range.min()).put("most", range.max()).values;
            }
            return value instanceof Node node ? node.values : value;
        }
    }

    /** A JSON document of the survey and the starter configuration, with a trailing line feed. */
    public static String of(StartingConfig start) {
        DumpSurvey survey = start.survey();
        DumpLocation location = survey.location();
        Node document = new Node()
                .put("format", FORMAT)
                .put("root", location.root())
                .put("dataset", location.dataset())
                .put("model_dir", location.modelDir())
                .put("model", location.model())
                .put("deep", survey.depth() == Depth.ROWS)
                .put("heads", survey.heads().stream().map(SurveyJson::head).toList())
                .put("odd", survey.anomalies().stream().map(SurveyJson::anomaly).toList())
                .put("analysis", analysis(survey.cost()))
                .put("configuration", start.analysis())
                .put("bucket_shape", survey.shape().map(SurveyJson::buckets));
        try {
            return JSON.writeValueAsString(document.values) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> head(HeadSurvey head) {
        Map<String, Object> columns = new LinkedHashMap<>();
        head.footers().columns().forEach((name, column) -> columns.put(name, column(column)));
        Optional<HeadRows.Facts> read = head.read();
        return new Node()
                .put("layer", head.id().layer())
                .put("head", head.id().head())
                .put("kind", head.isQuery() ? "query" : "key")
                .put("directory", head.directory())
                .put("error", head.problem())
                .put("files", head.files())
                .put(BYTES, head.bytes())
                .put("needed_bytes", head.neededBytes())
                .put(ROWS, head.rows())
                .put("d", head.dimension())
                .put("row_groups", head.footers().groups())
                .put("row_group_rows", head.footers().groupRows())
                .put("buckets", head.bucketRange())
                .put("positions", head.range(POSITION))
                .put("examples", head.range(EXAMPLE))
                .put(
                        "window",
                        new Node()
                                .put("state", lowerCase(head.window().state()))
                                .put("size", head.window().size()))
                .put("columns", columns)
                .put("written_by", head.footers().writers())
                .put("distinct_examples", read.map(HeadRows.Facts::examples))
                .put("repeated_positions", read.map(HeadRows.Facts::repeated))
                .put("bucket_rows", read.map(SurveyJson::bucketRows))
                .values;
    }

    private static Map<String, Object> column(ColumnFacts column) {
        return new Node()
                .put("types", column.types())
                .put("compression", column.codecs())
                .put("encodings", column.encodings())
                .put(BYTES, column.bytes())
                .put("values", column.values())
                .put("nulls", column.nulls())
                .put("range", column.range())
                .values;
    }

    private static List<Map<String, Object>> bucketRows(HeadRows.Facts read) {
        return read.buckets().byBucket().entrySet().stream()
                .map(bucket -> bucketRows(bucket.getKey(), bucket.getValue()))
                .toList();
    }

    private static Map<String, Object> bucketRows(int bucket, BucketSpan span) {
        return new Node()
                .put("bucket", bucket)
                .put(ROWS, span.rows())
                .put("positions", new Range(span.first(), span.last()))
                .values;
    }

    private static Map<String, Object> anomaly(Anomaly anomaly) {
        return new Node()
                .put("kind", anomaly.kind().key())
                .put("message", anomaly.message())
                .put(
                        "heads",
                        anomaly.heads().stream().map(HeadId::directoryName).toList())
                .values;
    }

    private static Node analysis(Cost cost) {
        return new Node()
                .put("cores", cost.cores())
                .put("max_tokens_per_head", cost.cap())
                .put("tasks", cost.tasks())
                .put(BYTES, cost.bytes())
                .put("task_memory", cost.taskMemory())
                .put("seconds", cost.seconds());
    }

    private static Node buckets(BucketShape shape) {
        return new Node()
                .put("bucket_type", lowerCase(shape.type()))
                .put("bucket_min_size", shape.size())
                .put("certain", shape.isCertain());
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
