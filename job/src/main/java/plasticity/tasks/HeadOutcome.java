package plasticity.tasks;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import plasticity.analysis.HeadReport;
import plasticity.buckets.HeadPositions;
import plasticity.config.OutputTable;
import plasticity.heads.HeadId;
import plasticity.messages.Secrets;
import plasticity.results.HeadResult;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;
import plasticity.tables.Table;

/**
 * The result of a task for one query head: its metrics, or the error.
 *
 * @param keyHead number of its key head
 * @param queryRows rows of the query table, kept or not; null if unknown
 * @param keyRows rows of the key table, kept or not; null if unknown
 * @param report null if the head failed
 * @param warnings null if there are none
 * @param reason the error in one line; null if the head was analysed
 */
public record HeadOutcome(
        HeadId query,
        int keyHead,
        Integer queryRows,
        Integer keyRows,
        HeadReport report,
        String warnings,
        String reason)
        implements UnitOutcome {

    /** @param hasExamples whether any kept key has an example number */
    static HeadOutcome analysed(HeadId query, int queryRows, int keyRows, HeadReport report, boolean hasExamples) {
        return new HeadOutcome(
                query, report.keyHead(), queryRows, keyRows, report, HeadWarnings.of(report, hasExamples), null);
    }

    public static HeadOutcome failed(
            HeadId query, int keyHead, OptionalInt queryRows, OptionalInt keyRows, String error) {
        return new HeadOutcome(query, keyHead, boxed(queryRows), boxed(keyRows), null, null, error);
    }

    @Override
    public HeadOutcome redacted() {
        return reason == null
                ? this
                : new HeadOutcome(query, keyHead, queryRows, keyRows, null, null, Secrets.redact(reason));
    }

    @Override
    public HeadId head() {
        return query;
    }

    @Override
    public Optional<String> error() {
        return Optional.ofNullable(reason);
    }

    @Override
    public Optional<HeadResult> result() {
        return Optional.of(new HeadResult(
                status(), UnitOutcome.rows(this), report == null ? HeadPositions.NONE : report.positions()));
    }

    /** The head's row of the status table. */
    public Row status() {
        return HeadStatus.TABLE
                .row()
                .set(HeadIdentity.LAYER, query.layer())
                .set(HeadIdentity.Q_HEAD, query.head())
                .set(HeadIdentity.K_HEAD, keyHead)
                .set(HeadStatus.STATUS, report == null ? HeadStatus.FAILED : HeadStatus.OK)
                .set(HeadStatus.N_Q_ROWS, optional(queryRows))
                .set(HeadStatus.N_K_ROWS, optional(keyRows))
                .set(HeadStatus.WARNINGS, warnings)
                .set(HeadStatus.ERROR, reason)
                .set(
                        HeadStatus.TEXTS,
                        report == null || report.estimates() == null
                                ? null
                                : report.estimates().textDigest())
                .build();
    }

    /** The head's rows of the status table or of one of {@link OutputTable#RESULTS}; none of the latter if the head failed. */
    @Override
    public Stream<Row> rows(Table table) {
        if (table == HeadStatus.TABLE) {
            return Stream.of(status());
        }
        return report == null ? Stream.empty() : HeadRows.of(table, report);
    }

    private static Integer boxed(OptionalInt rows) {
        return rows.isPresent() ? rows.getAsInt() : null;
    }

    private static OptionalInt optional(Integer rows) {
        return rows == null ? OptionalInt.empty() : OptionalInt.of(rows);
    }
}
