package plasticity.results;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import plasticity.source.FileMark;

/**
 * All that a query head's figures depend on.
 *
 * @param figures version of the algorithm
 * @param settings those that reach the figures, name → value, in a fixed order
 * @param query files of the query head, in name order
 * @param key files of the key head that it meets, in name order
 */
public record Fingerprint(String figures, Map<String, String> settings, List<FileMark> query, List<FileMark> key) {
    /** SHA-256 of all but the files' contents, in hexadecimal. */
    public String digest() {
        return sum(new Fingerprint(figures, settings, marks(query), marks(key)).toString());
    }

    /** SHA-256 of all, of files only name, length and content; empty unless the content of each is known. */
    public Optional<String> contentDigest() {
        return Stream.concat(query.stream(), key.stream()).allMatch(file -> file.content() != null)
                ? Optional.of(sum(new Fingerprint(figures, settings, contents(query), contents(key)).toString()))
                : Optional.empty();
    }

    private static List<FileMark> marks(List<FileMark> files) {
        return files.stream()
                .map(file -> new FileMark(file.name(), file.bytes(), file.modified(), file.tag(), file.footer(), null))
                .toList();
    }

    private static List<FileMark> contents(List<FileMark> files) {
        return files.stream()
                .map(file -> new FileMark(file.name(), file.bytes(), 0, null, null, file.content()))
                .toList();
    }

    private static String sum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
