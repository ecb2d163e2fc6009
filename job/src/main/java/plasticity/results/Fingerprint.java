package plasticity.results;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import plasticity.dump.FileFingerprint;

/**
 * Everything that a query head's metrics depend on.
 *
 * @param algorithm version of the algorithm
 * @param settings that affect the metrics, name → value, sorted by name
 * @param query files of the query head, in name order
 * @param key files of its key head, in name order
 */
public record Fingerprint(
        String algorithm, Map<String, String> settings, List<FileFingerprint> query, List<FileFingerprint> key) {
    public Fingerprint {
        SortedMap<String, String> byName = new TreeMap<>(settings);
        settings = Collections.unmodifiableSortedMap(byName);
        query = List.copyOf(query);
        key = List.copyOf(key);
    }

    /** SHA-256 of everything except the contents of files, in hexadecimal. */
    public String digest() {
        FieldSum sum = sum();
        for (List<FileFingerprint> files : List.of(query, key)) {
            sum.add(files.size());
            for (FileFingerprint file : files) {
                sum.add(file.name())
                        .add(file.bytes())
                        .add(file.modified())
                        .add(file.tag())
                        .add(file.footer());
            }
        }
        return sum.hex();
    }

    /** SHA-256 with only the name, length and content of each file; empty unless all files have been read to the end. */
    public Optional<String> contentDigest() {
        if (contents().anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        FieldSum sum = sum();
        for (List<FileFingerprint> files : List.of(query, key)) {
            sum.add(files.size());
            for (FileFingerprint file : files) {
                sum.add(file.name()).add(file.bytes()).add(file.content());
            }
        }
        return Optional.of(sum.hex());
    }

    /** Whether contents were read, but at least one file could not be read to the end. */
    public boolean isPartlyRead() {
        return contents().anyMatch(Objects::isNull) && contents().anyMatch(Objects::nonNull);
    }

    private Stream<String> contents() {
        return Stream.concat(query.stream(), key.stream()).map(FileFingerprint::content);
    }

    private FieldSum sum() {
        FieldSum sum = new FieldSum().add(algorithm).add(settings.size());
        settings.forEach((name, value) -> sum.add(name).add(value));
        return sum;
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
        return SettingsChange.of(earlier.settings, settings)
                .or(() -> FilesChange.of(earlier.query, query))
                .or(() -> FilesChange.of(earlier.key, key).map(change -> "key head " + change));
    }
}
