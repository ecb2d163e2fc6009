package plasticity.plan;

import plasticity.heads.GroupedQueryLayout;

/**
 * Which heads of a dump are read, and how.
 *
 * @param path the directory that contains the head directories
 * @param maxTokensPerHead maximum number of kept rows per head
 * @param seed seed for the choice of kept rows
 * @param memory memory for the tasks of one JVM; work that needs more is rejected
 */
public record DumpOptions(
        String path, GroupedQueryLayout layout, int maxTokensPerHead, long seed, UnitSize unit, ExecutorMemory memory) {
    /** The same options for another dump. */
    public DumpOptions at(String otherPath) {
        return new DumpOptions(otherPath, layout, maxTokensPerHead, seed, unit, memory);
    }
}
