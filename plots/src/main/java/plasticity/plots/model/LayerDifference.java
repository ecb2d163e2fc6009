package plasticity.plots.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Plasticity of one table minus that of another, by query bucket (rows) and layer (columns), over the heads in both tables. NaN if no head is in
 * both.
 *
 * @param buckets query buckets, ascending
 * @param layers ascending
 * @param grid mean difference over heads
 * @param low 10 % quantile over heads
 * @param high 90 % quantile over heads
 */
public record LayerDifference(List<Integer> buckets, List<Integer> layers, Grid grid, Grid low, Grid high) {
    /** Aggregates the differences of heads; there is at least one. */
    static LayerDifference of(List<BucketTable.Value> differences) {
        int[] buckets = LayerProfile.distinct(differences, BucketTable.Value::query);
        int[] layers = LayerProfile.distinct(differences, BucketTable.Value::layer);
        Function<ToDoubleFunction<double[]>, Grid> grid =
                aggregate -> Grid.of(differences, buckets, layers, BucketTable.Value::layer, aggregate);
        return new LayerDifference(
                Arrays.stream(buckets).boxed().toList(),
                Arrays.stream(layers).boxed().toList(),
                grid.apply(Aggregation.MEAN::of),
                grid.apply(values -> Aggregation.quantile(values, LayerProfile.LOW)),
                grid.apply(values -> Aggregation.quantile(values, LayerProfile.HIGH)));
    }

    /** Whether the heads of a cell disagree about the sign: zero is between the quantiles. */
    public boolean isDivided(int row, int column) {
        return low.cell(row, column) <= 0 && high.cell(row, column) >= 0;
    }

    /** Number of cells whose heads disagree. */
    public long divided() {
        int columns = grid.columns();
        return IntStream.range(0, grid.rows() * columns)
                .filter(cell -> isDivided(cell / columns, cell % columns))
                .count();
    }
}
