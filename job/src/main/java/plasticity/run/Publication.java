package plasticity.run;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plasticity.config.AnalysisConfig;
import plasticity.config.Secrets;
import plasticity.storage.FileSum;
import plasticity.tables.BucketRow;
import plasticity.tables.Column;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.TableFormat;

/** The set of a run: its tables, then the manifest that makes a whole of them. */
final class Publication {
    private static final String STATUS = "head_status";

    private final AnalysisConfig config;
    private final ResultTables results;
    private final Outputs outputs;
    private final Lease lease;
    private final Map<String, RunManifest.Table> tables = new LinkedHashMap<>();

    Publication(AnalysisConfig config, ResultTables results, Outputs outputs, Lease lease) {
        this.config = config;
        this.results = results;
        this.outputs = outputs;
        this.lease = lease;
    }

    /**
     * Publishes the tables and their manifest.
     *
     * @param start of the run, ISO 8601, UTC
     * @throws RunException when something could not be written; what is seen then is the earlier set, or, where a move failed, no whole one
     */
    void publish(String start, DumpRoot dump, InstantSource clock) throws RunException {
        stage("head_metrics", config.outputCsv(), HeadMetrics.COLUMNS, results.metrics());
        stage("head_bucket_plasticity", config.bucketCsv(), BucketRow.COLUMNS, results.buckets());
        stage("head_component_weights", config.componentCsv(), ComponentRow.COLUMNS, results.components());
        stage(STATUS, config.statusCsv(), HeadStatus.COLUMNS, results.status());
        RunManifest manifest = new RunManifest(
                RunManifest.FORMAT,
                Version.text(),
                start,
                clock.instant().toString(),
                results.ok(),
                results.failed(),
                dump.dataset().orElse(null),
                redacted(config.resolved()),
                Libraries.versions(),
                tables);
        outputs.stage(config.runJson(), manifest::writeTo);
        lease.require();
        outputs.remove(failedStatus());
        outputs.publish(lease);
    }

    /** Leaves a status table alone to tell of a run that failed: beside an earlier set, which stays whole, under a name of its own. */
    void publishStatus(RunException failure) {
        outputs.discard();
        if (results.outcomes().isEmpty()) {
            return;
        }
        try {
            String target = outputs.exists(config.runJson()) ? failedStatus() : config.statusCsv();
            stage(STATUS, target, HeadStatus.COLUMNS, results.status());
            outputs.publish(lease);
        } catch (RunException e) {
            failure.addSuppressed(e);
        }
    }

    /** {@code results/head_status.failed.csv}. */
    private String failedStatus() {
        String status = config.statusCsv();
        int suffix = status.lastIndexOf('.');
        return status.substring(0, suffix) + ".failed" + status.substring(suffix);
    }

    private <R> void stage(String table, String target, List<Column<R>> columns, Stream<R> rows) throws RunException {
        TableFormat format = TableFormat.of(target);
        FileSum sum = outputs.stage(target, out -> format.write(table, columns, rows, out));
        String place = TablePlace.of(outputs.qualified(target), outputs.qualified(config.runJson()));
        tables.put(table, new RunManifest.Table(place, sum.bytes(), sum.sha256()));
    }

    /** A setting may be a URI with a password. */
    private static Map<String, Object> redacted(Map<String, Object> settings) {
        Map<String, Object> told = new LinkedHashMap<>(settings);
        told.replaceAll((key, value) -> value instanceof String text ? Secrets.redact(text) : value);
        return told;
    }
}
