package plasticity.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputTable;
import plasticity.messages.RunException;
import plasticity.results.ResultSpool;
import plasticity.storage.FileSum;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;
import plasticity.tables.Table;
import plasticity.tables.TableFormat;

/** Publishes the outputs of a run: its tables, then the manifest that lists them. */
public final class Publication {
    private final AnalysisConfig config;
    private final ResultSpool results;
    private final UnaryOperator<Row> withWarnings;
    private final RunOutputs outputs;
    private final Map<String, RunManifest.Table> tables = new LinkedHashMap<>();

    /** @param withWarnings adds the warnings that depend on the dump's other heads, which cached results do not contain */
    public Publication(
            AnalysisConfig config, ResultSpool results, UnaryOperator<Row> withWarnings, RunOutputs outputs) {
        this.config = config;
        this.results = results;
        this.withWarnings = withWarnings;
        this.outputs = outputs;
    }

    /**
     * Publishes the tables and their manifest.
     *
     * @param manifest creates the manifest from the staged tables and the buckets of all heads
     * @throws RunException if an output cannot be written: the earlier outputs are unchanged then, or inconsistent if moving a file failed
     */
    public void publish(BiFunction<Map<String, RunManifest.Table>, RunManifest.Buckets, RunManifest> manifest)
            throws RunException {
        BucketGeometry geometry = new BucketGeometry();
        for (OutputTable output : config.tables()) {
            stage(
                    output.table(),
                    output.file(config).path(),
                    switch (output) {
                        case STATUS -> statusRows();
                        case BUCKETS -> results.rows(output.table(), geometry::accept);
                        default -> results.rows(output.table());
                    });
        }
        outputs.committer().stage(config.runJson(), manifest.apply(tables, geometry.buckets())::writeTo);
        outputs.lease().requireHeld();
        outputs.committer().delete(failedStatusPath(config));
        outputs.committer().publish(outputs.lease());
    }

    /** Publishes only the status table of a failed run, under a separate name if there are earlier outputs, which stay consistent. */
    public void publishStatus(RunException failure) {
        outputs.committer().close();
        if (results.digests().isEmpty()) {
            return;
        }
        try {
            String target =
                    outputs.committer().exists(config.runJson()) ? failedStatusPath(config) : config.statusCsv();
            stage(HeadStatus.TABLE, target, statusRows());
            outputs.committer().publish(outputs.lease());
        } catch (RunException e) {
            failure.addSuppressed(e);
        }
    }

    private Stream<Row> statusRows() {
        return results.status().map(withWarnings);
    }

    /** The status table of a failed run next to earlier outputs: {@code results/head_status.failed.csv}. */
    public static String failedStatusPath(AnalysisConfig config) {
        String status = config.statusCsv();
        int suffix = status.lastIndexOf('.');
        return status.substring(0, suffix) + ".failed" + status.substring(suffix);
    }

    private void stage(Table table, String target, Stream<Row> rows) throws RunException {
        TableFormat format = TableFormat.of(target);
        FileSum sum = outputs.committer().stage(target, out -> format.write(table, rows, out));
        String path = outputs.committer().pathInManifest(target, config.runJson());
        tables.put(table.name(), new RunManifest.Table(path, sum.bytes(), sum.sha256()));
    }
}
