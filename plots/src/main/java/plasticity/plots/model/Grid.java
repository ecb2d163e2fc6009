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
     * Aggregates the values of the items in each cell.
     *
     * @param rows the keys of the rows, ascending
     * @param columns the keys of the columns, ascending
     * @param row the key of an item's row, which is one of {@code rows}
     * @param aggregate of one or more values
     */
    static <T> Grid of(
            List<T> items,
            int[] rows,
            ToIntFunction<T> row,
            int[] columns,
            ToIntFunction<T> column,
            ToDoubleFunction<T> value,
            ToDoubleFunction<double[]> aggregate) {
        DoubleStream.Builder[][] values = new DoubleStream.Builder[rows.length][columns.length];
        for (T item : items) {
            int r = Arrays.binarySearch(rows, row.applyAsInt(item));
            int c = Arrays.binarySearch(columns, column.applyAsInt(item));
            values[r][c] = values[r][c] == null ? DoubleStream.builder() : values[r][c];
            values[r][c].add(value.applyAsDouble(item));
        }
        return new Grid(Arrays.stream(values)
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
