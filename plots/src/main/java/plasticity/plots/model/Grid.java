package plasticity.plots.model;

import java.util.Arrays;

/** Cells of figures, rows by columns; row 0 is drawn at the bottom. NaN where there is none. Not changed once made. */
public final class Grid {
    private final double[][] cells;

    /**
     * A grid of one row and one column or more.
     *
     * @param cells {@code cells[row][column]}, all rows of one length
     */
    Grid(double[][] cells) {
        this.cells = Arrays.stream(cells).map(double[]::clone).toArray(double[][]::new);
    }

    /** Without any figure. */
    static double[][] empty(int rows, int columns) {
        double[][] cells = new double[rows][columns];
        for (double[] row : cells) {
            Arrays.fill(row, Double.NaN);
        }
        return cells;
    }

    public int rows() {
        return cells.length;
    }

    public int columns() {
        return cells[0].length;
    }

    public double cell(int row, int column) {
        return cells[row][column];
    }

    /** All cells, row by row. */
    public double[] values() {
        return Arrays.stream(cells).flatMapToDouble(Arrays::stream).toArray();
    }
}
