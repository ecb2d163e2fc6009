package plasticity.run;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;
import plasticity.analysis.HeadReport;
import plasticity.config.Secrets;
import plasticity.heads.HeadId;
import plasticity.tables.HeadStatus;

/** What a task sends back for one query head: its figures, or why there are none. Public for the code that Spark generates. */
public final class HeadOutcome implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN = -1;

    private final HeadId query;
    private final int keyHead;
    private final int queryRows;
    private final int keyRows;
    private final HeadReport report;
    private final String error;

    private HeadOutcome(HeadId query, int keyHead, int queryRows, int keyRows, HeadReport report, String error) {
        this.query = query;
        this.keyHead = keyHead;
        this.queryRows = queryRows;
        this.keyRows = keyRows;
        this.report = report;
        this.error = error;
    }

    static HeadOutcome analysed(HeadId query, int queryRows, int keyRows, HeadReport report) {
        return new HeadOutcome(query, report.keyHead(), queryRows, keyRows, report, null);
    }

    static HeadOutcome failed(HeadId query, int keyHead, OptionalInt queryRows, OptionalInt keyRows, String error) {
        return new HeadOutcome(query, keyHead, queryRows.orElse(UNKNOWN), keyRows.orElse(UNKNOWN), null, error);
    }

    /** The same without secrets, which file systems' exceptions may tell. */
    HeadOutcome redacted() {
        return error == null ? this : new HeadOutcome(query, keyHead, queryRows, keyRows, null, Secrets.redact(error));
    }

    HeadId query() {
        return query;
    }

    /** Empty when the head failed. */
    Optional<HeadReport> report() {
        return Optional.ofNullable(report);
    }

    /** One line; empty when the head was analysed. */
    Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** The row of the status table. */
    HeadStatus status() {
        return new HeadStatus(
                query.layer(),
                query.head(),
                keyHead,
                report == null ? HeadStatus.State.FAILED : HeadStatus.State.OK,
                known(queryRows),
                known(keyRows),
                report == null ? null : HeadWarnings.of(report),
                error);
    }

    private static OptionalInt known(int rows) {
        return rows == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(rows);
    }
}
