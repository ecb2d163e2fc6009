package plasticity.estimators;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import plasticity.draws.SampledQueries;

/**
 * The sampled queries of a head in columns: each holds some queries of one cell (bucket and text), long columns first. A slot consists of the queries
 * at the same place of their columns. Sums over the queries of every cell are then sums of arrays, slot by slot, which the JVM vectorises.
 */
public final class QueryColumns {
    /** Cells are divided until there are about this many columns, as loops over shorter arrays are slower. */
    private static final int COLUMNS = 256;

    private final int size;
    /** By column: the cell of its queries. */
    private final int[] cells;
    /** By slot and column. */
    private final double[][] positions;
    /** By slot, component and column. */
    private final double[][][] vectors;

    private record Column(int cell, int first, int size) {}

    /** @param queries the sampled queries, with their vectors */
    public QueryColumns(SampledQueries queries) {
        size = queries.size();
        int height = (size + COLUMNS - 1) / COLUMNS;
        Column[] columns = IntStream.range(0, queries.cellSizes().length)
                .boxed()
                .flatMap(cell -> IntStream.iterate(0, from -> from < queries.cellSizes()[cell], from -> from + height)
                        .mapToObj(from -> new Column(
                                cell,
                                queries.cellStarts()[cell] + from,
                                Math.min(height, queries.cellSizes()[cell] - from))))
                .sorted(Comparator.comparingInt(Column::size).reversed())
                .toArray(Column[]::new);
        cells = Arrays.stream(columns).mapToInt(Column::cell).toArray();
        int[] firsts = Arrays.stream(columns).mapToInt(Column::first).toArray();
        int[] widths = new int[height];
        for (Column column : columns) {
            for (int slot = 0; slot < column.size; slot++) {
                widths[slot]++;
            }
        }
        positions = slots(queries.positions(), firsts, widths);
        vectors = new double[height][queries.vectors().length][];
        for (int j = 0; j < queries.vectors().length; j++) {
            double[][] slots = slots(queries.vectors()[j], firsts, widths);
            for (int slot = 0; slot < height; slot++) {
                vectors[slot][j] = slots[slot];
            }
        }
    }

    private static double[][] slots(double[] values, int[] firsts, int[] widths) {
        double[][] slots = new double[widths.length][];
        for (int slot = 0; slot < slots.length; slot++) {
            double[] some = new double[widths[slot]];
            for (int i = 0; i < some.length; i++) {
                some[i] = values[firsts[i] + slot];
            }
            slots[slot] = some;
        }
        return slots;
    }

    /** Number of queries. */
    int size() {
        return size;
    }

    /** Number of slots. */
    int slots() {
        return positions.length;
    }

    /** The cell of each column. */
    int[] cells() {
        return cells;
    }

    /** The positions of the queries of a slot, in tokens. */
    double[] positions(int slot) {
        return positions[slot];
    }

    /** The vectors of the queries of a slot, component by component. */
    double[][] vectors(int slot) {
        return vectors[slot];
    }

    /** An array for a number per query, by slot and column. */
    double[][] zeros() {
        double[][] zeros = new double[slots()][];
        for (int slot = 0; slot < zeros.length; slot++) {
            zeros[slot] = new double[positions[slot].length];
        }
        return zeros;
    }
}
