package plasticity.plan;

/**
 * The memory that the tasks of one JVM share.
 *
 * @param bytes heap available to tasks
 * @param tasks maximum number of concurrent tasks
 */
public record ExecutorMemory(long bytes, int tasks) {
    /** Accepts every plan. */
    public static final ExecutorMemory UNKNOWN = new ExecutorMemory(Long.MAX_VALUE, 1);
}
