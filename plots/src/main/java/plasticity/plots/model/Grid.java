package plasticity.plots.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A matrix of values, NaN if undefined; row 0 is drawn at the bottom. Immutable. */
public final class Grid {
    private final double[][] cells;

    /**
     * Creates a grid.
     *
     * @param cells {@code cells[row][column]}; at least one row and column, all rows of the same length
     */
    Grid(double[][] cells) {
        this.cells = cells;
    }

    /**
     * Aggregates values by query bucket (rows) and another key (columns).
     *
     * @param rows query buckets, ascending
     * @param columns ascending
     * @param column the key of a value, which is one of {@code columns}
     * @param aggregate of one or more values
     */
    static Grid of(
            List<BucketTable.Value> values,
            int[] rows,
            int[] columns,
            ToIntFunction<BucketTable.Value> column,
            ToDoubleFunction<double[]> aggregate) {
        DoubleStream.Builder[][] cells = new DoubleStream.Builder[rows.length][columns.length];
        for (BucketTable.Value value : values) {
            int r = Arrays.binarySearch(rows, value.query());
            int c = Arrays.binarySearch(columns, column.applyAsInt(value));
            cells[r][c] = cells[r][c] == null ? DoubleStream.builder() : cells[r][c];
            cells[r][c].add(value.plasticity());
        }
        return new Grid(Arrays.stream(cells)
                .map(ofRow -> Arrays.stream(ofRow)
                        .mapToDouble(ofCell -> ofCell == null
                                ? Double.NaN
                                : aggregate.applyAsDouble(ofCell.build().toArray()))
                        .toArray())
                .toArray(double[][]::new));
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

    /** The cells as lists of rows. */
    public List<List<Double>> toRows() {
        return Arrays.stream(cells)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    /** All cells, row by row. */
    public double[] values() {
        return Arrays.stream(cells).flatMapToDouble(Arrays::stream).toArray();
    }

    /** The cells with a value, as {@code row · columns + column}. */
    public IntStream defined() {
        double[] values = values();
        return IntStream.range(0, values.length).filter(cell -> Double.isFinite(values[cell]));
    }
}
