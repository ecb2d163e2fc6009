package plasticity.tables;

import java.util.Optional;

/** The table {@code head_status}: one row per query head that was found, analysed or failed, by (layer, query head). */
public final class HeadStatus {
    /** {@link #STATUS} of a head that was analysed; the other tables have its rows. */
    public static final String OK = "ok";
    /** {@link #STATUS} of a head that was not analysed; no other table has rows of it. */
    public static final String FAILED = "failed";

    private static final Table.Builder COLUMNS = Table.named("head_status").with(HeadIdentity.COLUMNS);

    public static final Column.Text STATUS = COLUMNS.text("status", "ok if the head was analysed, else failed.");
    public static final Column.Int N_Q_ROWS =
            COLUMNS.optionalInteger("n_q_rows", "Rows of the query table, kept or not; empty if unknown.");
    public static final Column.Int N_K_ROWS =
            COLUMNS.optionalInteger("n_k_rows", "Rows of the key table, kept or not; empty if unknown.");
    public static final Column.Text WARNINGS = COLUMNS.text(
            "warnings", "Warnings about the head's metrics, separated by semicolons; empty if there are none.");
    public static final Column.Text ERROR =
            COLUMNS.text("error", "Why the head failed: one line with file, column and row where known; else empty.");
    /** The table as versions before 1.1.0 wrote it. */
    public static final Table WITHOUT_TEXTS = COLUMNS.build();

    public static final Column.Text TEXTS = COLUMNS.text(
            "texts",
            "Digest of the ids of the texts of the kept queries and keys: equal in two runs if they contain the same texts. Empty without estimates.");

    public static final Table TABLE = COLUMNS.build();

    private HeadStatus() {}

    /** Whether the head was analysed. */
    public static boolean isOk(Row status) {
        return status.get(STATUS).equals(OK);
    }

    /** Why the head failed; empty if it was analysed. */
    public static Optional<String> error(Row status) {
        return Optional.ofNullable(status.get(ERROR));
    }

    /** The same row with one more warning. */
    public static Row withWarning(Row status, String warning) {
        String others = status.get(WARNINGS);
        return TABLE.row(status)
                .set(WARNINGS, others == null ? warning : others + "; " + warning)
                .build();
    }
}
