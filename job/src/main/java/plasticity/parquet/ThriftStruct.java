package plasticity.parquet;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one struct in Thrift's compact protocol and checks that no size in it exceeds the bytes left. Thrift's own reader allocates memory for a
 * list or string of any declared length before it reads it: thirty bytes can cost 400 MB.
 *
 * <p>Reference: Thrift's <i>compact protocol encoding</i>. Each element of a list has at least one byte, so a list cannot have more elements than
 * bytes are left.
 */
final class ThriftStruct {
    private static final int DEEPEST = 64;
    private static final int LONG_LIST = 15;
    private static final int LONGEST_NUMBER = 10;

    private final InputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private long left;

    private ThriftStruct(InputStream in, long most) {
        this.in = in;
        this.left = most;
    }

    /**
     * Reads a struct from a stream and returns its bytes.
     *
     * @param most number of bytes that the struct may have
     * @throws IOException when it has more, or declares more than it contains
     */
    static byte[] read(InputStream in, long most) throws IOException {
        ThriftStruct struct = new ThriftStruct(in, most);
        struct.struct(0);
        return struct.bytes.toByteArray();
    }

    private void struct(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("nesting too deep");
        }
        for (int field = next(); (field & 0xF) != 0; field = next()) {
            if (field >>> 4 == 0) {
                number(); // a field id that is not a small increment of the last one
            }
            int type = field & 0xF;
            if (type > 2) { // the value of a boolean field is its type
                value(type, depth);
            }
        }
    }

    private void value(int type, int depth) throws IOException {
        switch (type) {
            case 1, 2, 3 -> next();
            case 4, 5, 6 -> number();
            case 7 -> copy(Double.BYTES);
            case 8 -> copy(declared(number(), "bytes of text"));
            case 9, 10 -> list(depth);
            case 11 -> map(depth);
            case 12 -> struct(depth + 1);
            default -> throw new IOException("it has a value of an unknown type");
        }
    }

    private void list(int depth) throws IOException {
        int header = next();
        long size = header >>> 4 == LONG_LIST ? number() : header >>> 4;
        declared(size, "elements");
        for (long i = 0; i < size; i++) {
            value(header & 0xF, depth + 1);
        }
    }

    private void map(int depth) throws IOException {
        long size = declared(number(), "elements");
        int types = size == 0 ? 0 : next();
        for (long i = 0; i < size; i++) {
            value(types >>> 4, depth + 1);
            value(types & 0xF, depth + 1);
        }
    }

    private long declared(long size, String of) throws IOException {
        if (size < 0 || size > left) {
            throw new IOException("it declares " + size + " " + of + ", but only " + left + " bytes are left");
        }
        return size;
    }

    /** A varint: seven bits per byte, the lowest first; the highest bit is set in all but the last byte. */
    private long number() throws IOException {
        long number = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            int b = next();
            number |= (long) (b & 0x7F) << (7 * i);
            if (b < 0x80) {
                return number;
            }
        }
        throw new IOException("it has a number of more than " + LONGEST_NUMBER + " bytes");
    }

    private int next() throws IOException {
        int b = left > 0 ? in.read() : -1;
        if (b < 0) {
            throw new EOFException("it ends too early");
        }
        left--;
        bytes.write(b);
        return b;
    }

    private void copy(long count) throws IOException {
        byte[] content = in.readNBytes((int) Math.min(count, left));
        if (content.length < count) {
            throw new EOFException("it ends too early");
        }
        left -= count;
        bytes.write(content);
    }
}
