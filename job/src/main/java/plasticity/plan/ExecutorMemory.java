package plasticity.plan;

/**
 * What the tasks of one JVM have to share.
 *
 * @param bytes of heap
 * @param tasks that run at a time
 */
public record ExecutorMemory(long bytes, int tasks) {
    /** Nothing is refused. */
    public static final ExecutorMemory UNKNOWN = new ExecutorMemory(Long.MAX_VALUE, 1);
}
