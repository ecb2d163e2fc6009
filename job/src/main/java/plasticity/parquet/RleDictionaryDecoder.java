package plasticity.parquet;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.FloatArray;
import plasticity.arrays.RealArray;

/**
 * Decodes the dictionary indexes of a page from Parquet's RLE/bit-packing hybrid: a run is either one index repeated n times, or n indexes of w
 * bits each, packed from the lowest bit up.
 *
 * <p>Index i of a bit-packed run starts at bit i·w. The eight bytes from there contain all of it, because w ≤ 32: any index takes one load, one
 * shift and one mask, and skipping costs nothing.
 *
 * <p>Reference: the Parquet format's <i>Encodings</i>, RLE/bit-packing hybrid.
 */
final class RleDictionaryDecoder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WIDEST = 32;
    /** Four indexes of this width and up to seven bits before them are in eight bytes. */
    private static final int WIDEST_OF_FOUR = 14;

    private final byte[] bytes;
    private final int end;
    private final int width;
    private final long mask;
    /** Offset of the next run. */
    private int at;
    /** Indexes left in the current run. */
    private int left;

    private boolean isPacked;
    private int repeated;
    /** Offset of the current packed run. */
    private int start;
    /** Indexes read from it. */
    private int read;

    /**
     * @param bytes from {@code from} on the index width in one byte, then runs up to {@code end}, then {@link ColumnPages#PADDING} unused bytes
     * @throws IOException when the width is not within 0 … {@value #WIDEST}
     */
    RleDictionaryDecoder(byte[] bytes, int from, int end) throws IOException {
        Objects.checkFromToIndex(from, end, bytes.length - ColumnPages.PADDING);
        this.bytes = bytes;
        this.end = end;
        this.width = from < end ? bytes[from] : 0;
        if (width < 0 || width > WIDEST) {
            throw new IOException("dictionary indexes of " + width + " bits");
        }
        this.mask = (1L << width) - 1;
        this.at = from + 1;
    }

    /**
     * Writes the dictionary's values for the next {@code count} indexes to {@code into[offset … offset + count)}.
     *
     * @param dictionary of the same type as {@code into}
     */
    void gather(RealArray dictionary, RealArray into, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, into.length());
        try {
            int to = offset + count;
            for (int from = offset; from < to; ) {
                requireRun();
                int n = Math.min(left, to - from);
                if (isPacked) {
                    unpack(dictionary, into, from, n);
                } else {
                    into.fill(from, from + n, dictionary.get(repeated));
                }
                from += n;
                left -= n;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            // All other bounds were checked: checking each index would cost more than the lookup.
            throw new IOException(
                    "a dictionary index is out of range: the dictionary has " + dictionary.length() + " values", e);
        }
    }

    void skip(int count) throws IOException {
        for (int ahead = count; ahead > 0; ) {
            requireRun();
            int n = Math.min(left, ahead);
            read += n;
            left -= n;
            ahead -= n;
        }
    }

    private void unpack(RealArray dictionary, RealArray into, int from, int n) {
        if (into instanceof FloatArray floats) {
            unpack(((FloatArray) dictionary).values(), floats.values(), from, n);
        } else {
            unpack(((DoubleArray) dictionary).values(), ((DoubleArray) into).values(), from, n);
        }
        read += n;
    }

    private void unpack(double[] dictionary, double[] into, int from, int n) {
        long bit = (long) read * width;
        int i = from;
        if (width <= WIDEST_OF_FOUR) {
            for (int last = from + n - 3; i < last; i += 4, bit += 4L * width) {
                long word = (long) LONGS.get(bytes, start + (int) (bit >>> 3)) >>> (bit & 7);
                into[i] = dictionary[(int) (word & mask)];
                into[i + 1] = dictionary[(int) ((word >>> width) & mask)];
                into[i + 2] = dictionary[(int) ((word >>> (2 * width)) & mask)];
                into[i + 3] = dictionary[(int) ((word >>> (3 * width)) & mask)];
            }
        }
        for (; i < from + n; i++, bit += width) {
            long word = (long) LONGS.get(bytes, start + (int) (bit >>> 3));
            into[i] = dictionary[(int) ((word >>> (bit & 7)) & mask)];
        }
    }

    /** The same for floats. */
    private void unpack(float[] dictionary, float[] into, int from, int n) {
        long bit = (long) read * width;
        int i = from;
        if (width <= WIDEST_OF_FOUR) {
            for (int last = from + n - 3; i < last; i += 4, bit += 4L * width) {
                long word = (long) LONGS.get(bytes, start + (int) (bit >>> 3)) >>> (bit & 7);
                into[i] = dictionary[(int) (word & mask)];
                into[i + 1] = dictionary[(int) ((word >>> width) & mask)];
                into[i + 2] = dictionary[(int) ((word >>> (2 * width)) & mask)];
                into[i + 3] = dictionary[(int) ((word >>> (3 * width)) & mask)];
            }
        }
        for (; i < from + n; i++, bit += width) {
            long word = (long) LONGS.get(bytes, start + (int) (bit >>> 3));
            into[i] = dictionary[(int) ((word >>> (bit & 7)) & mask)];
        }
    }

    private void requireRun() throws IOException {
        while (left == 0) {
            int headerEnd = RleRunHeader.endOf(bytes, at, end);
            if (headerEnd < 0) {
                throw new IOException("a page has fewer dictionary indexes than values");
            }
            int header = RleRunHeader.read(bytes, at, headerEnd);
            at = headerEnd;
            left = header >>> 1;
            isPacked = (header & 1) == 1;
            if (isPacked) {
                start = at;
                read = 0;
                long size = (long) left * width;
                // The last run may be truncated after its last index.
                left = (int) Math.min((long) left * 8, width == 0 ? Integer.MAX_VALUE : (end - at) * 8L / width);
                at = (int) Math.min(end, at + size);
            } else {
                repeated = value();
            }
        }
    }

    private int value() throws IOException {
        int size = (width + 7) / 8;
        if (at + size > end) {
            throw new IOException("a page's dictionary indexes end within a run");
        }
        int value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes[at++] & 0xFF) << (8 * i);
        }
        return value;
    }
}
