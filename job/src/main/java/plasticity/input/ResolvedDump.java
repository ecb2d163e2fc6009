package plasticity.input;

import java.util.Optional;
import plasticity.plan.DumpPlan;
import plasticity.tables.Row;

/**
 * A run's dump and the plan for its analysis, known from directories and footers.
 *
 * @param plan covers all captured query heads
 * @param shapeWarning how the heads contradict the configured shape; empty if they do not
 */
public record ResolvedDump(DumpSource source, DumpPlan plan, Optional<ShapeWarning> shapeWarning) {

    /** Adds the shape warning to a head's status if it concerns the head. */
    public Row withWarnings(Row status) {
        return shapeWarning.map(warning -> warning.addTo(status)).orElse(status);
    }
}
