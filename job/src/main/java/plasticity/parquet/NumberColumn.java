package plasticity.parquet;

import java.util.function.Supplier;

/**
 * A column of numbers of a row group, one a row: the fast way, some rows ahead, as long as pages and values are as usual, and from the first
 * unusual one on the general way, which knows what to say of it.
 */
public final class NumberColumn {
    private static final int AHEAD = 1024;

    private final Supplier<FlatNumbers> general;
    private final double[] ahead;
    private FastColumnReader fast;
    private FlatNumbers slow;
    private int at;
    private int filled;
    private long rowsToDecode;
    private long rows;

    /**
     * @param fast null where it is known that the chunk is unusual
     * @param general starts at the chunk's first row
     * @param rows of the row group
     */
    public NumberColumn(FastColumnReader fast, Supplier<FlatNumbers> general, long rows) {
        this.fast = fast;
        this.general = general;
        this.rowsToDecode = rows;
        this.ahead = new double[(int) Math.min(AHEAD, rows)];
    }

    /** The next row's value as a real number; NaN for null. */
    public double nextReal() throws RowException {
        double value = isAhead() ? ahead[at++] : slow().nextReal();
        rows++;
        return value;
    }

    /** The next row's value, which must be a finite number. */
    public double nextFinite() throws RowException {
        double value = isAhead() && Double.isFinite(ahead[at]) ? ahead[at++] : slow().nextFinite();
        rows++;
        return value;
    }

    /** The next row's value as a whole number within [least, most]. */
    public long nextWhole(long least, long most) throws RowException {
        long value = isAhead() && isWhole(ahead[at], least, most) ? (long) ahead[at++] : slow().nextWhole(least, most);
        rows++;
        return value;
    }

    /** As {@link #nextWhole}, with a value for null. */
    public long nextWholeOr(long forNull, long least, long most) throws RowException {
        long value = isAhead() && isWhole(ahead[at], least, most)
                ? (long) ahead[at++]
                : slow().nextWholeOr(forNull, least, most);
        rows++;
        return value;
    }

    /** Passes over the next row's value, whatever it is. */
    public void skip() throws RowException {
        if (isAhead()) {
            at++;
        } else {
            slow().skip();
        }
        rows++;
    }

    private static boolean isWhole(double value, long least, long most) {
        return value == Math.rint(value) && value >= least && value <= most;
    }

    private boolean isAhead() {
        if (at == filled && fast != null && rowsToDecode > 0) {
            int count = (int) Math.min(ahead.length, rowsToDecode);
            try {
                boolean unused = fast.next(ahead, 0, count);
                rowsToDecode -= count;
                at = 0;
                filled = count;
            } catch (UnsupportedPageException e) {
                fast = null;
            }
        }
        return at < filled;
    }

    private FlatNumbers slow() throws RowException {
        if (slow == null) {
            slow = general.get();
            fast = null;
            at = filled;
            for (long row = 0; row < rows; row++) {
                slow.skip();
            }
        }
        return slow;
    }
}
