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
        boolean isNamed = SHA256.matcher(blob).matches() || SHA1.matcher(blob).matches();
        if (size < 0 || !isNamed) {
            throw new IllegalArgumentException("no file of a commit: " + size + " bytes, content " + Shown.of(blob));
        }
    }

    /** Whether {@link #blob} is the SHA-256 of the bytes alone. */
    boolean isLarge() {
        return blob.length() == 64;
    }
}
