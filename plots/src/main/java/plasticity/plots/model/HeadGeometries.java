package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plasticity.tables.Column;
import plasticity.tables.HeadGeometry;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * The geometry of each head, from head_geometry.
 *
 * @param file the table
 * @param heads in ascending order, at least one
 */
public record HeadGeometries(Path file, List<Row> heads) {
    /**
     * A head.
     *
     * @param driftQueryR correlation with position of the queries along the drift; NaN if undefined
     * @param driftKeyR the same of the keys
     * @param pc0QueryR correlation with position of the queries along the first principal component; NaN if undefined
     * @param pc0KeyR the same of the keys
     * @param biasLogits NaN if undefined
     * @param headClass such as {@code mixed}; empty if undefined
     */
    public record Row(
            Head head,
            int keyHead,
            double driftQueryR,
            double driftKeyR,
            double pc0QueryR,
            double pc0KeyR,
            double biasLogits,
            String headClass) {}

    /** The heads whose class is defined. */
    public List<Row> classified() {
        return heads.stream().filter(row -> !row.headClass().isEmpty()).toList();
    }

    /**
     * Reads the selected heads of a table.
     *
     * @throws TableException if it is missing or is not such a table
     * @throws PlotException if it contains none of the heads
     */
    public static HeadGeometries read(Path file, HeadSelection selection) throws TableException, PlotException {
        List<Column> columns = new ArrayList<>(HeadIdentity.COLUMNS);
        columns.addAll(List.of(
                HeadGeometry.Q_POSITION_R,
                HeadGeometry.K_POSITION_R,
                HeadGeometry.PC0_Q_POSITION_R,
                HeadGeometry.PC0_K_POSITION_R,
                HeadGeometry.BIAS_LOGITS,
                HeadGeometry.HEAD_CLASS));
        StoredTable table = StoredTable.read(file, columns);
        List<Head> heads = Head.of(table);
        int[] keyHeads = table.integers(HeadIdentity.K_HEAD);
        double[] driftQuery = table.numbers(HeadGeometry.Q_POSITION_R);
        double[] driftKey = table.numbers(HeadGeometry.K_POSITION_R);
        double[] pc0Query = table.numbers(HeadGeometry.PC0_Q_POSITION_R);
        double[] pc0Key = table.numbers(HeadGeometry.PC0_K_POSITION_R);
        double[] bias = table.numbers(HeadGeometry.BIAS_LOGITS);
        List<String> classes = table.texts(HeadGeometry.HEAD_CLASS);
        List<Row> rows = new ArrayList<>();
        selection.check(heads, file);
        for (int i = 0; i < table.rows(); i++) {
            if (selection.contains(heads.get(i))) {
                rows.add(new Row(
                        heads.get(i),
                        keyHeads[i],
                        driftQuery[i],
                        driftKey[i],
                        pc0Query[i],
                        pc0Key[i],
                        bias[i],
                        classes.get(i)));
            }
        }
        rows.sort(Comparator.comparing(Row::head));
        return new HeadGeometries(file, List.copyOf(rows));
    }

    /** The mean bias of each layer over its heads with a defined bias, by layer; layers without such a head are left out. */
    public Curve meanBias() throws PlotException {
        Map<Integer, Double> means = heads.stream()
                .filter(row -> !Double.isNaN(row.biasLogits()))
                .collect(Collectors.groupingBy(
                        row -> row.head().layer(), TreeMap::new, Collectors.averagingDouble(Row::biasLogits)));
        if (means.isEmpty()) {
            throw new PlotException(file + ": has no defined " + HeadGeometry.BIAS_LOGITS.name() + ", nothing to draw");
        }
        return Curve.of(means, layer -> layer);
    }
}
