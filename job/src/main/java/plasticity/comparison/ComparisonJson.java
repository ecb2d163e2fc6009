package plasticity.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import plasticity.messages.Secrets;
import plasticity.publish.RunManifest;
import plasticity.publish.Version;
import plasticity.tables.CellSink;
import plasticity.tables.Column;
import plasticity.tables.ModelDifferences;
import plasticity.tables.Row;
import plasticity.tables.Trajectory;

/** A comparison as JSON: what was compared, how, and the results for the model. */
final class ComparisonJson {
    /** The format that this version writes; incremented if readers of the current format would be misled. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ComparisonJson() {}

    /** @param out is left open */
    static void write(Comparison comparison, OutputStream out) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("version", Version.text());
        document.put("runs", comparison.runs().stream().map(ComparisonJson::run).toList());
        document.put("different_settings", comparison.settings());
        document.put("pairing", comparison.pairing());
        document.put("heads", comparison.heads().size());
        document.put("fdr", comparison.options().rate());
        document.put("top", comparison.options().top());
        document.put("notes", comparison.notes());
        ComparisonRows rows = new ComparisonRows(comparison);
        document.put(
                ModelDifferences.TABLE.name(),
                rows.of(ModelDifferences.TABLE).map(ComparisonJson::cells).toList());
        if (rows.tables().contains(Trajectory.TABLE)) {
            document.put(
                    Trajectory.TABLE.name(),
                    rows.modelTrajectories().map(ComparisonJson::cells).toList());
        }
        out.write(JSON.writeValueAsBytes(document));
        out.write('\n');
    }

    private static Map<String, Object> run(ComparedRun run) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("label", run.label());
        members.put("location", Secrets.redact(run.location()));
        members.put("heads", run.size());
        members.put("version", run.manifest().map(RunManifest::version).orElse(null));
        members.put("settings", run.manifest().map(RunManifest::settings).orElse(null));
        return members;
    }

    private static Map<String, Object> cells(Row row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        Iterator<Column> columns = row.table().columns().iterator();
        row.write(new CellSink() {
            @Override
            public void integer(int value) {
                cells.put(columns.next().name(), value);
            }

            @Override
            public void real(double value) {
                cells.put(columns.next().name(), Double.isFinite(value) ? value : null);
            }

            @Override
            public void text(String value) {
                cells.put(columns.next().name(), value);
            }

            @Override
            public void empty() {
                cells.put(columns.next().name(), null);
            }
        });
        return cells;
    }
}
