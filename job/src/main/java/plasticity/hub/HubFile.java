package plasticity.hub;

import java.util.regex.Pattern;

/**
 * A file of a commit.
 *
 * @param size in bytes
 * @param blob checksum of its contents in hexadecimal: SHA-256 for large files (LFS), else git's blob SHA-1
 */
public record HubFile(RepoPath path, long size, String blob) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

    public HubFile {
        if (size < 0 || !isChecksum(blob)) {
            throw new IllegalArgumentException(
                    "invalid file of a commit: " + size + " bytes, checksum " + Sanitized.of(blob));
        }
    }

    /** Whether a text is a checksum of this form. */
    static boolean isChecksum(String text) {
        return SHA256.matcher(text).matches() || SHA1.matcher(text).matches();
    }

    /** Whether {@link #blob} is a SHA-256. */
    boolean isLarge() {
        return blob.length() == 64;
    }
}
