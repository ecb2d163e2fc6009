package plasticity.plots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.plots.TestEstimates;
import plasticity.plots.TestTables;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.PlotException;
import plasticity.tables.TableException;

class ReportTest {
    private static final BucketScale SCALE = BucketScale.of(BucketScale.Type.UNIFORM, 512);

    @TempDir
    private Path directory;

    private String page(Path tables) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Report(tables, Optional.empty(), Optional.of(SCALE)).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode data(String page) throws Exception {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(data.find()).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }

    @Test
    void showsTheRun() throws Exception {
        assertThat(page(TestTables.run(directory)))
                .contains("<h1>Attention plasticity — SmolLM2 &lt;135M&gt;</h1>")
                .contains("<dt>seed</dt><dd>0</dd>", "<dt>duration</dt><dd>2.4 s</dd>", "53 analysed, 1 failed")
                .doesNotContain("max_workers");
    }

    @Test
    void textOfTablesIsEscaped() throws Exception {
        assertThat(page(TestTables.run(directory)))
                .contains("&lt;b&gt;not&lt;/b&gt; a Parquet file &amp; more")
                .doesNotContain("<b>not</b>");
    }

    @Test
    void isReproducible() throws Exception {
        Path tables = TestTables.run(directory);
        assertThat(page(tables)).isEqualTo(page(tables));
    }

    @Test
    void containsNoExternalUrls() throws Exception {
        Matcher addresses = Pattern.compile("(src|href|url\\(|action)[=\\s]*[\"'(]?(https?:)?//[^\\s\"']*")
                .matcher(page(TestTables.run(directory)));
        assertThat(addresses.find()).as(() -> addresses.group()).isFalse();
    }

    @Test
    void scriptDataHasAllNumbers() throws Exception {
        Path tables = TestTables.run(directory);
        JsonNode data = data(page(tables));
        assertThat(data.path("rows")).hasSize(53);
        assertThat(data.path("columns").path(19).asText()).isEqualTo("ap_overall");
        JsonNode undefined = data.path("rows").path(12);
        assertThat(undefined.path(0).asInt()).isEqualTo(5);
        assertThat(undefined.path(1).asInt()).isEqualTo(4);
        assertThat(undefined.path(19).isNull()).isTrue();
        List<String> lines = Files.readAllLines(tables.resolve("head_bucket_plasticity.csv"));
        double first = Double.parseDouble(lines.get(1).substring(lines.get(1).lastIndexOf(',') + 1));
        double[] pairs = unpacked(data, data.path("heads").path(0).path("pairs").asText());
        assertThat(pairs).hasSize(120);
        assertThat(pairs[0]).isCloseTo(first, within(1.3e-4)); // half a step of 4,094 in a range of at most 1
        assertThat(data.path("heads").path(12).path("pairs").asText())
                .as("no plasticity")
                .isEmpty();
    }

