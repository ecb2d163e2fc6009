package plasticity.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The members of a gzip file one after another, each with the place where it lies, which Java's own reader does not tell. */
final class GzipMembers implements AutoCloseable {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    /** Magic, deflate, and no flags: no names, comments or extra fields. */
    private static final int START = 0x1f8b0800;

    private final SpoolFile file;
    private final long end;
    private final Inflater inflater = new Inflater(true);
    private final byte[] compressed = new byte[1 << 14];
    private final byte[] plain = new byte[1 << 14];
    private long offset;
    private SpoolRange place;
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
     * Goes to the next one.
     *
     * @param most bytes that its line may have
     * @return whether there is one
     * @throws IOException when there is no sound member
     */
    boolean next(int most) throws IOException {
        if (offset == end) {
            return false;
        }
        if (fixed(offset, HEADER).order(ByteOrder.BIG_ENDIAN).getInt() != START) {
            throw new IOException("no gzip member");
        }
        line = inflate(most);
        long length = HEADER + inflater.getBytesRead();
        ByteBuffer trailer = fixed(offset + length, TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        CRC32 sum = new CRC32();
        sum.update(line);
        if (trailer.getInt() != (int) sum.getValue() || trailer.getInt() != line.length) {
            throw new IOException("a gzip member whose sum differs");
        }
        place = new SpoolRange(file, offset, Math.toIntExact(length + TRAILER));
        offset += place.length();
        return true;
    }

    /** Where the present one lies. */
    SpoolRange place() {
        return place;
    }

    /** What the present one holds. */
    byte[] line() {
        return line;
    }

    private ByteBuffer fixed(long at, int length) throws IOException {
        if (end - at < length) {
            throw new IOException("a torn gzip member");
        }
        byte[] bytes = new byte[length];
        file.read(at, bytes, length);
        return ByteBuffer.wrap(bytes);
    }

    private byte[] inflate(int most) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        inflater.reset();
        long at = offset + HEADER;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int count = (int) Math.min(compressed.length, end - at);
                    if (count == 0) {
                        throw new IOException("a torn gzip member");
                    }
                    file.read(at, compressed, count);
                    at += count;
                    inflater.setInput(compressed, 0, count);
                }
                if (inflater.needsDictionary()) {
                    throw new IOException("a gzip member with a dictionary");
                }
                content.write(plain, 0, inflater.inflate(plain));
                if (content.size() > most) {
                    throw new IOException("a line of more than " + most + " bytes");
                }
                if (inflater.getBytesRead() > Integer.MAX_VALUE - HEADER - TRAILER) {
                    throw new IOException("a gzip member of more than 2 GiB");
                }
            }
        } catch (DataFormatException e) {
            throw new IOException("no gzip member", e);
        }
        return content.toByteArray();
    }

    @Override
    public void close() {
        inflater.end();
    }
}
