package plasticity.run;

import java.util.Optional;
import plasticity.source.DumpPlan;

/**
 * A run's dump as far as directories and footers tell, and what is to be done for it.
 *
 * @param plan all of its captured query heads
 * @param shape what its heads say against the model's shape
 */
record PlannedDump(DumpRoot root, DumpPlan plan, Optional<ShapeWarning> shape) {}
