package plasticity.sample;

import org.apache.spark.ml.linalg.DenseMatrix;

/**
 * An n×d matrix stored in tiles of {@value #ROWS} rows, component by component within a tile, so that a component can be read in contiguous runs.
 * Reading the columns of a row-major matrix would load a cache line per value.
 */
public final class ComponentTiles {
    private static final int ROWS = 64;

    private final double[] values;
    private final int rows;
    private final int dimension;
    private final double[] tile;

    /**
     * Creates tiles to be filled with {@link #accept}; they reuse the array of the matrix from which the rows come.
     *
     * @param x n×d, row-major; its values are overwritten
     */
    public ComponentTiles(DenseMatrix x) {
        values = x.values();
        rows = x.numRows();
        dimension = x.numCols();
        tile = new double[Math.min(ROWS, rows) * dimension];
    }

    /** Rearranges a row-major matrix in place. */
    public static ComponentTiles of(DenseMatrix x) {
        ComponentTiles tiles = new ComponentTiles(x);
        RowSweep.read(x, tiles::accept);
        return tiles;
    }

    /**
     * Adds a row. Rows of a tile are buffered, so a row of the matrix is overwritten only after it and all rows before it were added.
     *
     * @param row 0, 1, 2, … in this order
     */
    public void accept(int row, double[] x) {
        int from = row - row % ROWS;
        int height = height(from);
        for (int j = 0, at = row - from; j < x.length; j++, at += height) {
            tile[at] = x[j];
        }
        if (row + 1 == from + height) {
            System.arraycopy(tile, 0, values, from * dimension, height * dimension);
        }
    }

    private int height(int from) {
        return Math.min(ROWS, rows - from);
    }

    /** n. */
    public int rows() {
        return rows;
    }

    /** d. */
    public int dimension() {
        return dimension;
    }

    /**
     * Copies rows {@code from} to {@code from + length − 1} of a component.
     *
     * @param from a multiple of {@value #ROWS}
     */
    public void copy(int component, int from, int length, double[] into) {
        for (int row = from; row < from + length; row += ROWS) {
            int height = height(row);
            int copied = Math.min(height, from + length - row);
            System.arraycopy(values, row * dimension + component * height, into, row - from, copied);
        }
    }

    /** Component j, n values. */
    public double[] component(int component) {
        double[] column = new double[rows];
        copy(component, 0, rows, column);
        return column;
    }
}
