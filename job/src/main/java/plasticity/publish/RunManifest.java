package plasticity.publish;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
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
 * {@code run.json}: describes a run and lists its tables. It is published after the tables, so if all of them have the SHA-256 listed here, the
 * outputs are complete and consistent.
 *
 * @param format format number of the manifest, at most {@link #FORMAT}; 0 if the file declares none
 * @param version of this program
 * @param start ISO 8601, UTC
 * @param end ISO 8601, UTC
 * @param ok number of query heads in the tables
 * @param failed number of query heads that could not be analysed
 * @param computed number of query heads that this run analysed or tried to analyse
 * @param reused number of query heads whose results an earlier run computed
 * @param stages stage → seconds, up to the writing of the manifest
 * @param dataset the commit downloaded from the Hub; null for a local dump
 * @param settings key → resolved value of every setting
 * @param libraries name → version of Java, Scala, Spark, Hadoop and Parquet
 * @param fingerprints directory of each query head, and of each key head with estimates → digest of everything that its results depend on
 * @param tables table name, such as {@code head_metrics} → file
 * @param buckets positions of the buckets of the analysed heads; null if unknown, as in format 1
 */
@JsonIgnoreProperties(ignoreUnknown = true) // a later version's
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
    /** Its name in the directory of a run. */
    public static final String NAME = "run.json";

    /** The format that this version writes. It is incremented if readers of the current format would be misled; a new member is no reason. */
    public static final int FORMAT = 2;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A published table.
     *
     * @param path relative to the manifest's directory if it is below, otherwise a URI
     * @param bytes its size
     * @param sha256 of its bytes, in hexadecimal
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Table(String path, long bytes, String sha256) {}

    /**
     * The buckets of all analysed heads.
     *
     * @param type {@code uniform} or {@code log} as in the plots' settings; null if the kept tokens fit neither, or there is only one bucket
     * @param minSize the width of a uniform bucket, in tokens, or the factor of a logarithmic one; null if {@code type} is
     * @param meanPositions bucket → mean position of its kept queries, in tokens; of its kept keys if it has no queries
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
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

    /** Whether it describes a run; false for the JSON of another program. */
    boolean describesRun() {
        return version != null && start != null && settings.containsKey("model_dir");
    }

    /**
     * Reads a manifest. Missing members are null, 0 or an empty map.
     *
     * @throws IOException if the file cannot be read or is not a manifest
     */
    public static RunManifest read(Path file) throws IOException {
        return read(Files.readAllBytes(file));
    }

    /**
     * Parses a manifest. Missing members are null, 0 or an empty map.
     *
     * @throws IOException if they are not a manifest; its message gives the reason without the file name: {@code unexpected end of file at line 3,
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
