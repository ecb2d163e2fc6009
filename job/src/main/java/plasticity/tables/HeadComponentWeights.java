package plasticity.tables;

/** The table {@code head_component_weights}: one row per (layer, query head, component). */
public final class HeadComponentWeights {
    private static final Table.Builder COLUMNS =
            Table.named("head_component_weights").with(HeadIdentity.COLUMNS);

    public static final Column.Int COMPONENT =
            COLUMNS.integer("component", "Component of the oriented, unrotated query, from 0.");
    public static final Column.Real COMPONENT_R2 =
            COLUMNS.real("component_r2", "R² on position of one component of the query, not clipped at 0.");
    public static final Column.Real COMPONENT_WEIGHT =
            COLUMNS.real("component_weight", "That R², at least 0, as a fraction of the head's sum over components.");

    public static final Table TABLE = COLUMNS.build();

    private HeadComponentWeights() {}
}
