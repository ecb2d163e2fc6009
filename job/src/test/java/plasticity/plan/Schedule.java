package plasticity.plan;

import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Simulates tasks that are started in order, each on the first free core, as Spark does.
 *
 * @param end time at which the last task ends
 * @param lowerBound of the end of any schedule: total work divided by cores, or the longest task
 */
record Schedule(long end, double lowerBound) {

    static Schedule of(List<Long> tasks, int cores) {
        PriorityQueue<Long> free = new PriorityQueue<>(Collections.nCopies(cores, 0L));
        long end = 0;
        for (long task : tasks) {
            long ends = free.remove() + task;
            free.add(ends);
            end = Math.max(end, ends);
        }
        long all = tasks.stream().mapToLong(Long::longValue).sum();
        return new Schedule(end, Math.max((double) all / cores, Collections.max(tasks)));
    }

    double ratio() {
        return end / lowerBound;
    }
}
