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
 * All that a query head's figures depend on.
 *
 * @param figures version of the algorithm
 * @param settings those that reach the figures, name → value, kept in the order of names
 * @param query files of the query head, in name order
 * @param key files of the key head that it meets, in name order
 */
public record Fingerprint(
        String figures, Map<String, String> settings, List<FileFingerprint> query, List<FileFingerprint> key) {
    public Fingerprint {
        SortedMap<String, String> byName = new TreeMap<>(settings);
        settings = Collections.unmodifiableSortedMap(byName);
        query = List.copyOf(query);
        key = List.copyOf(key);
    }

    /** SHA-256 of all save the sums of content, in hexadecimal. */
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

    /** The same where of files only name, length and content count; empty unless all files have been read to their ends. */
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

    /** Whether contents were looked at, and one of them could not be read to its end. */
    public boolean isPartlyRead() {
        return contents().anyMatch(Objects::isNull) && contents().anyMatch(Objects::nonNull);
    }

    private Stream<String> contents() {
        return Stream.concat(query.stream(), key.stream()).map(FileFingerprint::content);
    }

    private FieldSum sum() {
        FieldSum sum = new FieldSum().add(figures).add(settings.size());
        settings.forEach((name, value) -> sum.add(name).add(value));
        return sum;
    }

    /**
     * What of this is not as it was, in words, the first thing of several files. Where the content of a file is known now and was known then,
     * it alone decides on that file; else all that is known of it without reading it.
     *
     * @return empty where the figures of the earlier one hold
     */
    public Optional<String> difference(Fingerprint earlier) {
        if (!figures.equals(earlier.figures)) {
            return Optional.of("figures of another version: were " + earlier.figures + ", are " + figures);
        }
        return SettingsChange.of(earlier.settings, settings)
                .or(() -> FilesChange.of(earlier.query, query))
                .or(() -> FilesChange.of(earlier.key, key).map(change -> "key head " + change));
    }
}
