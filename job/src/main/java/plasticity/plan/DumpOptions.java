package plasticity.plan;

import plasticity.heads.GroupedQueryLayout;

/**
 * What of a dump is to be read, and how.
 *
 * @param path the directory in which the head directories lie
 * @param maxTokensPerHead rows of a head that are kept, at most
 * @param seed of the draw of kept rows
 * @param room of the tasks in one JVM; what would need more is refused
 */
public record DumpOptions(
        String path, GroupedQueryLayout layout, int maxTokensPerHead, long seed, UnitSize unit, ExecutorMemory room) {
    /** The same of another dump. */
    public DumpOptions at(String otherPath) {
        return new DumpOptions(otherPath, layout, maxTokensPerHead, seed, unit, room);
    }
}
