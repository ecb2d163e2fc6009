package plasticity.tables;

import java.util.List;

/** The columns that identify a query head, in every table of heads. */
public final class HeadIdentity {
    /** Precedes the others in tables of several models. */
    public static final Column.Text MODEL_DIR =
            new Column.Text("model_dir", "Directory of the model's dump, as given in the settings.");

    public static final Column.Int LAYER = new Column.Int("layer", "Layer of the model, from 0.");
    public static final Column.Int Q_HEAD = new Column.Int("q_head", "Query head within the layer, from 0.");
    public static final Column.Int K_HEAD = new Column.Int("k_head", "Key head that serves the query head.");

    /** Layer, query head, key head. */
    public static final List<Column.Int> COLUMNS = List.of(LAYER, Q_HEAD, K_HEAD);

    /** Layer, key head: the identity of a key head. */
    public static final List<Column.Int> KEY_COLUMNS = List.of(LAYER, K_HEAD);

    private HeadIdentity() {}
}
