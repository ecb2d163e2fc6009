package plasticity.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;

/**
 * What tells a file's content from any other.
 *
 * @param bytes its size
 * @param sha256 of its bytes, in hexadecimal
 */
public record FileSum(long bytes, String sha256) {
    /** Of all that a stream has; one byte beyond {@code most} is enough to see that there is more. */
    public static FileSum of(InputStream in, long most) throws IOException {
        Plural counted = new Plural(OutputStream.nullOutputStream());
        byte[] buffer = new byte[1 << 16];
        int count = in.read(buffer);
        while (count >= 0 && counted.bytes <= most) {
            counted.write(buffer, 0, count);
            count = in.read(buffer);
        }
        return counted.sum();
    }

    /** Passes bytes on and counts them. */
    public static final class Plural extends DigestOutputStream {
        private long bytes;

        public Plural(OutputStream out) {
            super(out, Sha256.digest());
        }

        @Override
        public void write(int value) throws IOException {
            super.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            super.write(values, offset, length);
            bytes += length;
        }

        /** Of what was written until now; to be asked once. */
        public FileSum sum() {
            return new FileSum(
                    bytes, HexFormat.of().formatHex(getMessageDigest().digest()));
        }
    }
}
