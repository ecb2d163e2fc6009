package plasticity.tasks;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
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
                OutputTable.RESULTS.stream().collect(Collectors.toMap(Function.identity(), table -> rows(table)
                        .toList())),
                report == null ? HeadPositions.NONE : report.positions());
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
                .set(HeadStatus.ERROR, error)
                .build();
    }

    /** The head's rows of the status table or of one of {@link OutputTable#RESULTS}; none of the latter if the head failed. */
    public Stream<Row> rows(Table table) {
        if (table == HeadStatus.TABLE) {
            return Stream.of(status());
        }
        return report == null ? Stream.empty() : HeadRows.of(table, report);
    }

    private static OptionalInt optional(int rows) {
        return rows == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(rows);
    }
}
