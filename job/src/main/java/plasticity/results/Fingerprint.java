package plasticity.results;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import plasticity.dump.FileFingerprint;
import plasticity.storage.Sha256;

/** Everything that the results of a head depend on. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public final class Fingerprint {
    private static final int NULL = -1;

    private final String algorithm;
    private final Map<String, String> settings;
    private final List<FileFingerprint> query;
    private final List<FileFingerprint> key;
    /** Computed when it is first needed; two threads would compute the same. */
    private transient String digest;

    /**
     * @param algorithm version of the algorithm
     * @param settings that affect the metrics, name → value
     * @param query files of the query head, in name order; of a key head, those of all its query heads
     * @param key files of the key head, in name order
     */
    @JsonCreator
    public Fingerprint(
            @JsonProperty("algorithm") String algorithm,
            @JsonProperty("settings") Map<String, String> settings,
            @JsonProperty("query") List<FileFingerprint> query,
            @JsonProperty("key") List<FileFingerprint> key) {
        this.algorithm = algorithm;
        this.settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        this.query = List.copyOf(query);
        this.key = List.copyOf(key);
    }

    /** The same with another value of a setting. */
    public Fingerprint with(String setting, String value) {
        Map<String, String> others = new TreeMap<>(settings);
        others.put(setting, value);
        return new Fingerprint(algorithm, others, query, key);
    }

    String algorithm() {
        return algorithm;
    }

    /** Sorted by name. */
    Map<String, String> settings() {
        return settings;
    }

    List<FileFingerprint> query() {
        return query;
    }

    List<FileFingerprint> key() {
        return key;
    }

    /** SHA-256 of everything except the contents of files, in hexadecimal. */
    public String digest() {
        if (digest == null) {
            digest = sha256(
                    file -> Arrays.asList(file.name(), file.bytes(), file.modified(), file.tag(), file.footer()));
        }
        return digest;
    }

    /** SHA-256 with only the name, length and content of each file; empty unless all files have been read to the end. */
    public Optional<String> contentDigest() {
        return contents().anyMatch(Objects::isNull)
                ? Optional.empty()
                : Optional.of(sha256(file -> List.of(file.name(), file.bytes(), file.content())));
    }

    /** Whether contents were read, but at least one file could not be read to the end. */
    public boolean isPartlyRead() {
        return contents().anyMatch(Objects::isNull) && contents().anyMatch(Objects::nonNull);
    }

    private Stream<String> contents() {
        return Stream.concat(query.stream(), key.stream()).map(FileFingerprint::content);
    }

    /** Each text is preceded by its length, so different fingerprints have different bytes. */
    private String sha256(Function<FileFingerprint, List<Object>> identity) {
        List<Object> fields = new ArrayList<>(Arrays.asList(algorithm, (long) settings.size()));
        settings.forEach((name, value) -> fields.addAll(Arrays.asList(name, value)));
        for (List<FileFingerprint> files : List.of(query, key)) {
            fields.add((long) files.size());
            files.forEach(file -> fields.addAll(identity.apply(file)));
        }
        Sha256 sum = new Sha256();
        for (Object field : fields) {
            if (field instanceof Long number) {
                sum.with(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            } else {
                byte[] text = field == null ? new byte[0] : field.toString().getBytes(StandardCharsets.UTF_8);
                int length = field == null ? NULL : text.length;
                sum.with(ByteBuffer.allocate(Integer.BYTES).putInt(length).array())
                        .with(text);
            }
        }
        return sum.hex();
    }

    /**
     * Describes the first difference from an earlier fingerprint. A file whose content is known in both is compared by content alone, others by
     * everything that is known without reading them.
     *
     * @return empty if the earlier metrics are still valid
     */
    public Optional<String> difference(Fingerprint earlier) {
        if (!algorithm.equals(earlier.algorithm)) {
            return Optional.of("metrics of another version: were " + earlier.algorithm + ", are " + algorithm);
        }
        return InputChange.ofSettings(earlier.settings, settings)
                .or(() -> InputChange.ofFiles(earlier.query, query))
                .or(() -> InputChange.ofFiles(earlier.key, key).map(change -> "key head " + change));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that
                && Objects.equals(algorithm, that.algorithm)
                && settings.equals(that.settings)
                && query.equals(that.query)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(algorithm, settings, query, key);
    }
}
