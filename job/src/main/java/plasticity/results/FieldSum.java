package plasticity.results;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of fields one after another, each with its length before it, so that no two lists of fields have the same bytes. */
final class FieldSum {
    private static final int NONE = -1;

    private final MessageDigest digest;

    FieldSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param text may be null, which is another than the empty one */
    FieldSum add(String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(text == null ? NONE : bytes.length)
                .flip());
        digest.update(bytes);
        return this;
    }

    FieldSum add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    /** In hexadecimal; to be asked once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
