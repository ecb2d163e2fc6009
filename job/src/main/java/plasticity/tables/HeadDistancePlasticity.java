package plasticity.tables;

/** The table {@code head_distance_plasticity}: one row per (layer, query head, distance between keys, distance from the queries). */
public final class HeadDistancePlasticity {
    private static final Table.Builder COLUMNS =
            Table.named("head_distance_plasticity").with(HeadIdentity.COLUMNS);

    public static final Column.Real KEY_DISTANCE =
            COLUMNS.real("key_distance", "Lower edge of the distance between the two keys, in tokens.");
    public static final Column.Real QUERY_DISTANCE = COLUMNS.real(
            "query_distance",
            "Lower edge of the distance from the middle of the two keys to the mean position of the queries, in tokens.");
    public static final Column.Real BIN_WIDTH = COLUMNS.real("bin_width", "Width of a cell, in tokens.");
    public static final Column.Int N_PAIRS =
            COLUMNS.integer("n_pairs", "Number of pairs of keys in the cell, each counted per query bucket.");
    public static final Column.Real WEIGHT =
            COLUMNS.real("weight", "Sum of the pairs' weights: number of available pairs per sampled pair.");
    public static final Column.Real AP_LINEAR =
            COLUMNS.real("ap_linear", "Weighted mean plasticity under the reference's model.");
    public static final Column.Real AP_EMPIRICAL = COLUMNS.real("ap_empirical", "The same without a model.");

    public static final Table TABLE = COLUMNS.build();

    private HeadDistancePlasticity() {}
}
