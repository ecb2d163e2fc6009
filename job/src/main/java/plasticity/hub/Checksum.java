package plasticity.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes checksums as the Hub lists them: SHA-256 of large files, git's blob SHA-1 of others. */
final class Checksum {
    private static final int BUFFER = 1 << 17;

    private Checksum() {}

    /** The checksum of a local file, of the kind that the Hub lists for {@code file}. */
    static String of(Path bytes, HubFile file) throws IOException {
        return file.isLarge() ? sha256(bytes) : hex("SHA-1", "blob " + Files.size(bytes) + "\0", bytes);
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
