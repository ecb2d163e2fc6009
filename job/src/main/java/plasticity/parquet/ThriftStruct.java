package plasticity.parquet;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one struct in Thrift's compact protocol, seen to have what it claims. Thrift's own reader makes room for a list or a text of any
 * length before it looks for it: thirty bytes can cost 400 MB.
 *
 * <p>Reference: Thrift's <i>compact protocol encoding</i>. Every element of a list takes at least a byte, so no list is longer than what is left.
 */
final class ThriftStruct {
    private static final int DEEPEST = 64;
    private static final int LONG_LIST = 15;
    private static final int LONGEST_NUMBER = 10;

    private final InputStream in;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream(256);
    private long left;

    private ThriftStruct(InputStream in, long most) {
        this.in = in;
        this.left = most;
    }

    /**
     * Takes a struct from a stream.
     *
     * @param most bytes that the struct can have
     * @throws IOException when it has more, or claims what it has not
     */
    static byte[] read(InputStream in, long most) throws IOException {
        ThriftStruct struct = new ThriftStruct(in, most);
        struct.struct(0);
        return struct.taken.toByteArray();
    }

    private void struct(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("it is nested without end");
        }
        for (int field = next(); (field & 0xF) != 0; field = next()) {
            if (field >>> 4 == 0) {
                number(); // a field far from the last one tells its number itself
            }
            int type = field & 0xF;
            if (type > 2) { // a truth value is its type
                value(type, depth);
            }
        }
    }

    private void value(int type, int depth) throws IOException {
        switch (type) {
            case 1, 2, 3 -> next();
            case 4, 5, 6 -> number();
            case 7 -> pass(Double.BYTES);
            case 8 -> pass(claim(number(), "bytes of text"));
            case 9, 10 -> list(depth);
            case 11 -> map(depth);
            case 12 -> struct(depth + 1);
            default -> throw new IOException("it has a value of an unknown type");
        }
    }

    private void list(int depth) throws IOException {
        int header = next();
        long size = header >>> 4 == LONG_LIST ? number() : header >>> 4;
        claim(size, "elements");
        for (long i = 0; i < size; i++) {
            value(header & 0xF, depth + 1);
        }
    }

    private void map(int depth) throws IOException {
        long size = claim(number(), "elements");
        int types = size == 0 ? 0 : next();
        for (long i = 0; i < size; i++) {
            value(types >>> 4, depth + 1);
            value(types & 0xF, depth + 1);
        }
    }

    private long claim(long size, String of) throws IOException {
        if (size < 0 || size > left) {
            throw new IOException("it claims " + size + " " + of + " where " + left + " bytes are left");
        }
        return size;
    }

    /** Seven bits a byte, the lowest first, while the highest bit is set. */
    private long number() throws IOException {
        long number = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            int b = next();
            number |= (long) (b & 0x7F) << (7 * i);
            if (b < 0x80) {
                return number;
            }
        }
        throw new IOException("it has a number without end");
    }

    private int next() throws IOException {
        int b = left > 0 ? in.read() : -1;
        if (b < 0) {
            throw new EOFException("it ends too early");
        }
        left--;
        taken.write(b);
        return b;
    }

    private void pass(long count) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(count, left));
        if (bytes.length < count) {
            throw new EOFException("it ends too early");
        }
        left -= count;
        taken.write(bytes);
    }
}
