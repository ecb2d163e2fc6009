package plasticity.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * The dictionary indexes of a page, in Parquet's hybrid of runs: a run is either one index so many times, or so many indexes of w bits each, one
 * behind the other from the lowest bit up.
 *
 * <p>Index i of a packed run starts at bit i·w. Eight bytes loaded from the byte in which it starts hold it whole, as w ≤ 32, so any index is
 * one load, one shift and one mask away, and skipping costs nothing.
 *
 * <p>Reference: the Parquet format's <i>Encodings</i>, RLE/bit-packing hybrid.
 */
final class RleDictionaryDecoder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WIDEST = 32;

    private final byte[] bytes;
    private final int end;
    private final int width;
    private final long mask;
    /** Of the next run. */
    private int at;

    private int left;
    private boolean isPacked;
    private int repeated;
    /** Where the current packed run starts, and how many of its indexes were taken. */
    private int start;

    private int taken;

    /**
     * @param bytes the index width in one byte, then runs; followed by {@link ColumnPages#PADDING} bytes of anything
     * @param end behind the last run
     */
    RleDictionaryDecoder(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        this.width = from < end ? bytes[from] : 0;
        if (width < 0 || width > WIDEST) {
            throw new ParquetDecodingException("dictionary indexes of " + width + " bits");
        }
        this.mask = (1L << width) - 1;
        this.at = from + 1;
    }

    /** Puts the dictionary's values for the next indexes into {@code into[offset … offset + count)}. */
    void gather(double[] dictionary, double[] into, int offset, int count) {
        try {
            gatherWithin(dictionary, into, offset, count);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new ParquetDecodingException(
                    "a value's index lies outside the dictionary of " + dictionary.length + " values");
        }
    }

    private void gatherWithin(double[] dictionary, double[] into, int offset, int count) {
        int to = offset + count;
        for (int from = offset; from < to; ) {
            requireRun();
            int n = Math.min(left, to - from);
            if (isPacked) {
                unpack(dictionary, into, from, n);
            } else {
                Arrays.fill(into, from, from + n, dictionary[repeated]);
            }
            from += n;
            left -= n;
        }
    }

    void skip(int count) {
        for (int ahead = count; ahead > 0; ) {
            requireRun();
            int n = Math.min(left, ahead);
            taken += n;
            left -= n;
            ahead -= n;
        }
    }

    private void unpack(double[] dictionary, double[] into, int from, int n) {
        long bit = (long) taken * width;
        for (int i = from; i < from + n; i++, bit += width) {
            long word = (long) LONGS.get(bytes, start + (int) (bit >>> 3));
            into[i] = dictionary[(int) ((word >>> (bit & 7)) & mask)];
        }
        taken += n;
    }

    private void requireRun() {
        while (left == 0) {
            int headerEnd = RleRunHeader.endOf(bytes, at, end);
            if (headerEnd < 0) {
                throw new ParquetDecodingException("a page has fewer dictionary indexes than values");
            }
            int header = RleRunHeader.read(bytes, at, headerEnd);
            at = headerEnd;
            left = header >>> 1;
            isPacked = (header & 1) == 1;
            if (isPacked) {
                start = at;
                taken = 0;
                long size = (long) left * width;
                // The last run may be cut off behind its last index.
                left = (int) Math.min((long) left * 8, width == 0 ? Integer.MAX_VALUE : (end - at) * 8L / width);
                at = (int) Math.min(end, at + size);
            } else {
                repeated = value();
            }
        }
    }

    private int value() {
        int size = (width + 7) / 8;
        if (at + size > end) {
            throw new ParquetDecodingException("a page's dictionary indexes end within a run");
        }
        int value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes[at++] & 0xFF) << (8 * i);
        }
        return value;
    }
}
