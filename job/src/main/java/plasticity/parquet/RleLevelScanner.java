package plasticity.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks the runs of a page's levels: whether every value is present and every d-th value starts a vector. Values are not examined one by one.
 *
 * <p>A value is present if its definition level is the column's maximum. A repetition level of 0 starts a row, 1 continues its list. In a dump
 * without gaps, definition levels are one run or a few, repetition levels one or two runs per vector. All other pages need the general path.
 */
final class RleLevelScanner {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int GROUP = 8;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int width;
    private final int mask;
    private int at;

    /**
     * @param bytes runs in {@code bytes[from … end)}, followed by {@link ColumnPages#PADDING} unused bytes
     * @param largest maximum level of the column, which determines the width of a level in bits
     */
    RleLevelScanner(byte[] bytes, int from, int end, int largest) {
        this.bytes = bytes;
        this.start = from;
        this.end = end;
        this.width = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
        this.mask = (1 << width) - 1;
    }

    /** Whether the first {@code count} levels are all {@code level}. */
    boolean areAll(int level, int count) {
        return match(count, 0, Integer.MAX_VALUE, level, level);
    }

    /**
     * Whether the first {@code count} levels are 0 at each start of a vector and 1 elsewhere.
     *
     * @param dimension d, the number of values in a vector
     * @param phase number of values of its vector that precede the first value
     */
    boolean startEvery(int dimension, int phase, int count) {
        return match(count, phase, dimension, 0, 1);
    }

    private boolean match(int count, int phase, int period, int atStart, int elsewhere) {
        int position = phase;
        at = start;
        for (int left = count; left > 0; ) {
            int headerEnd = RleRunHeader.endOf(bytes, at, end);
            if (headerEnd < 0) {
                return false;
            }
            int header = RleRunHeader.read(bytes, at, headerEnd);
            at = headerEnd;
            int run = header >>> 1;
            if (run == 0) {
                return false;
            }
            if ((header & 1) == 0) {
                int n = Math.min(run, left);
                int level = value();
                boolean startsWithin = position == 0 || position + (long) n > period;
                boolean continues = period > 1 && !(n == 1 && position == 0);
                if ((startsWithin && level != atStart) || (continues && level != elsewhere)) {
                    return false;
                }
                position = after(position, n, period);
                left -= n;
            } else {
                for (int i = 0; i < run && left > 0; i++) {
                    if (at + width > end) {
                        return false;
                    }
                    long group = (long) LONGS.get(bytes, at);
                    at += width;
                    if (width == 1 && period >= GROUP && left >= GROUP) {
                        int toStart = position == 0 ? 0 : period - position;
                        int expected = toStart < GROUP ? -elsewhere ^ ((atStart ^ elsewhere) << toStart) : -elsewhere;
                        if ((byte) group != (byte) expected) {
                            return false;
                        }
                        position = after(position, GROUP, period);
                        left -= GROUP;
                        continue;
                    }
                    for (int k = 0; k < GROUP && left > 0; k++, left--) {
                        if ((int) (group >>> (k * width) & mask) != (position == 0 ? atStart : elsewhere)) {
                            return false;
                        }
                        position = position + 1 == period ? 0 : position + 1;
                    }
                }
            }
        }
        return true;
    }

    /**
     * (phase + count) mod period. Divides only if count exceeds the period: a division takes longer than all else that a run or a vector needs.
     *
     * @param phase 0 … period − 1
     */
    static int after(int phase, long count, int period) {
        long end = phase + count;
        if (end < period) {
            return (int) end;
        }
        return (int) (end - period < period ? end - period : end % period);
    }

    /** A run's level, at most 255; −1 at the end of the bytes. */
    private int value() {
        return at < end ? bytes[at++] & 0xFF : -1;
    }
}
