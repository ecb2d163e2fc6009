package plasticity.inspect;

import plasticity.heads.GroupedQueryLayout;
import plasticity.plan.DumpPlan;

/**
 * What an analysis with the default settings takes on this machine.
 *
 * @param cores that work at the same time
 * @param cap rows kept of a head
 * @param tasks work units
 * @param bytes to read, those of a key head as often as it is read
 * @param taskMemory heap that the largest task takes at most, in bytes
 */
record Cost(int cores, int cap, int tasks, long bytes, long taskMemory) {
    /** From benchmarks.md: (2.35 GB · 23/24) of Parquet in 13.9 s − 4.3 s on two cores. */
    static final double BYTES_A_CORE_SECOND = 117e6;

    static final double SECONDS_TO_START = 4;

    static Cost of(ScannedDump dump, GroupedQueryLayout layout, int cap, int cores) {
        DumpPlan plan = dump.plan(layout, cap, cores);
        return new Cost(cores, cap, plan.size(), plan.bytes(), plan.taskMemory());
    }

    /** How long it takes at the rate of {@code src/site/benchmarks.md}, in whole seconds; another machine, store or d has another. */
    long seconds() {
        return (long) Math.ceil(SECONDS_TO_START + bytes / (BYTES_A_CORE_SECOND * Math.min(cores, Math.max(1, tasks))));
    }
}
