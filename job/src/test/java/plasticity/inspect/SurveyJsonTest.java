package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.DumpRow;

class SurveyJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> RANGE = Set.of("least", "most");
    /** Objects whose keys are columns or settings. */
    private static final Set<String> OPEN = Set.of("heads[].columns", "configuration");

    @TempDir
    private Path directory;

    private InspectedDump dump;

    @BeforeEach
    void writeADump() throws Exception {
        dump = new InspectedDump(directory.resolve("model")).with("l00h00q", "l00h01q", "l00h00k");
    }

    @Test
    void thePageDocumentsExactlyTheKeys() throws Exception {
        dump.spoil("l01h00q");
        NavigableSet<String> keys = new TreeSet<>();
        keys(json(dump.deep()), "", keys);
        keys(
                json(new InspectedDump(directory.resolve("flat"))
                        .write("l00h00q", flat())
                        .footers()),
                "",
                keys);
        assertThat(keys).isEqualTo(named("keys", "`([^`]+)` \\| (?:string|number|boolean|list|range|null)"));
    }

    @Test
    void thePageDocumentsAllKindsOfAnomalies() throws Exception {
        assertThat(Stream.of(Anomaly.Kind.values()).map(Anomaly.Kind::key).collect(Collectors.toSet()))
                .isEqualTo(Pattern.compile("(?m)^\\| `(\\w+)` \\| .* \\| (?:footers|rows|footers, rows) \\|$")
                        .matcher(Page.text())
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet()));
    }

    @Test
    void containsTheSurvey() throws Exception {
        JsonNode survey = json(dump.footers());
        assertThat(survey.get("format").intValue()).isEqualTo(SurveyJson.FORMAT);
        assertThat(survey.get("deep").booleanValue()).isFalse();
        assertThat(survey.get("heads")).hasSize(3);
        JsonNode query = survey.get("heads").get(1);
        assertThat(query.get("kind").textValue()).isEqualTo("query");
        assertThat(query.get("head").intValue()).isEqualTo(1);
        assertThat(query.get("rows").toString()).isEqualTo("342");
        assertThat(query.get("positions").toString()).isEqualTo("{\"least\":0,\"most\":510}");
        assertThat(query.get("columns").get("vector").get("values").intValue()).isEqualTo(3 * 342);
        assertThat(query.get("error").isNull()).isTrue();
        assertThat(query.get("bucket_rows").isNull()).isTrue();
        assertThat(survey.get("configuration").get("num_q_heads").toString()).isEqualTo("2");
        assertThat(survey.get("bucket_shape").get("bucket_min_size").toString()).isEqualTo("64");
    }

    @Test
    void infinityIsNull() throws Exception {
        dump.write(
                "l00h01q",
                DumpRow.replace(InspectedDump.rows(), 0, row -> row.withComponent(0, Float.NEGATIVE_INFINITY)));
        JsonNode range = json(dump.footers())
                .get("heads")
                .get(1)
                .get("columns")
                .get("vector")
                .get("range");
        assertThat(range.toString()).isEqualTo("{\"least\":null,\"most\":" + range.get("most") + "}");
        assertThat(range.get("most").isNumber()).isTrue();
    }

    @Test
    void namesAreEscaped() throws Exception {
        InspectedDump hostile =
                new InspectedDump(directory.resolve("\u001b\"m\u202e\u6a21")).with("l00h00q", "l00h00k");
        String text = SurveyJson.of(StartingConfig.of(hostile.footers(), Optional.empty()));
        assertThat(text).isASCII();
        assertThat(JSON.readTree(text).get("model").textValue()).isEqualTo("\u001b\"m\u202e\u6a21");
    }

    /** Rows of a single bucket, from which no shape can be inferred. */
    private static List<DumpRow> flat() {
        return InspectedDump.rows().stream().map(row -> row.withBucket(0)).toList();
    }

    private static JsonNode json(DumpSurvey survey) throws Exception {
        return JSON.readTree(SurveyJson.of(StartingConfig.of(survey, Optional.empty())));
    }

    private static void keys(JsonNode node, String path, Set<String> into) {
        if (node.isObject() && !isRange(node)) {
            node.properties().forEach(field -> {
                String key = OPEN.contains(path) ? "*" : field.getKey();
                keys(field.getValue(), path.isEmpty() ? key : path + "." + key, into);
            });
            return;
        }
        into.add(path);
        node.elements().forEachRemaining(element -> {
            if (element.isObject()) {
                keys(element, path + "[]", into);
            }
        });
    }

    private static boolean isRange(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names.equals(RANGE);
    }

    private static NavigableSet<String> named(String part, String pattern) throws Exception {
        return Pattern.compile("(?m)^\\| " + pattern)
                .matcher(Page.part(part))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
