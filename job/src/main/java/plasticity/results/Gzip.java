package plasticity.results;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses each line as a gzip member of its own. Concatenated members are a gzip file, and each can be read or copied alone. */
final class Gzip {
    private Gzip() {}

    static byte[] member(byte[] line) {
        ByteArrayOutputStream member = new ByteArrayOutputStream(line.length / 2 + 64);
        try (OutputStream out = new Fast(member)) {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen in memory
        }
        return member.toByteArray();
    }

    /**
     * The line of a member.
     *
     * @param limit maximum length of the line, in bytes
     * @throws IOException if it is longer, or the member is damaged
     */
    static byte[] line(byte[] member, int limit) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(member), 1 << 16)) {
            byte[] line = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw tooLong(limit);
            }
            return line;
        }
    }

    static IOException tooLong(int limit) {
        return new IOException("a line of more than " + limit + " bytes");
    }

    /** Most bytes of a line are mantissas, which hardly compress at any level. */
    private static final class Fast extends GZIPOutputStream {
        private Fast(OutputStream out) throws IOException {
            super(out, 1 << 14);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
