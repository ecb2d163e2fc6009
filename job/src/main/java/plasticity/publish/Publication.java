package plasticity.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import plasticity.config.AnalysisConfig;
import plasticity.messages.RunException;
import plasticity.results.ResultSpool;
import plasticity.storage.FileSum;
import plasticity.tables.BucketRow;
import plasticity.tables.Column;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.TableFormat;

/** Publishes the outputs of a run: its tables, then the manifest that lists them. */
public final class Publication {
    public static final String METRICS = "head_metrics";
    static final String BUCKETS = "head_bucket_plasticity";
    static final String COMPONENTS = "head_component_weights";
    static final String STATUS = "head_status";

    private final AnalysisConfig config;
    private final ResultSpool results;
    private final UnaryOperator<HeadStatus> withWarnings;
    private final RunOutputs outputs;
    private final Map<String, RunManifest.Table> tables = new LinkedHashMap<>();

    /** @param withWarnings adds the warnings that depend on the dump's other heads, which cached results do not contain */
    public Publication(
            AnalysisConfig config, ResultSpool results, UnaryOperator<HeadStatus> withWarnings, RunOutputs outputs) {
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
        stage(METRICS, config.outputCsv(), HeadMetrics.COLUMNS, results.metrics());
        stage(BUCKETS, config.bucketCsv(), BucketRow.COLUMNS, results.buckets(geometry::accept));
        stage(COMPONENTS, config.componentCsv(), ComponentRow.COLUMNS, results.components());
        stage(STATUS, config.statusCsv(), HeadStatus.COLUMNS, statusRows());
        outputs.committer().stage(config.runJson(), manifest.apply(tables, geometry.buckets())::writeTo);
        outputs.lease().requireHeld();
        outputs.committer().delete(failedStatusPath(config));
        outputs.committer().publish(outputs.lease());
    }

    /** Publishes only the status table of a failed run, under a separate name if there are earlier outputs, which stay consistent. */
    public void publishStatus(RunException failure) {
        outputs.committer().discard();
        if (results.digests().isEmpty()) {
            return;
        }
        try {
            String target =
                    outputs.committer().exists(config.runJson()) ? failedStatusPath(config) : config.statusCsv();
            stage(STATUS, target, HeadStatus.COLUMNS, statusRows());
            outputs.committer().publish(outputs.lease());
        } catch (RunException e) {
            failure.addSuppressed(e);
        }
    }

    private Stream<HeadStatus> statusRows() {
        return results.status().map(withWarnings);
    }

    /** The status table of a failed run next to earlier outputs: {@code results/head_status.failed.csv}. */
    public static String failedStatusPath(AnalysisConfig config) {
        String status = config.statusCsv();
        int suffix = status.lastIndexOf('.');
        return status.substring(0, suffix) + ".failed" + status.substring(suffix);
    }

    private <R> void stage(String table, String target, List<Column<R>> columns, Stream<R> rows) throws RunException {
        TableFormat format = TableFormat.of(target);
        FileSum sum = outputs.committer().stage(target, out -> format.write(table, columns, rows, out));
        String path = outputs.committer().pathInManifest(target, config.runJson());
        tables.put(table, new RunManifest.Table(path, sum.bytes(), sum.sha256()));
    }
}
