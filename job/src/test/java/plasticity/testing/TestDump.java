package plasticity.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plasticity.dump.Catalog;
import plasticity.dump.DumpException;
import plasticity.dump.HeadDirectories;
import plasticity.dump.HeadListing;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.plan.WorkUnit;
import plasticity.tokens.SamplingOptions;

/** A dump in a temporary directory. */
public record TestDump(Path root) {

    /** Writes a head's only file. */
    public Path write(String head, List<DumpRow> rows) throws IOException {
        return HeadFile.USUAL.write(root.resolve(head).resolve("data.parquet"), rows);
    }

    /** Writes a file that must not be read. */
    public Path touch(String file, int bytes) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.write(path, new byte[bytes]);
    }

    public HeadDirectories heads(GroupedQueryLayout layout) throws DumpException {
        return HeadDirectories.list(path(root), layout, ReadHead.HADOOP);
    }

    public HeadListing find(HeadId id, GroupedQueryLayout layout) throws DumpException {
        return new Catalog(heads(layout), ReadHead.HADOOP).find(id);
    }

    public List<WorkUnit> plan(GroupedQueryLayout layout, UnitSize size, int cores) throws DumpException {
        DumpOptions options =
                new DumpOptions(root.toString(), layout, new SamplingOptions(50_000, 0), size, ExecutorMemory.UNKNOWN);
        return DumpPlan.of(options, query -> true, ReadHead.HADOOP, cores).units();
    }

    /** A file of the dump as it appears in messages. */
    public String uri(String file) {
        return "file:" + root.resolve(file);
    }

    public static org.apache.hadoop.fs.Path path(Path path) {
        return new org.apache.hadoop.fs.Path(path.toString());
    }
}
