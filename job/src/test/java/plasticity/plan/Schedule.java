package plasticity.plan;

import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What becomes of tasks that are started one after another, each on the core that is free first, as Spark does.
 *
 * @param end when the last one ends
 * @param leastEnd before which no schedule can end: all work on all cores, or the longest task
 */
record Schedule(long end, double leastEnd) {

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
        return end / leastEnd;
    }
}
