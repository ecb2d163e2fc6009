package plasticity.tables;

import java.util.List;

/**
 * A row of {@code head_component_weights}. Written by (layer, query head, component).
 *
 * @param component from 0, of the oriented, unrotated space
 * @param componentR2 R² on position, not cut off at 0
 * @param componentWeight share of the head's positional information; a head's sum to 1
 */
public record ComponentRow(int layer, int qHead, int kHead, int component, double componentR2, double componentWeight) {

    /** The columns in the order of the file. */
    public static final List<Column<ComponentRow>> COLUMNS = List.of(
            Column.whole("layer", ComponentRow::layer),
            Column.whole("q_head", ComponentRow::qHead),
            Column.whole("k_head", ComponentRow::kHead),
            Column.whole("component", ComponentRow::component),
            Column.real("component_r2", ComponentRow::componentR2),
            Column.real("component_weight", ComponentRow::componentWeight));
}
