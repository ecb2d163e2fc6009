package plasticity.parquet;

import java.util.function.Supplier;

/**
 * The vectors of a row group, one a row, all of the same length: the fast way as long as pages are as usual, and from the first unusual one on
 * the general way, which gives the same bits.
 */
public final class VectorColumn {
    private final Supplier<ListVectors> general;
    private final String name;
    private final int dimension;
    private FastColumnReader fast;
    private ListVectors slow;
    private long rows;

    /**
     * @param fast null where it is known that the chunk is unusual
     * @param general starts at the chunk's first row
     * @param name of the column
     * @param dimension d
     */
    public VectorColumn(FastColumnReader fast, Supplier<ListVectors> general, String name, int dimension) {
        this.fast = fast;
        this.general = general;
        this.name = name;
        this.dimension = dimension;
    }

    /** The next vector into {@code into[offset … offset + d)}. */
    public void next(double[] into, int offset) throws RowException {
        if (fast != null) {
            try {
                if (!fast.next(into, offset, dimension)) {
                    ListVectors.requireFinite(name, into, offset, dimension);
                }
                rows++;
                return;
            } catch (UnsupportedPageException e) {
                fast = null;
            }
        }
        slow().next(into, offset, dimension);
        rows++;
    }

    /** Passes over the next vector. */
    public void skip() throws RowException {
        if (fast != null) {
            fast.skip(dimension);
        } else {
            slow().skip(dimension);
        }
        rows++;
    }

    /** Whether every value was taken. */
    public boolean isExhausted() {
        return slow == null || slow.isExhausted();
    }

    private ListVectors slow() throws RowException {
        if (slow == null) {
            slow = general.get();
            for (long row = 0; row < rows; row++) {
                try {
                    slow.skip(dimension);
                } catch (RowException e) {
                    throw e.before(rows - row);
                }
            }
        }
        return slow;
    }
}
