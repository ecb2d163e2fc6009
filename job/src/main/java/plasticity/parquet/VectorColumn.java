package plasticity.parquet;

import java.io.IOException;
import plasticity.arrays.RealArray;
import plasticity.fetch.IoSupplier;

/**
 * Reads a column of vectors of a row group, one vector of d components per row. Uses {@link FastColumnReader}, and from the first page on that
 * this does not support {@link ColumnValues}, whose values have the same bits.
 */
public final class VectorColumn {
    private final IoSupplier<ColumnValues> general;
    private final String name;
    private final int dimension;
    private FastColumnReader fast;
    private ColumnValues slow;
    private long rows;

    /**
     * @param fast null if it does not support the chunk
     * @param general opens a reader at the chunk's first row
     * @param name of the column
     * @param dimension d
     */
    public VectorColumn(FastColumnReader fast, IoSupplier<ColumnValues> general, String name, int dimension) {
        this.fast = fast;
        this.general = general;
        this.name = name;
        this.dimension = dimension;
    }

    /**
     * Writes the next vector to {@code into[offset … offset + d)}.
     *
     * @param into an array of the same type at each call; floats only if the column contains floats or 16-bit floats
     * @throws RowException when it has another length, or a component is null or not finite
     */
    public void next(RealArray into, int offset) throws RowException, IOException {
        if (fast != null) {
            try {
                if (!fast.next(into, offset, dimension)) {
                    for (int j = 0; j < dimension; j++) {
                        ColumnValues.requireFinite(name, j, into.get(offset + j));
                    }
                }
                rows++;
                return;
            } catch (UnsupportedPageException e) {
                fast = null;
            }
        }
        slow().nextVector(into, offset, dimension);
        rows++;
    }

    /** Skips the next vector. */
    public void skip() throws RowException, IOException {
        if (fast != null) {
            fast.skip(dimension);
        } else {
            slow().skipVector(dimension);
        }
        rows++;
    }

    /** Whether no values are left, as far as the general path has read; true if it was not used. */
    public boolean isExhausted() {
        return slow == null || slow.isExhausted();
    }

    private ColumnValues slow() throws RowException, IOException {
        if (slow == null) {
            slow = general.get();
            for (long row = 0; row < rows; row++) {
                try {
                    slow.skipVector(dimension);
                } catch (RowException e) {
                    throw e.before(rows - row);
                }
            }
        }
        return slow;
    }
}
