package plasticity.plots.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Plasticity by the distance between keys (columns) and the distance from the query (rows): means over heads, weighted by the pairs that each row
 * represents.
 *
 * @param grid the means, or their differences; NaN for cells without pairs
 * @param pairs mean number of pairs of keys per head; the smaller one for differences
 * @param width of a cell, in tokens
 */
public record DistanceMap(Grid grid, Grid pairs, double width) {
    /** A mean over fewer pairs of keys per head is uncertain. */
    public static final int FEW_PAIRS = 30;

    /** What is drawn. */
    public enum Estimator {
        /** Plasticity without a model. */
        EMPIRICAL,
        /** Plasticity under the linear model. */
        LINEAR,
        /** The error of the linear model: linear minus empirical. */
        GAP;

        private double of(DistanceTable.Row row) {
            return switch (this) {
                case EMPIRICAL -> row.empirical();
                case LINEAR -> row.linear();
                case GAP -> row.linear() - row.empirical();
            };
        }
    }

    /** The place of a cell. */
    private record Cell(int row, int column) {}

    /** The sums over the rows of a cell. */
    private static final class Sums {
        private final Set<Head> heads = new HashSet<>();
        private double pairs;
        private double weight;
        private double weighted;

        private double mean() {
            return weighted / weight;
        }

        private double pairsPerHead() {
            return pairs / heads.size();
        }
    }

    /**
     * Computes the map of a table.
     *
     * @throws PlotException if cells of the heads have widths that cannot be combined
     */
    public static DistanceMap of(DistanceTable table, Estimator estimator) throws PlotException {
        Map<Cell, Sums> cells = cells(table, estimator, table.width());
        return new DistanceMap(grid(cells, Sums::mean), grid(cells, Sums::pairsPerHead), table.width());
    }

    /**
     * Computes the difference of two tables, the first minus the second, of the heads and cells in both.
     *
     * @throws PlotException if they have none in common, or widths that cannot be combined
     */
    public static DistanceMap difference(DistanceTable table, DistanceTable against, Estimator estimator)
            throws PlotException {
        double width = Math.max(table.width(), against.width());
        Map<Cell, Sums> cells = cells(table.commonWith(against), estimator, width);
        Map<Cell, Sums> others = cells(against.commonWith(table), estimator, width);
        cells.keySet().retainAll(others.keySet());
        others.keySet().retainAll(cells.keySet());
        if (cells.isEmpty()) {
            throw new PlotException("against: the two tables have no head and distances in common");
        }
        return new DistanceMap(
                combined(grid(cells, Sums::mean), grid(others, Sums::mean), (one, other) -> one - other),
                combined(grid(cells, Sums::pairsPerHead), grid(others, Sums::pairsPerHead), Math::min),
                width);
    }

    private static Map<Cell, Sums> cells(DistanceTable table, Estimator estimator, double width) throws PlotException {
        Map<Cell, Sums> cells = new HashMap<>();
        for (DistanceTable.Row row : table.rows()) {
            if (width % row.width() != 0) {
                throw new PlotException(table.file() + ": cells of " + row.width() + " and of " + width
                        + " tokens cannot be combined; select one head, or set distance_bin in the analysis");
            }
            Cell cell = new Cell((int) (row.query() / width), (int) (row.keys() / width));
            Sums sums = cells.computeIfAbsent(cell, any -> new Sums());
            sums.heads.add(row.head());
            sums.pairs += row.pairs();
            sums.weight += row.weight();
            sums.weighted += row.weight() * estimator.of(row);
        }
        return cells;
    }

    private static Grid grid(Map<Cell, Sums> cells, ToDoubleFunction<Sums> value) {
        int rows = 1 + cells.keySet().stream().mapToInt(Cell::row).max().orElseThrow();
        int columns = 1 + cells.keySet().stream().mapToInt(Cell::column).max().orElseThrow();
        double[][] grid = new double[rows][columns];
        for (double[] row : grid) {
            Arrays.fill(row, Double.NaN);
        }
        cells.forEach((cell, sums) -> grid[cell.row()][cell.column()] = value.applyAsDouble(sums));
        return new Grid(grid);
    }

    private static Grid combined(Grid one, Grid other, DoubleBinaryOperator operator) {
        double[][] cells = new double[one.rows()][one.columns()];
        for (int row = 0; row < one.rows(); row++) {
            for (int column = 0; column < one.columns(); column++) {
                cells[row][column] = operator.applyAsDouble(one.cell(row, column), other.cell(row, column));
            }
        }
        return new Grid(cells);
    }

    /** Whether a cell has a value, but of few pairs of keys. */
    public boolean isUncertain(int row, int column) {
        return pairs.cell(row, column) < FEW_PAIRS;
    }

    /** Number of cells that are uncertain. */
    public long uncertain() {
        return Arrays.stream(pairs.values()).filter(count -> count < FEW_PAIRS).count();
    }

    /** The lower edge of the cells of a row or a column. */
    public String label(int index) {
        return BucketScale.of(BucketScale.Type.UNIFORM, width).label(index);
    }
}
