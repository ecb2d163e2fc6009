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
        return file.isLarge() ? sha256(bytes) : gitSha1(bytes);
    }

    static String sha256(Path bytes) throws IOException {
        return finish(digest("SHA-256"), bytes);
    }

    private static String gitSha1(Path bytes) throws IOException {
        MessageDigest digest = digest("SHA-1");
        digest.update(("blob " + Files.size(bytes) + "\0").getBytes(StandardCharsets.US_ASCII));
        return finish(digest, bytes);
    }

    private static String finish(MessageDigest digest, Path bytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(bytes)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }
}
