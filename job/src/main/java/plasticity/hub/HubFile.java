package plasticity.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file of a commit.
 *
 * @param size in bytes
 * @param blob checksum of its contents in hexadecimal: SHA-256 for large files (LFS), else git's blob SHA-1
 */
public record HubFile(RepoPath path, long size, String blob) {
    private static final int BUFFER = 1 << 17;
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

    /** The checksum of a local file, of the kind that the Hub lists for this file. */
    String checksumOf(Path bytes) throws IOException {
        return isLarge() ? sha256(bytes) : hex("SHA-1", "blob " + Files.size(bytes) + "\0", bytes);
    }

    static String sha256(Path bytes) throws IOException {
        return hex("SHA-256", "", bytes);
    }

    private static String hex(String algorithm, String prefix, Path bytes) throws IOException {
        try (InputStream in = Files.newInputStream(bytes)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(prefix.getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
