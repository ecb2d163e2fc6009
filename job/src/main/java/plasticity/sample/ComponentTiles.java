package plasticity.sample;

import org.apache.spark.ml.linalg.DenseMatrix;

/**
 * An n×d matrix laid out so that a component is read in runs: rows in tiles of {@value #ROWS}, within a tile component after component. Read by
 * columns from a row-major matrix, every value would cost a line of the processor's cache.
 */
public final class ComponentTiles {
    private static final int ROWS = 64;

    private final double[] values;
    private final int rows;
    private final int dimension;
    private final double[] tile;

    /**
     * To be filled row by row with {@link #accept}, in the place of the matrix that the rows come from.
     *
     * @param x n×d, row-major; its values are taken over
     */
    public ComponentTiles(DenseMatrix x) {
        values = x.values();
        rows = x.numRows();
        dimension = x.numCols();
        tile = new double[Math.min(ROWS, rows) * dimension];
    }

    /** All of a row-major matrix, in its place. */
    public static ComponentTiles of(DenseMatrix x) {
        ComponentTiles tiles = new ComponentTiles(x);
        RowSweep.read(x, tiles::accept);
        return tiles;
    }

    /**
     * Takes in a row. Those of a tile are gathered, so a row of the matrix is overwritten only when it and all before it were taken in.
     *
     * @param row 0, 1, 2, … in turn
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

    /** Puts (x_ij − shift)·scale for all rows i of component j into {@code into}, n values. */
    public void copy(int component, double shift, double scale, double[] into) {
        for (int from = 0; from < rows; from += ROWS) {
            int height = height(from);
            System.arraycopy(values, from * dimension + component * height, into, from, height);
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = (into[i] - shift) * scale;
        }
    }

    /** Component j, n values. */
    public double[] component(int component) {
        double[] column = new double[rows];
        copy(component, 0, 1, column);
        return column;
    }
}
