package plasticity.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;

/**
 * Size and SHA-256 of a file.
 *
 * @param bytes size in bytes
 * @param sha256 in hexadecimal
 */
public record FileSum(long bytes, String sha256) {
    /** Reads a stream to its end, or until it has yielded more than {@code limit} bytes. */
    public static FileSum of(InputStream in, long limit) throws IOException {
        HashingStream hashed = new HashingStream(OutputStream.nullOutputStream());
        byte[] buffer = new byte[1 << 16];
        int count = in.read(buffer);
        while (count >= 0 && hashed.bytes <= limit) {
            hashed.write(buffer, 0, count);
            count = in.read(buffer);
        }
        return hashed.sum();
    }

    /** Counts and hashes the bytes that it passes on. */
    public static final class HashingStream extends DigestOutputStream {
        private long bytes;

        public HashingStream(OutputStream out) {
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

        /** The sum of the bytes written so far. May be called once: it resets the hash. */
        public FileSum sum() {
            return new FileSum(
                    bytes, HexFormat.of().formatHex(getMessageDigest().digest()));
        }
    }
}
