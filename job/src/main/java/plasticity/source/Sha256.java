package plasticity.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of bytes as they come. */
final class Sha256 {
    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Sha256 with(byte[] bytes) {
        return with(bytes, bytes.length);
    }

    /** @param count of the first bytes */
    Sha256 with(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
        return this;
    }

    /** In hexadecimal; to be asked once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
