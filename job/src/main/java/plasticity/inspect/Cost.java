package plasticity.inspect;

import plasticity.plan.DumpPlan;

/**
 * Estimated cost of an analysis with default settings on this machine.
 *
 * @param cores number of parallel tasks
 * @param cap maximum rows per head
 * @param tasks number of work units
 * @param bytes bytes to read; those of a key head count each time that it is read
 * @param taskMemory maximum heap of the largest task, in bytes
 */
record Cost(int cores, int cap, int tasks, long bytes, long taskMemory) {
    /** From benchmarks.md: 2.35 GB · 23/24 of Parquet in 12.3 s − 3.8 s on two cores. */
    private static final double BYTES_PER_CORE_SECOND = 132e6;

    private static final double START_SECONDS = 4;

    static Cost of(DumpPlan plan, int cap, int cores) {
        return new Cost(cores, cap, plan.size(), plan.bytes(), plan.taskMemory());
    }

    /** Estimated run time in seconds, rounded up, at the rate of {@code src/site/benchmarks.md}. Other machines, stores and d differ. */
    long seconds() {
        return (long) Math.ceil(START_SECONDS + bytes / (BYTES_PER_CORE_SECOND * Math.min(cores, Math.max(1, tasks))));
    }
}
