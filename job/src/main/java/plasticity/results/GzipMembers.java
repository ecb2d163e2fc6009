package plasticity.results;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Reads the members of a gzip file one by one, each with its range in the file, which {@code GZIPInputStream} does not report. */
final class GzipMembers implements AutoCloseable {
    /** Length of a header without optional fields, as {@link Gzip} writes it. */
    private static final int HEADER = 10;

    private static final int TRAILER = 8;

    private final SpoolFile file;
    private final long end;
    private final Inflater inflater = new Inflater(true);
    private long offset;
    private SpoolRange range;
    private byte[] line;

    /**
     * @param begin of the first member
     * @param end of the last one
     */
    GzipMembers(SpoolFile file, long begin, long end) {
        this.file = file;
        this.offset = begin;
        this.end = end;
    }

    /**
     * Reads the next member. Its checksum is left to {@link Gzip#line}.
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
            throw Gzip.tooLong(limit);
        }
        long next = offset + HEADER + inflater.getBytesRead() + TRAILER;
        if (!inflater.finished() || next > end) {
            throw new EOFException("a truncated gzip member");
        }
        range = new SpoolRange(file, offset, Math.toIntExact(next - offset));
        offset = next;
        return true;
    }

    /** The range of the current member. */
    SpoolRange range() {
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
