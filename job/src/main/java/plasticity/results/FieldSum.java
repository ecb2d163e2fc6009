package plasticity.results;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import plasticity.storage.Sha256;

/** The SHA-256 of a list of fields. Each text is preceded by its length, so different lists have different bytes. */
final class FieldSum {
    private static final int NONE = -1;

    private final Sha256 sum = new Sha256();

    /** @param text null differs from the empty text */
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

    /** The sum in hexadecimal. May be called once. */
    String hex() {
        return sum.hex();
    }
}
