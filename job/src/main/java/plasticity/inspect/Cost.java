package plasticity.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
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
    /** Measured by {@code src/benchmarks/estimates.py}, which writes this file. */
    private static final String RATE = "rate.properties";

    static Cost of(DumpPlan plan, int cap, int cores) {
        return new Cost(cores, cap, plan.size(), plan.bytes(), plan.taskMemory());
    }

    /** Estimated run time in seconds, rounded up, at the rate of {@code src/site/benchmarks.md}. Other machines, stores and d differ. */
    long seconds() {
        Properties rate = new Properties();
        try (InputStream resource = Cost.class.getResourceAsStream(RATE)) {
            rate.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double start = Double.parseDouble(rate.getProperty("start_seconds"));
        double bytesPerCoreSecond = Double.parseDouble(rate.getProperty("bytes_per_core_second"));
        return (long) Math.ceil(start + bytes / (bytesPerCoreSecond * Math.min(cores, Math.max(1, tasks))));
    }
}
