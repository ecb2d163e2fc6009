package plasticity.tasks;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.analysis.HeadReport;
import plasticity.buckets.HeadPositions;
import plasticity.heads.HeadId;
import plasticity.messages.Secrets;
import plasticity.results.HeadResult;
import plasticity.tables.BucketRow;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/** The result of a task for one query head: its metrics, or the error. */
public final class HeadOutcome implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN = -1;

    private final HeadId query;
    private final int keyHead;
    private final int queryRows;
    private final int keyRows;
    private final HeadReport report;
    private final String warnings;
    private final String error;

    private HeadOutcome(
            HeadId query, int keyHead, int queryRows, int keyRows, HeadReport report, String warnings, String error) {
        this.query = query;
        this.keyHead = keyHead;
        this.queryRows = queryRows;
        this.keyRows = keyRows;
        this.report = report;
        this.warnings = warnings;
        this.error = error;
    }

    /** @param hasExamples whether any kept key has an example number */
    static HeadOutcome analysed(HeadId query, int queryRows, int keyRows, HeadReport report, boolean hasExamples) {
        return new HeadOutcome(
                query, report.keyHead(), queryRows, keyRows, report, HeadWarnings.of(report, hasExamples), null);
    }

    public static HeadOutcome failed(
            HeadId query, int keyHead, OptionalInt queryRows, OptionalInt keyRows, String error) {
        return new HeadOutcome(query, keyHead, queryRows.orElse(UNKNOWN), keyRows.orElse(UNKNOWN), null, null, error);
    }

    /** The same outcome with secrets removed from the error, which may quote a file system's exception. */
    public HeadOutcome redacted() {
        return error == null
                ? this
                : new HeadOutcome(query, keyHead, queryRows, keyRows, null, null, Secrets.redact(error));
    }

    public HeadId query() {
        return query;
    }

    /** The error in one line; empty if the head was analysed. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** The rows of the head in all tables. */
    public HeadResult result() {
        return new HeadResult(
                status(),
                metrics().findFirst().orElse(null),
                buckets().toList(),
                components().toList(),
                report().map(HeadReport::positions).orElse(HeadPositions.NONE));
    }

    /** The head's row of the status table. */
    public HeadStatus status() {
        return new HeadStatus(
                query.layer(),
                query.head(),
                keyHead,
                report == null ? HeadStatus.State.FAILED : HeadStatus.State.OK,
                optional(queryRows),
                optional(keyRows),
                warnings,
                error);
    }

    /** The head's row of the metrics table; none if the head failed. */
    public Stream<HeadMetrics> metrics() {
        return report().map(HeadOutcome::metricsOf).stream();
    }

    /** The head's rows of the table of bucket pairs; none if the head failed. */
    public Stream<BucketRow> buckets() {
        return report().stream().flatMap(analysed -> analysed.buckets().stream()
                .map(bucket -> new BucketRow(
                        analysed.layer(),
                        analysed.queryHead(),
                        analysed.keyHead(),
                        bucket.queryBucket(),
                        bucket.keyBucket(),
                        bucket.plasticity())));
    }

    /** The head's rows of the component table; none if the head failed. */
    public Stream<ComponentRow> components() {
        return report().stream().flatMap(analysed -> IntStream.range(0, analysed.dimension())
                .mapToObj(j -> new ComponentRow(
                        analysed.layer(),
                        analysed.queryHead(),
                        analysed.keyHead(),
                        j,
                        analysed.rSquared().apply(j),
                        analysed.weights().apply(j))));
    }

    private Optional<HeadReport> report() {
        return Optional.ofNullable(report);
    }

    private static HeadMetrics metricsOf(HeadReport report) {
        return new HeadMetrics(
                report.layer(),
                report.queryHead(),
                report.keyHead(),
                report.queryTokens(),
                report.keyTokens(),
                report.dimension(),
                report.meanRSquared(),
                report.slopeNorm(),
                report.scalar().rSquared(),
                report.scalar().maeBaseline(),
                report.scalar().maeProjection(),
                report.scalar().maeRatio(),
                report.residual().skewness(),
                report.residual().excessKurtosis(),
                report.residual().ksPValue(),
                report.noise().medianAbsoluteSkewness(),
                report.noise().medianAbsoluteKurtosis(),
                report.noise().medianKsPValue(),
                report.noise().fractionBelowAlpha(),
                report.overallPlasticity());
    }

    private static OptionalInt optional(int rows) {
        return rows == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(rows);
    }
}
