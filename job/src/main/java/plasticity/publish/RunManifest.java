package plasticity.publish;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import plasticity.hub.DatasetCommit;
import plasticity.messages.OneLine;

/**
 * {@code run.json}: what was run and which tables belong to it. It is moved into place after the tables, so a reader that finds every table's
 * SHA-256 as named here has a whole set.
 *
 * @param format number of this form of the manifest, {@link #FORMAT} as written here; 0 if the file declares none
 * @param version of this program
 * @param start ISO 8601, UTC
 * @param end ISO 8601, UTC
 * @param ok query heads that the tables hold
 * @param failed query heads that were found but could not be analysed
 * @param computed query heads that this run analysed, or tried to
 * @param reused query heads whose results are those of an earlier run
 * @param stages stage → seconds that it took, up to the writing of the manifest
 * @param dataset what was fetched from the Hub; null for a dump that was there
 * @param settings every setting as it was resolved
 * @param libraries name → version of what this program ran on
 * @param fingerprints directory of each query head in the tables → what its figures depend on, as a sum
 * @param tables {@code head_metrics} and so on → its file
 * @param buckets where the buckets of the analysed heads lie; null if that is not known, as in format 1
 */
@JsonIgnoreProperties(ignoreUnknown = true) // a later version's
@JsonPropertyOrder({
    "format",
    "version",
    "start",
    "end",
    "ok",
    "failed",
    "computed",
    "reused",
    "stages",
    "dataset",
    "settings",
    "libraries",
    "tables",
    "buckets",
    "fingerprints"
})
public record RunManifest(
        int format,
        String version,
        String start,
        String end,
        int ok,
        int failed,
        int computed,
        int reused,
        Map<String, Double> stages,
        DatasetCommit dataset,
        Map<String, Object> settings,
        Map<String, String> libraries,
        Map<String, Table> tables,
        Buckets buckets,
        Map<String, String> fingerprints) {
    /** The form that this program writes. It grows when a reader of the present one would be misled; a new member alone does not. */
    public static final int FORMAT = 2;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A table as it was published.
     *
     * @param path relative to the manifest's directory where it lies below, else a URI
     * @param bytes its size
     * @param sha256 of its bytes, in hexadecimal
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonPropertyOrder({"path", "bytes", "sha256"})
    public record Table(String path, long bytes, String sha256) {}

    /**
     * The buckets of all heads that were analysed.
     *
     * @param type {@code uniform} or {@code log} as in the plots' settings; null if kept tokens fit neither, or only one bucket was seen
     * @param minSize the width of a uniform bucket, in tokens, or the factor of a logarithmic one; null if {@code type} is
     * @param meanPositions bucket → mean position of the kept queries in it, in tokens; of the kept keys where no query is
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonPropertyOrder({"type", "min_size", "mean_positions"})
    public record Buckets(
            String type,
            @JsonProperty("min_size") Double minSize,
            @JsonProperty("mean_positions") Map<Integer, Double> meanPositions) {
        public Buckets {
            meanPositions = meanPositions == null ? Map.of() : meanPositions;
        }
    }

    public RunManifest {
        libraries = libraries == null ? Map.of() : libraries;
        settings = settings == null ? Map.of() : settings;
        tables = tables == null ? Map.of() : tables;
        stages = stages == null ? Map.of() : stages;
        fingerprints = fingerprints == null ? Map.of() : fingerprints;
    }

    /** Whether it tells of a run at all, as another program's JSON does not. */
    boolean describesRun() {
        return version != null && start != null && settings.containsKey("model_dir");
    }

    /**
     * Reads a manifest. What it does not tell is null, 0 or an empty map.
     *
     * @throws IOException when the file cannot be read or is not a manifest
     */
    public static RunManifest read(Path file) throws IOException {
        return read(Files.readAllBytes(file));
    }

    /**
     * Reads a manifest from its bytes. What it does not tell is null, 0 or an empty map.
     *
     * @throws IOException when they are not a manifest; its message says why, without the file's name: {@code unexpected end of file at line 3,
     *     column 7}
     */
    static RunManifest read(byte[] bytes) throws IOException {
        try {
            RunManifest manifest = JSON.readValue(bytes, RunManifest.class);
            if (manifest == null) {
                throw new IOException("it holds null");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new IOException(OneLine.of(e), e);
        }
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
