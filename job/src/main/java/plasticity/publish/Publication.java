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

/** The set of a run: its tables, then the manifest that makes a whole of them. */
public final class Publication {
    public static final String METRICS = "head_metrics";
    static final String BUCKETS = "head_bucket_plasticity";
    static final String COMPONENTS = "head_component_weights";
    static final String STATUS = "head_status";

    private final AnalysisConfig config;
    private final ResultSpool results;
    private final UnaryOperator<HeadStatus> mark;
    private final RunOutputs place;
    private final Map<String, RunManifest.Table> tables = new LinkedHashMap<>();

    /** @param mark adds the warnings that depend on the dump's other heads, which cached results do not have */
    public Publication(AnalysisConfig config, ResultSpool results, UnaryOperator<HeadStatus> mark, RunOutputs place) {
        this.config = config;
        this.results = results;
        this.mark = mark;
        this.place = place;
    }

    /**
     * Publishes the tables and their manifest.
     *
     * @param manifest of the tables, which are written by then and not yet seen, and of the buckets of all heads
     * @throws RunException when something could not be written; what is seen then is the earlier set, or, where a move failed, no whole one
     */
    public void publish(BiFunction<Map<String, RunManifest.Table>, RunManifest.Buckets, RunManifest> manifest)
            throws RunException {
        BucketGeometry geometry = new BucketGeometry();
        stage(METRICS, config.outputCsv(), HeadMetrics.COLUMNS, results.metrics());
        stage(BUCKETS, config.bucketCsv(), BucketRow.COLUMNS, results.buckets(geometry::accept));
        stage(COMPONENTS, config.componentCsv(), ComponentRow.COLUMNS, results.components());
        stage(STATUS, config.statusCsv(), HeadStatus.COLUMNS, states());
        place.outputs().stage(config.runJson(), manifest.apply(tables, geometry.buckets())::writeTo);
        place.lease().require();
        place.outputs().remove(failedStatus(config));
        place.outputs().publish(place.lease());
    }

    /** Leaves a status table alone to tell of a run that failed: beside an earlier set, which stays whole, under a name of its own. */
    public void publishStatus(RunException failure) {
        place.outputs().discard();
        if (results.digests().isEmpty()) {
            return;
        }
        try {
            String target = place.outputs().exists(config.runJson()) ? failedStatus(config) : config.statusCsv();
            stage(STATUS, target, HeadStatus.COLUMNS, states());
            place.outputs().publish(place.lease());
        } catch (RunException e) {
            failure.addSuppressed(e);
        }
    }

    private Stream<HeadStatus> states() {
        return results.status().map(mark);
    }

    /** Where a run that failed leaves its states beside an earlier set: {@code results/head_status.failed.csv}. */
    public static String failedStatus(AnalysisConfig config) {
        String status = config.statusCsv();
        int suffix = status.lastIndexOf('.');
        return status.substring(0, suffix) + ".failed" + status.substring(suffix);
    }

    private <R> void stage(String table, String target, List<Column<R>> columns, Stream<R> rows) throws RunException {
        TableFormat format = TableFormat.of(target);
        FileSum sum = place.outputs().stage(target, out -> format.write(table, columns, rows, out));
        tables.put(
                table,
                new RunManifest.Table(place.outputs().nameOf(target, config.runJson()), sum.bytes(), sum.sha256()));
    }
}
