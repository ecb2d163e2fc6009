package plasticity.results;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import plasticity.storage.Sha256;

/** The SHA-256 of fields one after another, each with its length before it, so that no two lists of fields have the same bytes. */
final class FieldSum {
    private static final int NONE = -1;

    private final Sha256 sum = new Sha256();

    /** @param text may be null, which is another than the empty one */
    FieldSum add(String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        sum.with(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(text == null ? NONE : bytes.length)
                        .array())
                .with(bytes);
        return this;
    }

    FieldSum add(long number) {
        sum.with(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    /** In hexadecimal; to be asked once. */
    String hex() {
        return sum.hex();
    }
}
