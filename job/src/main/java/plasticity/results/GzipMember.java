package plasticity.results;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A line, compressed by itself: lines so written one behind the other are a gzip file, and each can be read or copied alone. */
final class GzipMember {
    private GzipMember() {}

    static byte[] of(byte[] line) {
        ByteArrayOutputStream member = new ByteArrayOutputStream(line.length / 2 + 64);
        try (OutputStream out = new Quick(member)) {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
        return member.toByteArray();
    }

    /**
     * The line of a member.
     *
     * @param most bytes that it may have
     * @throws IOException when it has more, or the member is damaged
     */
    static byte[] content(byte[] member, int most) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(member), 1 << 16)) {
            byte[] line = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new IOException("a line of more than " + most + " bytes");
            }
            return line;
        }
    }

    /** Most of a line is the bits of figures, which shrink little however long one tries. */
    private static final class Quick extends GZIPOutputStream {
        private Quick(OutputStream out) throws IOException {
            super(out, 1 << 14);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
