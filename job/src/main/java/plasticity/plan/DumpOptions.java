package plasticity.plan;

import plasticity.heads.GroupedQueryLayout;
import plasticity.tokens.SamplingOptions;

/**
 * What of a dump is to be read, and how.
 *
 * @param path the directory in which the head directories lie
 * @param sampling which rows of a head are kept
 * @param room of the tasks in one JVM; what would need more is refused
 */
public record DumpOptions(
        String path, GroupedQueryLayout layout, SamplingOptions sampling, UnitSize unit, ExecutorMemory room) {
    /** The same of another dump. */
    public DumpOptions at(String otherPath) {
        return new DumpOptions(otherPath, layout, sampling, unit, room);
    }
}
