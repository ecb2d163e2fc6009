package plasticity.sample;

import org.apache.spark.ml.linalg.DenseMatrix;

/**
 * An n×d matrix stored in tiles of {@value #ROWS} rows, component by component within a tile, so that a component can be read in contiguous runs.
 * Runs have to be long: each begins on another page, and the processor loads ahead within a page only.
 */
public final class ComponentTiles {
    private static final int ROWS = 256;

    private final double[] values;
    private final int rows;
    private final int dimension;
    /** By component, then by row of the tile. */
    private final double[][] tile;

    /**
     * Tiles that replace a matrix in its array, one after the other, by {@link #replaceEndingWith}.
     *
     * @param x n×d, row-major; its values are overwritten
     */
    public ComponentTiles(DenseMatrix x) {
        values = x.values();
        rows = x.numRows();
        dimension = x.numCols();
        tile = new double[dimension][Math.min(ROWS, rows)];
    }

    /** Rearranges a row-major matrix in place. */
    public static ComponentTiles of(DenseMatrix x) {
        ComponentTiles tiles = new ComponentTiles(x);
        for (int row = 0; row < tiles.rows; row++) {
            tiles.replaceEndingWith(row);
        }
        return tiles;
    }

    /**
     * Overwrites the rows of a tile, of which a row is the last, by this tile. Has no effect for other rows, so it may be called for every row of a
     * sweep: the tile's rows are in the second-level cache then.
     *
     * @param row each row once
     */
    public void replaceEndingWith(int row) {
        int from = row - row % ROWS;
        int height = height(from);
        if (row + 1 < from + height) {
            return;
        }
        for (int i = 0; i < height; i++) {
            put(values, (from + i) * dimension, tile, i);
        }
        for (int j = 0; j < dimension; j++) {
            System.arraycopy(tile[j], 0, values, from * dimension + j * height, height);
        }
    }

    private static void put(double[] values, int at, double[][] tile, int row) {
        for (int j = 0; j < tile.length; j++) {
            tile[j][row] = values[at + j];
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
