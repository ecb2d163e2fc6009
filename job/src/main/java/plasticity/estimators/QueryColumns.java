package plasticity.estimators;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import plasticity.draws.SampledQueries;

/**
 * The sampled queries of a head in columns: each holds some queries of one cell (bucket and text), long columns first. A slot consists of the queries
 * at the same place of their columns. Sums over the queries of every cell are then sums of arrays, slot by slot, which the JVM vectorises.
 *
 * <p>Arrays by column have a padding of zeros, so that their size is a multiple of a cache line: arrays that are allocated in succession then have
 * the same place in a line, and loops over several of them access none across two lines. Results do not depend on it; {@code ProductBenchmark} shows
 * its effect.
 */
public final class QueryColumns {
    /** Cells are divided until there are about this many columns, as loops over shorter arrays are slower. */
    private static final int COLUMNS = 256;

    /** Doubles in a line of 64 bytes, and those that follow the header of an array in its first line. */
    private static final int LINE = 8;

    private static final int AFTER_HEADER = 6;

    private final int[] widths;
    /** By column: the cell of its queries. */
    private final int[] cells;
    /** By slot and column. */
    private final double[][] positions;
    /** By slot, component and column. */
    private final double[][][] vectors;

    private record Column(int cell, int first, int size) {}

    /** @param queries the sampled queries, with their vectors */
    public QueryColumns(SampledQueries queries) {
        int height = (queries.size() + COLUMNS - 1) / COLUMNS;
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
        widths = new int[height];
        for (Column column : columns) {
            for (int slot = 0; slot < column.size; slot++) {
                widths[slot]++;
            }
        }
        positions = zeros(1)[0];
        gather(queries.positions(), firsts, positions);
        int dimension = queries.vectors().length;
        double[][][] components = zeros(dimension);
        vectors = new double[height][dimension][];
        for (int j = 0; j < dimension; j++) {
            gather(queries.vectors()[j], firsts, components[j]);
            for (int slot = 0; slot < height; slot++) {
                vectors[slot][j] = components[j][slot];
            }
        }
    }

    private void gather(double[] values, int[] firsts, double[][] slots) {
        for (int slot = 0; slot < slots.length; slot++) {
            gather(values, firsts, slot, widths[slot], slots[slot]);
        }
    }

    private static void gather(double[] values, int[] firsts, int slot, int width, double[] into) {
        for (int i = 0; i < width; i++) {
            into[i] = values[firsts[i] + slot];
        }
    }

    /** Arrays for several numbers per query, by number, slot and column; allocated in succession. */
    double[][][] zeros(int size) {
        double[][][] zeros = new double[size][widths.length][];
        for (double[][] some : zeros) {
            for (int slot = 0; slot < some.length; slot++) {
                some[slot] = new double[padded(widths[slot])];
            }
        }
        return zeros;
    }

    private static int padded(int width) {
        return width + Math.floorMod(AFTER_HEADER - width, LINE);
    }

    /** Number of slots. */
    int slots() {
        return widths.length;
    }

    /** Number of queries of a slot: its first columns. */
    int width(int slot) {
        return widths[slot];
    }

    /** The cell of each column. */
    int[] cells() {
        return cells;
    }

    /** The positions of the queries of a slot, in tokens, and padding. */
    double[] positions(int slot) {
        return positions[slot];
    }

    /** The vectors of the queries of a slot, component by component, and padding. */
    double[][] vectors(int slot) {
        return vectors[slot];
    }

    /** An array for a number per column. */
    double[] columnZeros() {
        return new double[padded(widths[0])];
    }
}
