package plasticity.tables;

import java.util.List;

/** The table {@code key_head_estimates}: one row per (layer, key head, kind of pairs). */
public final class KeyHeadEstimates {
    private static final Table.Builder COLUMNS =
            Table.named("key_head_estimates").with(HeadIdentity.KEY_COLUMNS);

    public static final Column.Text PAIRS =
            COLUMNS.text("pairs", "far: pairs of keys of different buckets. near: pairs of keys of one bucket.");
    public static final Column.Int N_Q_HEADS =
            COLUMNS.integer("n_q_heads", "Number of analysed query heads that the key head serves.");
    public static final Column.Int N_TEXTS =
            COLUMNS.integer("n_texts", "Number of texts of the kept keys and of the kept queries of all these heads.");
    /** What changes the preference between two keys. */
    public static final List<Column.Real> VALUES = List.of(
            COLUMNS.real("ap_token", "What changes the preference: the token, within a text."),
            COLUMNS.real("ap_text", "What changes the preference: the text."),
            COLUMNS.real("ap_position", "What changes the preference: the position."),
            COLUMNS.real("ap_query_head", "What changes the preference: which query head asks."),
            COLUMNS.real("ap_total", "Sum of the four: probability, times two, that unrelated queries disagree."));

    /** The standard errors of {@link #VALUES}. */
    public static final List<Column.Real> ERRORS = COLUMNS.errors(VALUES);

    public static final Table TABLE = COLUMNS.build();

    private KeyHeadEstimates() {}
}
