package plasticity.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes a SHA-256 incrementally. */
public final class Sha256 {
    private final MessageDigest digest = digest();

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public Sha256 with(byte[] bytes) {
        return with(bytes, bytes.length);
    }

    /** @param count number of leading bytes to add */
    public Sha256 with(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
        return this;
    }

    /** The hash in hexadecimal. May be called once: it resets the hash. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
