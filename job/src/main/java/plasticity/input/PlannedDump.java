package plasticity.input;

import java.util.Optional;
import plasticity.plan.DumpPlan;
import plasticity.tables.Row;

/**
 * A run's dump as far as directories and footers tell, and what is to be done for it.
 *
 * @param plan all of its captured query heads
 * @param shape what its heads say against the model's shape
 */
public record PlannedDump(DumpRoot root, DumpPlan plan, Optional<ShapeWarning> shape) {

    /** The status of a head, with the warning about the model's shape if it concerns this head. */
    public Row mark(Row status) {
        return shape.map(warning -> warning.mark(status)).orElse(status);
    }
}
