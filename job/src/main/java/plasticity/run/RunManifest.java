package plasticity.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code run.json}: what was run and which tables belong to it. It is moved into place after the tables, so a reader that finds every table's
 * SHA-256 as named here has a whole set.
 *
 * @param version of this program
 * @param start ISO 8601, UTC
 * @param end ISO 8601, UTC
 * @param ok query heads that the tables hold
 * @param failed query heads that were found but could not be analysed
 * @param dataset what was fetched from the Hub; null for a dump that was there
 * @param settings every setting as it was resolved
 * @param tables file name → SHA-256 of its bytes in hexadecimal
 */
@JsonIgnoreProperties(ignoreUnknown = true) // a later version's
@JsonPropertyOrder({"version", "start", "end", "ok", "failed", "dataset", "settings", "tables"})
public record RunManifest(
        String version,
        String start,
        String end,
        int ok,
        int failed,
        Dataset dataset,
        Map<String, Object> settings,
        Map<String, String> tables) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A state of a data set on the Hub.
     *
     * @param revision as it was asked for
     * @param commit what it meant
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonPropertyOrder({"name", "revision", "commit"})
    public record Dataset(String name, String revision, String commit) {}

    public RunManifest {
        settings = settings == null ? Map.of() : settings;
        tables = tables == null ? Map.of() : tables;
    }

    /**
     * Reads a manifest. What it does not tell is null, 0 or an empty map.
     *
     * @throws IOException when the file cannot be read, or holds no manifest
     */
    public static RunManifest read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), RunManifest.class);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
