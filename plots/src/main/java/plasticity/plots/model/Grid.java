package plasticity.plots.model;

import java.util.Arrays;

/** A matrix of values, NaN if undefined; row 0 is drawn at the bottom. Immutable. */
public final class Grid {
    private final double[][] cells;

    /**
     * Creates a grid.
     *
     * @param cells {@code cells[row][column]}; at least one row and column, all rows of the same length
     */
    Grid(double[][] cells) {
        this.cells = Arrays.stream(cells).map(double[]::clone).toArray(double[][]::new);
    }

    /** A matrix of NaN. */
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