    /** Decodes values of pairs as the script does. */
    private static double[] unpacked(JsonNode data, String packed) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        JsonNode range = data.path("sparklines").path(1).path("range");
        double low = range.path("low").asDouble();
        double step = (range.path("high").asDouble() - low) / 4094;
        return IntStream.range(0, packed.length() / 2)
                .mapToDouble(i -> low
                        + step * (64 * digits.indexOf(packed.charAt(2 * i)) + digits.indexOf(packed.charAt(2 * i + 1))))
                .toArray();
    }

    @Test
    void tablesOfTheOriginal() throws Exception {
        for (String name : List.of("head_metrics.csv", "head_bucket_plasticity.csv", "head_component_weights.csv")) {
            Files.copy(TestTables.sample(name), directory.resolve(name));
        }
        assertThat(page(directory))
                .contains("<h1>Attention plasticity</h1>")
                .contains("There is no run.json", "There is no status table", "Unknown, because run.json is missing.");
    }

    @Test
    void onlyTheMetricsTable() throws Exception {
        Files.copy(TestTables.sample("head_metrics.csv"), directory.resolve("head_metrics.csv"));
        assertThat(page(directory))
                .contains("There is no bucket table", "There is no component table")
                .contains("There is nothing to plot", "id=\"l29h8\"")
                .doesNotContain("<figure");
    }

    /** Adds tables to the manifest of a run. */
    private static void manifest(Path tables, String... entries) throws Exception {
        Path manifest = tables.resolve("run.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"version\"", "\"format\" : 1, \"version\"")
                        .replace("\"tables\" : {}", "\"tables\" : {" + String.join(", ", entries) + "}"));
    }

    private static String entry(Path tables, String table, String path) throws Exception {
        byte[] bytes = Files.readAllBytes(tables.resolve(path));
        return "\"%s\" : {\"path\" : \"%s\", \"bytes\" : %d, \"sha256\" : \"%s\"}"
                .formatted(
                        table,
                        path,
                        bytes.length,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void tablesAreReadFromThePathsInTheManifest() throws Exception {
        Path tables = TestTables.run(directory.resolve("run"));
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        for (String name : List.of("head_bucket_plasticity", "head_component_weights")) {
            Files.move(tables.resolve(name + ".csv"), elsewhere.resolve(name + "-1.csv"));
        }
        manifest(
                tables,
                entry(tables, "head_metrics", "head_metrics.csv"),
                entry(
                        tables,
                        "head_bucket_plasticity",
                        elsewhere.resolve("head_bucket_plasticity-1.csv").toString()),
                entry(
                                tables,
                                "head_component_weights",
                                elsewhere
                                        .resolve("head_component_weights-1.csv")
                                        .toString())
                        .replace("\"/", "\"file:/"),
                entry(tables, "head_status", "head_status.csv"));
        assertThat(page(tables))
                .contains("<figure id=\"plot-plasticity\">", "<figure id=\"plot-components\">")
                .contains("There is no head_estimates table")
                .doesNotContain(
                        "There is no bucket", "There is no component", "There is no status", "There is no run.json");
    }

    @Test
    void reportsTheFindingsOfVerify() throws Exception {
        Path tables = TestTables.run(directory);
        manifest(
                tables,
                entry(tables, "head_metrics", "head_metrics.csv").replaceAll("[0-9a-f]{64}", "00"),
                "\"head_bucket_plasticity\" : {\"path\" : \"gone/b.csv\", \"bytes\" : 3, \"sha256\" : \"00\"}",
                "\"head_component_weights\" : {\"path\" : \"s3a://b/c.csv\", \"bytes\" : 3, \"sha256\" : \"00\"}",
                "\"head_status\" : {\"path\" : \"head_status.csv\", \"bytes\" : 3, \"sha256\" : \"00\"}",
                "\"x\" : {\"path\" : \"../..\", \"sha256\" : \"00\"}",
                "\"none\" : null");
        assertThat(page(tables))
                .contains(
                        "<li>head_metrics: head_metrics.csv is not the table of this run: its SHA-256 differs</li>",
                        "<li>head_bucket_plasticity: gone/b.csv does not exist</li>",
                        "<li>There is no bucket table",
                        "<li>head_component_weights: s3a://b/c.csv is on another file system and was not read</li>",
                        "<li>head_status: head_status.csv has " + Files.size(tables.resolve("head_status.csv"))
                                + " bytes, the manifest says 3</li>",
                        "<li>x: ../.. is a directory</li>",
                        "<li>none: the manifest has no path or no SHA-256 for it</li>");
    }

    @Test
    void missingMetricsTable() throws Exception {
        Path tables = TestTables.run(directory);
        manifest(tables, entry(tables, "head_metrics", "head_metrics.csv"));
        Files.move(tables.resolve("head_metrics.csv"), tables.resolve("head_metrics.parquet"));
        assertThatThrownBy(() -> page(tables))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("contains no metrics table: head_metrics: head_metrics.csv does not exist");
    }

    @Test
    void showsTheDataset() throws Exception {
        Path tables = TestTables.run(directory);
        Path manifest = tables.resolve("run.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(
                                "\"tables\" : {}",
                                "\"dataset\" : {\"name\" : \"me/mine\", \"revision\" : \"v1\", \"commit\" : \"0123abcd\"}"));
        assertThat(page(tables)).contains("<dt>dataset</dt><dd>me/mine, commit 0123abcd</dd>");
    }

    /** A dump without examples, with one bucket, or with one row per bucket. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "all queries are in bucket 0",
                "no key bucket holds two keys of one text",
                "no key bucket holds two keys of one text (the keys have no example_id)"
            })
    void explainsUndefinedPlasticity(String reason) throws Exception {
        TestTables.csv(
                directory.resolve("head_metrics.csv"),
                "layer,q_head,k_head,q_R2_pos,ap_overall",
                "0,0,0,0.25,",
                "0,1,0,0.5,");
        boolean hasRows = !reason.endsWith("0");
        String warning = "ap_overall is undefined: " + reason;
        TestTables.csv(
                directory.resolve("head_bucket_plasticity.csv"),
                Stream.concat(
                                Stream.of("layer,q_head,k_head,q_bucket,k_bucket,ap_bucket"),
                                hasRows ? Stream.of("0,0,0,1,0,", "0,1,0,1,0,") : Stream.empty())
                        .toArray(String[]::new));
        TestTables.csv(
                directory.resolve("head_component_weights.csv"),
                "layer,q_head,k_head,component,component_r2,component_weight",
                "0,0,0,0,0.1,1",
                "0,1,0,0,0.1,1");
        TestTables.csv(
                directory.resolve("head_status.csv"),
                "layer,q_head,k_head,status,n_q_rows,n_k_rows,warnings,error",
                "0,0,0,ok,640,640," + warning + ",",
                "0,1,0,ok,640,640," + warning + ",");
        assertThat(page(directory))
                .contains(
                        "Attention plasticity (ap_bucket, ap_overall) is undefined for every head, so its plots are omitted.")
                .contains("Reason: " + reason + " (2 heads).")
                .contains("<figure id=\"plot-components\">", "id=\"l0h1\"", "<option selected>q_R2_pos</option>")
                .doesNotContain("<figure id=\"plot-plasticity\">")
                .doesNotContain("<figure id=\"plot-layers\">")
                .doesNotContain("<figure id=\"plot-pairs\">");
    }

    /** Head 1 is all zeros, component 1 of head 2 is always 1.5: both have a spuriously high R² on position. */
    @Test
    void constantComponentsAreMarkedAndExcluded() throws Exception {
        TestTables.csv(
                directory.resolve("head_metrics.csv"),
                "layer,q_head,k_head,q_R2_pos,ap_overall",
                "0,0,0,0.25,0.5",
                "0,1,0,1,1",
                "0,2,0,0.6,0.75",
                "0,3,0,0.125,0.25");
        TestTables.csv(
                directory.resolve("head_component_weights.csv"),
                "layer,q_head,k_head,component,component_r2,component_weight",
                "0,0,0,0,0.4,0.8",
                "0,0,0,1,0.1,0.2",
                "0,1,0,0,1,0.5",
                "0,1,0,1,1,0.5",
                "0,2,0,0,0.2,0.2",
                "0,2,0,1,1,0.8",
                "0,3,0,0,0.2,0.8",
                "0,3,0,1,0.05,0.2");
        TestTables.csv(
                directory.resolve("head_status.csv"),
                "layer,q_head,k_head,status,n_q_rows,n_k_rows,warnings,error",
                "0,0,0,ok,640,640,,",
                "0,1,0,ok,640,640,\"all components are constant: q_R2_pos, component_r2 and component_weight are not meaningful\",",
                "0,2,0,ok,640,640,constant components: 1 (their component_r2 and component_weight are not meaningful),",
                "0,3,0,ok,640,640,,");
        String page = page(directory);
        assertThat(page)
                .contains("Highest: <a href=\"#l0h0\">Layer 0, head 0</a> (25\u202f%)")
                .contains("2 heads with constant components excluded, see the warnings.")
                .contains("Highest: <a href=\"#l0h2\">Layer 0, head 2</a> (0.75)")
                .contains("1 head with constant components excluded, see the warnings.")
                .contains(
                        "The largest is 86.7\u202f%. Constant components are excluded: 0 in every head (crosses), 1 in some heads (dots). Excluded heads, whose components are all constant: 1.")
                .contains("· all components are constant</p>", "· constant components (not drawn): 1</p>")
                .contains("class=\"cell defined constant\" href=\"#l0h1\"", "has constant components</span>");
        assertThat(page.split("cell defined constant", -1)).hasSize(3);
        Files.delete(directory.resolve("head_status.csv"));
        assertThat(page(directory)).doesNotContain("has constant components");
    }

    @Test
    void componentsWithoutAWeightAreOmitted() throws Exception {
        TestTables.csv(directory.resolve("head_metrics.csv"), "layer,q_head,k_head,ap_overall", "0,0,0,0.5");
        TestTables.csv(
                directory.resolve("head_component_weights.csv"),
                "layer,q_head,k_head,component,component_r2,component_weight",
                "0,0,0,0,,");
        assertThat(page(directory))
                .contains("No head has a defined component_weight of a varying component")
                .doesNotContain("<figure");
    }

    @Test
    void oneHeadWithOneBucketAndOneComponent() throws Exception {
        TestTables.csv(directory.resolve("head_metrics.csv"), "layer,q_head,k_head,ap_overall", "0,0,0,0.5");
        TestTables.csv(
                directory.resolve("head_bucket_plasticity.csv"),
                "layer,q_head,k_head,q_bucket,k_bucket,ap_bucket",
                "0,0,0,1,0,0.5");
        TestTables.csv(
                directory.resolve("head_component_weights.csv"),
                "layer,q_head,k_head,component,component_r2,component_weight",
                "0,0,0,0,0.1,1");
        assertThat(page(directory)).contains("id=\"l0h0\"", "class=\"line\" d=\"M", "<figure id=\"plot-pairs\">");
    }

    @Test
    void legacyTablesHaveCurvesButNoPairs() throws Exception {
        TestTables.csv(directory.resolve("head_metrics.csv"), "layer,q_head,k_head,ap_overall", "0,0,0,0.5");
        TestTables.csv(
                directory.resolve("head_bucket_plasticity.csv"),
                "layer,q_head,k_head,bucket,ap_bucket",
                "0,0,0,1,0.5",
                "0,0,0,2,0.6");
        assertThat(page(directory))
                .contains("<figure id=\"plot-plasticity\">")
                .doesNotContain("<figure id=\"plot-pairs\">");
    }

    @Test
    void nothingToReport() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThatThrownBy(() -> page(empty))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("contains no metrics table")
                .hasMessageContaining("head_metrics.csv");
        assertThatThrownBy(() -> page(directory.resolve("none")))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("none does not exist");
        TestTables.csv(empty.resolve("head_metrics.csv"), "layer,q_head,k_head,ap_overall");
        assertThatThrownBy(() -> page(empty))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("contains no heads");
        TestTables.csv(empty.resolve("head_metrics.csv"), "layer,head", "0,0");
        assertThatThrownBy(() -> page(empty))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("has no column q_head");
    }

    @Test
    void corruptManifestIsRejected() throws Exception {
        Path tables = TestTables.run(directory);
        for (String text : List.of("", "{", "[1, 2]", "{\"ok\" : \"many\"}", "<html>")) {
            Files.writeString(tables.resolve("run.json"), text);
            assertThatThrownBy(() -> page(tables))
                    .isInstanceOf(PlotException.class)
                    .hasMessageContaining("run.json: is not a run manifest: ")
                    .hasMessageNotContainingAny("\n", "StreamReadFeature", "java.util");
        }
    }

    @Test
    void invalidFilePathIsRejected() throws Exception {
        Path tables = TestTables.run(directory);
        Path manifest = tables.resolve("run.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("somewhere/head_metrics.csv", "head\\u0000.csv"));
        assertThatThrownBy(() -> page(tables))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("contains an invalid file path");
    }

    /** Two layers of four heads with ten texts, next to the other tables. */
    private Path withEstimates(int texts, Map<String, Double> values) throws Exception {
        TestTables.largeRun(directory, 2, 4, 4, 3);
        new TestEstimates(2, 4, texts).write(directory, 4, values);
        return directory;
    }

    @Test
    void opensWithFindingsThatLinkToTheirPictures() throws Exception {
        String page = page(withEstimates(10, Map.of()));
        assertThat(page.indexOf("<h2>Findings</h2>")).isPositive().isLessThan(page.indexOf("<h2>Key metrics</h2>"));
        Matcher links = Pattern.compile("<a href=\"#([\\w-]+)\"").matcher(page);
        while (links.find()) {
            assertThat(page).contains("id=\"" + links.group(1) + "\"");
        }
        assertThat(page)
                .contains("plasticity is 0.500 ± 0.010 (95\u202f%: 0.477 to 0.523), mean over 8 heads")
                .contains("href=\"#plot-profile\"", "href=\"#plot-variation-near\"", "href=\"#plot-model-error-far\"")
                .doesNotContain("There is no head_");
    }

    @Test
    void headsHaveProfilesComponentsAndGeometry() throws Exception {
        String page = page(withEstimates(10, Map.of()));
        String head = page.substring(page.indexOf("id=\"l1h3\""), page.indexOf("<section id=\"definitions\">"));
        assertThat(head)
                .contains(
                        "<path class=\"band\" d=\"M", "<path class=\"line model\" d=\"M", "<path class=\"line\" d=\"M")
                .contains("token 0.500 ± 0.010 · text 0.050 ± 0.010 · position 0.050 ± 0.010")
                .contains(
                        "gap 0.050 ± 0.010",
                        "Geometry: position-dominated, r with position of queries 0.80, of keys 0.80");
    }

    /** One text: no empirical plasticity and no errors. */
    @Test
    void oneText() throws Exception {
        Map<String, Double> undefined = Stream.of("near", "far")
                .flatMap(pairs -> Stream.of("empirical", "model_gap", "text", "position", "total")
                        .map(metric -> pairs + "_" + metric))
                .collect(Collectors.toMap(Function.identity(), metric -> Double.NaN));
        undefined = new HashMap<>(undefined);
        for (String metric :
                List.of("ap_first20", "ap_last20", "ap_drop", "ap_empirical", "ap_query_head", "ap_total")) {
            undefined.put(metric, Double.NaN);
        }
        assertThat(page(withEstimates(1, undefined)))
                .contains("For near pairs of keys plasticity is undefined: it needs two texts.")
                .contains(
                        "8 of 8 heads have fewer than 10 texts: there are no errors, so no statement about this model is certain.")
                .contains("<path class=\"band\" d=\"\"/>")
                .doesNotContain(" NaN", ">NaN", "±NaN");
    }

    @Test
    void saysWhichTablesOfEstimatesAreMissing() throws Exception {
        Path tables = withEstimates(10, Map.of());
        for (String table : List.of("head_replicates", "head_profile", "head_geometry", "key_head_estimates")) {
            Files.delete(tables.resolve(table + ".csv"));
        }
        assertThat(page(tables))
                .contains(
                        "There is no head_replicates table, so the errors of means over heads are unknown.",
                        "There is no head_profile table, so profiles are not shown.",
                        "There is no head_geometry table, so the geometry is not shown, and heads are not classified.",
                        "There is no key_head_estimates table, so the agreement of query heads is unknown.")
                .contains("plasticity is 0.5000 (error unknown), mean over 8 heads")
                .doesNotContain(" NaN", ">NaN", "±NaN");
    }
}
