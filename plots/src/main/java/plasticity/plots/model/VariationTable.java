package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import plasticity.comparison.ReplicatedMetrics;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;

/**
 * What changes the preference between two keys: the parts of plasticity by head.
 *
 * @param file for messages
 * @param rows of heads, in the order of the file
 * @param areKeyHeads whether these are key heads; otherwise query heads
 * @param replicates of the parts, by the name of their column; only of query heads, and only if {@code head_replicates} is next to the table
 */
public record VariationTable(
        Path file, Pairs pairs, List<Row> rows, boolean areKeyHeads, Optional<ReplicatedMetrics> replicates) {
    /** The parts, in the order in which they are stacked, and their sum. */
    public enum Part {
        TOKEN,
        TEXT,
        POSITION,
        QUERY_HEAD,
        TOTAL;

        /** The name in settings and columns. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The name for readers. */
        public String label() {
            return id().replace('_', ' ');
        }
    }

    /** Pairs of keys. */
    public enum Pairs {
        /** Of one bucket. */
        NEAR,
        /** Of different buckets. */
        FAR;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part with its standard error; NaN if undefined. */
    public record Value(double value, double error) {
        static final Value UNDEFINED = new Value(Double.NaN, Double.NaN);
    }

    /**
     * The parts of a head.
     *
     * @param head a query head or a key head
     * @param values of the parts that the table has
     */
    record Row(Head head, Map<Part, Value> values) {}

    /**
     * Reads {@code key_head_estimates} or {@code head_estimates}.
     *
     * @throws TableException if the file is neither
     */
    public static VariationTable read(Path file, Pairs pairs) throws TableException {
        List<Column> wanted = new ArrayList<>(HeadIdentity.COLUMNS);
        wanted.add(KeyHeadEstimates.PAIRS);
        for (Part part : Part.values()) {
            for (boolean isKeyHead : List.of(true, false)) {
                Column.Real column = column(part, pairs, isKeyHead);
                wanted.addAll(List.of(column, Table.errorOf(column)));
            }
        }
        StoredTable table = StoredTable.read(file, wanted);
        boolean areKeyHeads = table.has(KeyHeadEstimates.PAIRS);
        List<Row> rows = new ArrayList<>();
        int[] layers = table.integers(HeadIdentity.LAYER);
        int[] heads = table.integers(areKeyHeads ? HeadIdentity.K_HEAD : HeadIdentity.Q_HEAD);
        for (int row = 0; row < layers.length; row++) {
            rows.add(new Row(new Head(layers[row], heads[row]), new EnumMap<>(Part.class)));
        }
        List<Column.Real> columns = new ArrayList<>();
        for (Part part : Part.values()) {
            Column.Real column = column(part, pairs, areKeyHeads);
            if (part == Part.QUERY_HEAD && !areKeyHeads) {
                continue;
            }
            columns.add(column);
            double[] values = table.numbers(column);
            double[] errors = table.numbers(Table.errorOf(column));
            for (int row = 0; row < values.length; row++) {
                rows.get(row).values().put(part, new Value(values[row], errors[row]));
            }
        }
        if (areKeyHeads) {
            List<String> kinds = table.texts(KeyHeadEstimates.PAIRS);
            rows = IntStream.range(0, kinds.size())
                    .filter(row -> kinds.get(row).equals(pairs.id()))
                    .mapToObj(rows::get)
                    .toList();
        }
        return new VariationTable(
                file, pairs, rows, areKeyHeads, areKeyHeads ? Optional.empty() : RunReplicates.of(file, columns));
    }

    /** The column of a part. */
    static Column.Real column(Part part, Pairs pairs, boolean isKeyHead) {
        return new Column.Real((isKeyHead ? "ap" : pairs.id()) + "_" + part.id(), "");
    }
}
