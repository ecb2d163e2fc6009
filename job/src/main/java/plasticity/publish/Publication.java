package plasticity.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import plasticity.config.AnalysisConfig;
import plasticity.messages.RunException;
import plasticity.results.ResultSpool;
import plasticity.storage.FileSum;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;
import plasticity.tables.Table;
import plasticity.tables.TableFormat;

/** The set of a run: its tables, then the manifest that makes a whole of them. */
public final class Publication {
    private final AnalysisConfig config;
    private final ResultSpool results;
    private final UnaryOperator<Row> mark;
    private final RunOutputs place;
    private final Map<String, RunManifest.Table> tables = new LinkedHashMap<>();

    /** @param mark adds the warnings that depend on the dump's other heads, which cached results do not have */
    public Publication(AnalysisConfig config, ResultSpool results, UnaryOperator<Row> mark, RunOutputs place) {
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
        stage(HeadMetrics.TABLE, config.outputCsv(), results.rows(HeadMetrics.TABLE));
        stage(
                HeadBucketPlasticity.TABLE,
                config.bucketCsv(),
                results.rows(HeadBucketPlasticity.TABLE, geometry::accept));
        stage(HeadComponentWeights.TABLE, config.componentCsv(), results.rows(HeadComponentWeights.TABLE));
        stage(HeadStatus.TABLE, config.statusCsv(), states());
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
            stage(HeadStatus.TABLE, target, states());
            place.outputs().publish(place.lease());
        } catch (RunException e) {
            failure.addSuppressed(e);
        }
    }

    private Stream<Row> states() {
        return results.status().map(mark);
    }

    /** Where a run that failed leaves its states beside an earlier set: {@code results/head_status.failed.csv}. */
    public static String failedStatus(AnalysisConfig config) {
        String status = config.statusCsv();
        int suffix = status.lastIndexOf('.');
        return status.substring(0, suffix) + ".failed" + status.substring(suffix);
    }

    private void stage(Table table, String target, Stream<Row> rows) throws RunException {
        TableFormat format = TableFormat.of(target);
        FileSum sum = place.outputs().stage(target, out -> format.write(table, rows, out));
        tables.put(
                table.name(),
                new RunManifest.Table(place.outputs().nameOf(target, config.runJson()), sum.bytes(), sum.sha256()));
    }
}
