package plasticity.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plasticity.jackknife.Estimate;
import plasticity.storage.FileSum;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadGeometry;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadReplicates;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;
import plasticity.tables.Table;
import plasticity.tables.TableFormat;

/** A directory with the tables of a run, of heads with given metrics; all others are undefined. */
public final class RunDirectory {
    private final Path directory;
    private final TableFormat format;
    private final Map<Table, List<Row>> rows = new LinkedHashMap<>();

    public RunDirectory(Path directory, TableFormat format) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.format = format;
        for (Table table : List.of(
                HeadMetrics.TABLE, HeadEstimates.TABLE, HeadReplicates.TABLE, HeadGeometry.TABLE, HeadStatus.TABLE)) {
            rows.put(table, new ArrayList<>());
        }
    }

    /**
     * Adds a query head.
     *
     * @param texts digest of its texts; null if unknown
     * @param metrics by column name: the value, then the replicates, of which all metrics have the same number or none
     */
    public RunDirectory head(int layer, int head, String texts, Map<String, double[]> metrics) {
        Map<String, Double> values = new HashMap<>();
        metrics.forEach((name, all) -> {
            values.put(name, all[0]);
            values.put("se_" + name, new Estimate(all).standardError());
        });
        for (Table table : List.of(HeadMetrics.TABLE, HeadEstimates.TABLE, HeadGeometry.TABLE)) {
            rows.get(table).add(row(table, layer, head, values, 1, null));
        }
        int replicates =
                metrics.values().stream().mapToInt(all -> all.length - 1).max().orElse(0);
        for (int g = 0; g < replicates; g++) {
            int group = g;
            Map<String, Double> without = new HashMap<>();
            metrics.forEach((name, all) -> without.put(name, all.length == 1 ? Double.NaN : all[group + 1]));
            rows.get(HeadReplicates.TABLE).add(row(HeadReplicates.TABLE, layer, head, without, group, null));
        }
        rows.get(HeadStatus.TABLE).add(row(HeadStatus.TABLE, layer, head, Map.of(), 1, texts));
        return this;
    }

    private static Row row(Table table, int layer, int head, Map<String, Double> values, int integer, String text) {
        Row.Builder row = table.row();
        for (Column column : table.columns()) {
            if (column instanceof Column.Real real) {
                row.set(real, values.getOrDefault(column.name(), Double.NaN));
            } else if (column instanceof Column.Int other) {
                row.set(other, column == HeadIdentity.LAYER ? layer : column == HeadIdentity.Q_HEAD ? head : integer);
            } else {
                row.set((Column.Text) column, column == HeadStatus.TEXTS ? text : null);
            }
        }
        return row.build();
    }

    /** Writes the tables. */
    public RunDirectory write() throws IOException {
        for (Map.Entry<Table, List<Row>> table : rows.entrySet()) {
            try (OutputStream out = Files.newOutputStream(file(table.getKey()))) {
                format.write(table.getKey(), table.getValue().stream(), out);
            }
        }
        return this;
    }

    /** Writes {@code run.json}, which lists the written tables. */
    public RunDirectory writeManifest(Map<String, Object> settings) throws IOException {
        Map<String, Object> tables = new LinkedHashMap<>();
        for (Table table : rows.keySet()) {
            if (Files.exists(file(table))) {
                try (InputStream in = Files.newInputStream(file(table))) {
                    FileSum sum = FileSum.of(in, Long.MAX_VALUE);
                    tables.put(
                            table.name(),
                            Map.of(
                                    "path", file(table).getFileName().toString(),
                                    "bytes", sum.bytes(),
                                    "sha256", sum.sha256()));
                }
            }
        }
        new ObjectMapper()
                .writeValue(
                        directory.resolve("run.json").toFile(),
                        Map.of("format", 2, "version", "1.1.0", "settings", settings, "tables", tables));
        return this;
    }

    public Path file(Table table) {
        return directory.resolve(table.name() + "." + format.name().toLowerCase(Locale.ROOT));
    }

    public Path directory() {
        return directory;
    }
}
