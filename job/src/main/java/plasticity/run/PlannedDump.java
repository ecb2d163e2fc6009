package plasticity.run;

import plasticity.source.DumpPlan;

/**
 * A run's dump as far as directories and footers tell, and what is to be done for it.
 *
 * @param plan all of its captured query heads
 */
record PlannedDump(DumpRoot root, DumpPlan plan) {}
