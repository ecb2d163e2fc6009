package plasticity.plots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import plasticity.tables.Column;
import plasticity.tables.HeadDistancePlasticity;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadGeometry;
import plasticity.tables.HeadProfile;
import plasticity.tables.HeadReplicates;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.Table;

/**
 * Writes tables of estimates with made-up values; those by distance only of the first head of each layer.
 *
 * @param layers from 0
 * @param heads query heads of a layer; four share a key head
 * @param groups of texts; with fewer than two there are no errors
 */
public record TestEstimates(int layers, int heads, int groups) {
    private static final double ERROR = 0.01;

    /** Writes all tables; other values are a half, smaller ones for components and gaps. */
    public void write(Path directory, int buckets) throws IOException {
        write(directory, buckets, Map.of());
    }

    /** @param values of metrics of all heads by the name of the column; NaN for an empty cell */
    public void write(Path directory, int buckets, Map<String, Double> values) throws IOException {
        Files.createDirectories(directory);
        List<Map<String, Object>> estimates = new ArrayList<>();
        List<Map<String, Object>> replicates = new ArrayList<>();
        List<Map<String, Object>> profiles = new ArrayList<>();
        List<Map<String, Object>> geometry = new ArrayList<>();
        List<Map<String, Object>> distances = new ArrayList<>();
        List<Map<String, Object>> keyHeads = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                Map<String, Object> id = Map.of("layer", layer, "q_head", head, "k_head", head / 4);
                double level = (1.0 + head) / (2.0 + layer + head);
                estimates.add(with(id, Map.of("n_texts", groups)));
                for (int group = 0; group < groups && groups > 1; group++) {
                    replicates.add(with(id, Map.of("text_group", group)));
                }
                for (int bucket = 1; bucket < buckets; bucket++) {
                    double empirical = level * (1 + 0.1 * Math.sin(layer + head * bucket));
                    profiles.add(with(
                            id,
                            Map.of(
                                    "q_bucket",
                                    bucket,
                                    "position",
                                    512 * bucket + 255,
                                    "n_queries",
                                    40,
                                    "ap_empirical",
                                    empirical,
                                    "ap_linear",
                                    level * (1 + 0.1 * Math.cos(layer + head * bucket)))));
                    for (int key = 0; key < bucket && head == 0; key++) {
                        distances.add(with(
                                id,
                                Map.of(
                                        "key_distance",
                                        512 * key,
                                        "query_distance",
                                        512 * (bucket - key),
                                        "bin_width",
                                        512,
                                        "n_pairs",
                                        40,
                                        "weight",
                                        1,
                                        "ap_empirical",
                                        empirical,
                                        "ap_linear",
                                        level)));
                    }
                }
                geometry.add(with(
                        id,
                        Map.of(
                                "pc0_q_position_r",
                                0.8,
                                "pc0_k_position_r",
                                0.8,
                                "bias_logits",
                                level,
                                "head_class",
                                "position-dominated")));
                if (head % 4 == 0) {
                    for (String pairs : List.of("far", "near")) {
                        keyHeads.add(with(
                                Map.of("layer", layer, "k_head", head / 4),
                                Map.of("pairs", pairs, "n_q_heads", Math.min(4, heads - head), "n_texts", groups)));
                    }
                }
            }
        }
        Function<Map<String, Object>, Function<Column, String>> cells = row -> column -> cell(row, column, values);
        write(directory, HeadEstimates.TABLE, estimates, cells);
        write(directory, HeadReplicates.TABLE, replicates, cells);
        write(directory, HeadProfile.TABLE, profiles, cells);
        write(directory, HeadGeometry.TABLE, geometry, cells);
        write(directory, HeadDistancePlasticity.TABLE, distances, cells);
        write(directory, KeyHeadEstimates.TABLE, keyHeads, cells);
    }

    private static Map<String, Object> with(Map<String, Object> id, Map<String, ?> others) {
        Map<String, Object> row = new HashMap<>(id);
        row.putAll(others);
        return row;
    }

    private static void write(
            Path directory,
            Table table,
            List<Map<String, Object>> rows,
            Function<Map<String, Object>, Function<Column, String>> cells)
            throws IOException {
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", table.columns().stream().map(Column::name).toList()))
                .append('\n');
        for (Map<String, Object> row : rows) {
            csv.append(String.join(
                            ",", table.columns().stream().map(cells.apply(row)).toList()))
                    .append('\n');
        }
        Files.writeString(directory.resolve(table.name() + ".csv"), csv);
    }

    private String cell(Map<String, Object> row, Column column, Map<String, Double> values) {
        String name = column.name();
        if (row.containsKey(name)) {
            return row.get(name).toString();
        }
        boolean isError = name.startsWith("se_");
        if (values.containsKey(isError ? name.substring(3) : name)) {
            double value = values.get(isError ? name.substring(3) : name);
            if (Double.isNaN(value) || (isError && groups < 2)) {
                return "";
            }
            return Double.toString(isError ? ERROR : value + deviation(row));
        }
        if (isError) {
            return groups < 2 ? "" : Double.toString(ERROR);
        }
        return Double.toString((name.matches(".*(gap|text|position|drop|query_head)") ? 0.05 : 0.5) + deviation(row));
    }

    /** What a replicate adds: its standard error is {@link #ERROR}. */
    private double deviation(Map<String, Object> row) {
        if (!row.containsKey("text_group")) {
            return 0;
        }
        int group = (Integer) row.get("text_group");
        double sign = group % 2 == 0 ? 1 : -1;
        return sign * ERROR / Math.sqrt(groups - 1.0);
    }
}
