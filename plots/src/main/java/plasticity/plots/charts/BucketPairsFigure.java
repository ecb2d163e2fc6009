package plasticity.plots.charts;

import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.ColourScale;

/** Plasticity by query bucket and key bucket. */
public final class BucketPairsFigure {
    private BucketPairsFigure() {}

    /** Draws bucket pairs; undefined cells are white. */
    public static Figure of(BucketPairs pairs, String title, ColourScale scale) {
        return MapFigure.of(
                title,
                pairs.grid(),
                TickAxis.slanted(
                        pairs.scale().keyAxis(), MapFigure.range(pairs.grid().columns()), pairs.columnTicks()),
                new TickAxis(
                        pairs.scale().queryAxis(), MapFigure.range(pairs.grid().rows()), pairs.rowTicks()),
                scale,
                "Attention plasticity",
                (row, column) -> CellMark.NONE);
    }
}
