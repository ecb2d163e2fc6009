package plasticity.plan;

import plasticity.heads.GroupedQueryLayout;
import plasticity.tokens.SamplingOptions;

/**
 * Which heads of a dump are read, and how.
 *
 * @param path the directory that contains the head directories
 * @param sampling how the kept rows of a head are chosen
 * @param memory memory for the tasks of one JVM; work that needs more is rejected
 */
public record DumpOptions(
        String path, GroupedQueryLayout layout, SamplingOptions sampling, UnitSize unit, ExecutorMemory memory) {
    /** The same options for another dump. */
    public DumpOptions at(String otherPath) {
        return new DumpOptions(otherPath, layout, sampling, unit, memory);
    }
}
