package plasticity.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputTable;
import plasticity.messages.RunException;
import plasticity.results.HeadResult;
import plasticity.results.ResultSpool;
import plasticity.storage.FileSum;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;

/** Publishes the outputs of a run: its tables, then the manifest that lists them. */
public final class Publication {
    private final AnalysisConfig config;
    private final ResultSpool results;
    private final UnaryOperator<Row> withWarnings;
    private final int maxQueryBuckets;
    private final RunOutputs outputs;
    private final PublishedOutputs earlier;
    private final Map<String, RunManifest.Table> tables = new LinkedHashMap<>();
    /** The path of the table that was left out; null if none was. */
    private String leftOut;

    private String notice;

    /**
     * @param withWarnings adds the warnings that depend on the dump's other heads, which cached results do not contain
     * @param maxQueryBuckets the estimates by bucket pair are left out if a head has more query buckets
     * @param earlier the outputs that this run replaces
     */
    public Publication(
            AnalysisConfig config,
            ResultSpool results,
            UnaryOperator<Row> withWarnings,
            int maxQueryBuckets,
            RunOutputs outputs,
            PublishedOutputs earlier) {
        this.config = config;
        this.results = results;
        this.withWarnings = withWarnings;
        this.maxQueryBuckets = maxQueryBuckets;
        this.outputs = outputs;
        this.earlier = earlier;
    }

    /**
     * Publishes the tables and their manifest. Tables of the earlier run that this run does not write are deleted.
     *
     * @param manifest creates the manifest from the staged tables and the buckets of all heads
     * @param summary also accepts each result, in the order of heads
     * @throws RunException if an output cannot be written: the earlier outputs are unchanged then, or inconsistent if moving a file failed
     */
    public void publish(
            BiFunction<Map<String, RunManifest.Table>, RunManifest.Buckets, RunManifest> manifest,
            Consumer<HeadResult> summary)
            throws RunException {
        BucketGeometry geometry = new BucketGeometry();
        stage(result -> {
            geometry.accept(result.positions());
            summary.accept(result);
        });
        outputs.committer().stage(config.runJson(), manifest.apply(tables, geometry.buckets())::writeTo);
        outputs.lease().requireHeld();
        outputs.committer().delete(failedStatusPath(config));
        for (String obsolete : earlier.obsolete(tables.keySet())) {
            outputs.committer().delete(obsolete);
        }
        outputs.committer().publish(outputs.lease());
    }

    /**
     * Stages the tables. Each result is read once, for all of them.
     *
     * @param also accepts each result
     */
    private void stage(Consumer<HeadResult> also) throws RunException {
        List<StagedTable> staged = new ArrayList<>();
        for (OutputTable output : config.tables()) {
            if (output == OutputTable.BUCKET_ESTIMATES && results.mostQueryBuckets() > maxQueryBuckets) {
                leaveOut(output, results.mostQueryBuckets());
            } else {
                staged.add(stage(output, output.file(config).path()));
            }
        }
        results.read(staged.stream().map(StagedTable::table).collect(Collectors.toSet()), result -> {
            for (StagedTable table : staged) {
                table.write(result.rows(table.table()));
            }
            also.accept(result);
        });
        for (StagedTable table : staged) {
            if (table.table() == HeadStatus.TABLE) {
                table.write(statusRows());
            }
            list(table);
        }
    }

    private void leaveOut(OutputTable output, int queryBuckets) {
        leftOut = output.file(config).path();
        notice = output.table() + " is left out: a head has " + queryBuckets + " query buckets, more than "
                + maxQueryBuckets + "; set bucket_estimates: true to write it";
    }

    /** Whether the file of a table was not written, after {@link #publish}. */
    public boolean isLeftOut(String path) {
        return path.equals(leftOut);
    }

    /** Which table was not written and why, in one line, after {@link #publish}. */
    public Optional<String> leftOut() {
        return Optional.ofNullable(notice);
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
            StagedTable status = stage(OutputTable.STATUS, target);
            status.write(statusRows());
            list(status);
            outputs.committer().publish(outputs.lease());
        } catch (RunException e) {
            failure.addSuppressed(e);
        }
    }

    private List<Row> statusRows() {
        return results.status().map(withWarnings).toList();
    }

    /** The status table of a failed run next to earlier outputs: {@code results/head_status.failed.csv}. */
    public static String failedStatusPath(AnalysisConfig config) {
        String status = config.statusCsv();
        int suffix = status.lastIndexOf('.');
        return status.substring(0, suffix) + ".failed" + status.substring(suffix);
    }

    private StagedTable stage(OutputTable output, String target) throws RunException {
        return new StagedTable(output.table(), target, outputs.committer());
    }

    /** Completes a table and lists it in the manifest. */
    private void list(StagedTable table) throws RunException {
        FileSum sum = table.end();
        String path = outputs.committer().pathInManifest(table.target(), config.runJson());
        tables.put(table.table().name(), new RunManifest.Table(path, sum.bytes(), sum.sha256()));
    }
}
