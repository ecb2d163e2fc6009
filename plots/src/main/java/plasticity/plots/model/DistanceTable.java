package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import plasticity.tables.HeadDistancePlasticity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * The rows of selected heads in a table of plasticity by distance.
 *
 * @param file for messages
 * @param rows of heads that have any
 */
public record DistanceTable(Path file, List<Row> rows) {
    /**
     * A cell of a head. Distances and width are in tokens.
     *
     * @param keys lower edge of the distance between the keys
     * @param query lower edge of the distance from the query
     */
    record Row(
            Head head,
            double keys,
            double query,
            double width,
            double pairs,
            double weight,
            double linear,
            double empirical) {}

    /**
     * Reads a table.
     *
     * @throws TableException if the file is not such a table
     * @throws PlotException if it has no row of a selected head
     */
    public static DistanceTable read(Path file, HeadSelection selection) throws TableException, PlotException {
        StoredTable table = StoredTable.read(file, HeadDistancePlasticity.TABLE.columns());
        List<Head> heads = Head.of(table);
        double[] keys = table.numbers(HeadDistancePlasticity.KEY_DISTANCE);
        double[] queries = table.numbers(HeadDistancePlasticity.QUERY_DISTANCE);
        double[] widths = table.numbers(HeadDistancePlasticity.BIN_WIDTH);
        double[] pairs = table.numbers(HeadDistancePlasticity.N_PAIRS);
        double[] weights = table.numbers(HeadDistancePlasticity.WEIGHT);
        double[] linear = table.numbers(HeadDistancePlasticity.AP_LINEAR);
        double[] empirical = table.numbers(HeadDistancePlasticity.AP_EMPIRICAL);
        if (heads.isEmpty()) {
            throw new PlotException(file + ": has no rows, nothing to draw: empirical plasticity needs two texts");
        }
        selection.check(heads, file);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            if (selection.contains(heads.get(i))) {
                rows.add(new Row(
                        heads.get(i), keys[i], queries[i], widths[i], pairs[i], weights[i], linear[i], empirical[i]));
            }
        }
        return new DistanceTable(file, rows);
    }

    /** The rows of the heads that another table has, too. */
    DistanceTable commonWith(DistanceTable other) {
        Set<Head> heads = other.rows.stream().map(Row::head).collect(Collectors.toSet());
        return new DistanceTable(
                file, rows.stream().filter(row -> heads.contains(row.head())).toList());
    }

    /** The largest width of a cell. */
    public double width() {
        return rows.stream().mapToDouble(Row::width).max().orElseThrow();
    }
}
