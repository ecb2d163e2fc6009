package plasticity.parquet;

import java.io.IOException;
import plasticity.arrays.DoubleArray;
import plasticity.fetch.IoSupplier;

/**
 * Reads a column of numbers of a row group, one number per row. Decodes some rows ahead with {@link FastColumnReader}; from the first page or
 * value on that this does not support, it uses {@link ColumnValues}, which reports what is wrong with a value.
 */
public final class NumberColumn {
    private static final int AHEAD = 1024;

    private final IoSupplier<ColumnValues> general;
    private final double[] ahead;
    private FastColumnReader fast;
    private ColumnValues slow;
    private int at;
    private int filled;
    private long rowsDecoded;
    private final long rows;

    /**
     * @param fast null if it does not support the chunk
     * @param general opens a reader at the chunk's first row
     * @param rows number of rows of the row group
     */
    public NumberColumn(FastColumnReader fast, IoSupplier<ColumnValues> general, long rows) {
        this.fast = fast;
        this.general = general;
        this.rows = rows;
        this.ahead = new double[(int) Math.min(AHEAD, rows)];
    }

    /** The next row's value as a real number; NaN for null. */
    public double nextReal() throws RowException, IOException {
        return isAhead() ? ahead[at++] : slow().nextReal();
    }

    /** The next row's value, which must be a finite number. */
    public double nextFinite() throws RowException, IOException {
        return isAhead() && Double.isFinite(ahead[at]) ? ahead[at++] : slow().nextFinite();
    }

    /** The next row's value, which must be an integer within [least, most]. */
    public long nextWhole(long least, long most) throws RowException, IOException {
        return isAhead() && isWhole(ahead[at], least, most) ? (long) ahead[at++] : slow().nextWhole(least, most);
    }

    /** As {@link #nextWhole}; {@code forNull} if the value is null. */
    public long nextWholeOr(long forNull, long least, long most) throws RowException, IOException {
        return isAhead() && isWhole(ahead[at], least, most)
                ? (long) ahead[at++]
                : slow().nextWholeOr(forNull, least, most);
    }

    /** Skips the next row's value. */
    public void skip() throws RowException, IOException {
        if (isAhead()) {
            at++;
        } else {
            slow().skipNumber();
        }
    }

    private static boolean isWhole(double value, long least, long most) {
        return value == Math.rint(value) && value >= least && value <= most;
    }

    private boolean isAhead() throws IOException {
        if (at == filled && fast != null && rowsDecoded < rows) {
            int count = (int) Math.min(ahead.length, rows - rowsDecoded);
            try {
                boolean unused = fast.next(new DoubleArray(ahead), 0, count);
                rowsDecoded += count;
                at = 0;
                filled = count;
            } catch (UnsupportedPageException e) {
                fast = null;
            }
        }
        return at < filled;
    }

    private ColumnValues slow() throws RowException, IOException {
        if (slow == null) {
            slow = general.get();
            fast = null;
            for (long row = rowsDecoded - (filled - at); row > 0; row--) {
                slow.skipNumber();
            }
            at = filled;
        }
        return slow;
    }
}
