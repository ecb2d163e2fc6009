package plasticity.tables;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A row of {@code head_status}: what became of a query head that was found.
 *
 * @param nQRows rows of the query table, kept or not; empty when unknown
 * @param nKRows rows of the key table, kept or not; empty when unknown
 * @param warnings one line, null when there are none
 * @param error one line that names file, head, column and row where known; null for {@link State#OK}
 */
public record HeadStatus(
        int layer,
        int qHead,
        int kHead,
        State status,
        OptionalInt nQRows,
        OptionalInt nKRows,
        String warnings,
        String error) {

    /** The same with one more warning. */
    public HeadStatus with(String warning) {
        return new HeadStatus(
                layer,
                qHead,
                kHead,
                status,
                nQRows,
                nKRows,
                warnings == null ? warning : warnings + "; " + warning,
                error);
    }

    /** Whether a head has rows in the tables. */
    public enum State {
        /** Analysed; the tables hold it. */
        OK,
        /** Not analysed; no table holds it. */
        FAILED
    }

    /** The columns in the order of the file. */
    public static final List<Column<HeadStatus>> COLUMNS = List.of(
            Column.whole("layer", HeadStatus::layer),
            Column.whole("q_head", HeadStatus::qHead),
            Column.whole("k_head", HeadStatus::kHead),
            Column.text("status", row -> row.status().name().toLowerCase(Locale.ROOT)),
            Column.wholeIfKnown("n_q_rows", HeadStatus::nQRows),
            Column.wholeIfKnown("n_k_rows", HeadStatus::nKRows),
            Column.text("warnings", HeadStatus::warnings),
            Column.text("error", HeadStatus::error));
}
