package plasticity.hub;

import java.util.regex.Pattern;

/**
 * A file of a commit.
 *
 * @param size in bytes
 * @param blob the name of its content: SHA-256 of the bytes where they lie in a large file store, else git's SHA-1; hexadecimal
 */
public record HubFile(RepoPath path, long size, String blob) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

    public HubFile {
        if (size < 0 || !isContent(blob)) {
            throw new IllegalArgumentException(
                    "no file of a commit: " + size + " bytes, content " + Sanitized.of(blob));
        }
    }

    /** Whether a text can name a content. */
    static boolean isContent(String text) {
        return SHA256.matcher(text).matches() || SHA1.matcher(text).matches();
    }

    /** Whether {@link #blob} is the SHA-256 of the bytes alone. */
    boolean isLarge() {
        return blob.length() == 64;
    }
}
