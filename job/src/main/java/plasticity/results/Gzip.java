package plasticity.results;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

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

    /** Reads the members of a gzip file one by one, each with its range in the file, which {@code GZIPInputStream} does not report. */
    static final class Members implements AutoCloseable {
        /** Length of a header without optional fields, as {@link #member} writes it. */
        private static final int HEADER = 10;

        private static final int TRAILER = 8;

        private final SpoolFile file;
        private final long end;
        private final Inflater inflater = new Inflater(true);
        private long offset;
        private SpoolFile.Range range;
        private byte[] line;

        /**
         * @param begin of the first member
         * @param end of the last one
         */
        Members(SpoolFile file, long begin, long end) {
            this.file = file;
            this.offset = begin;
            this.end = end;
        }

        /**
         * Reads the next member. Its checksum is left to {@link #line(byte[], int)}.
         *
         * @param limit maximum length of its line, in bytes
         * @return whether there is one
         * @throws IOException if the line is longer, or the member is damaged
         */
        boolean next(int limit) throws IOException {
            if (offset == end) {
                return false;
            }
            inflater.reset();
            @SuppressWarnings("resource") // nothing to close but the inflater
            InflaterInputStream in = new InflaterInputStream(file.stream(offset + HEADER, end), inflater, 1 << 14);
            line = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw tooLong(limit);
            }
            long next = offset + HEADER + inflater.getBytesRead() + TRAILER;
            if (!inflater.finished() || next > end) {
                throw new EOFException("a truncated gzip member");
            }
            range = new SpoolFile.Range(file, offset, Math.toIntExact(next - offset));
            offset = next;
            return true;
        }

        /** The range of the current member. */
        SpoolFile.Range range() {
            return range;
        }

        /** The line of the current member. */
        byte[] line() {
            return line;
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
