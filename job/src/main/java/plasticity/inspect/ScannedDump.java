package plasticity.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.dump.Catalog;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.HeadDirectories;
import plasticity.dump.HeadListing;
import plasticity.dump.InParallel;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.plan.DumpFingerprints;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.plan.WorkPlan;
import plasticity.sample.TokenBlock;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.HeadReader;
import plasticity.tokens.KeptRows;
import plasticity.tokens.SamplingOptions;

/** All head directories below a root, with the footers of all their files. Reads each footer once, without Spark. */
public final class ScannedDump {
    private static final GroupedQueryLayout ANY =
            new GroupedQueryLayout(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final Catalog catalog;
    private final Configuration hadoop;
    private final List<ScannedHead> heads;

    private ScannedDump(Catalog catalog, Configuration hadoop, List<ScannedHead> heads) {
        this.catalog = catalog;
        this.hadoop = hadoop;
        this.heads = heads;
    }

    /**
     * Lists head directories and reads footers.
     *
     * @param root parent of the head directories
     * @throws DumpException if it does not exist, cannot be listed or contains no query head. Problems of a head are recorded in its
     *     {@link ScannedHead}
     */
    public static ScannedDump of(Path root, Configuration hadoop) throws DumpException {
        HeadDirectories directories = HeadDirectories.list(root, ANY, hadoop);
        Catalog catalog = new Catalog(directories, hadoop);
        List<HeadListing> captured = InParallel.map(List.copyOf(directories.heads()), catalog::find);
        List<FileOfHead> files = captured.stream()
                .flatMap(head -> head.files().stream().map(file -> new FileOfHead(file, head)))
                .toList();
        List<ScannedFile> found = InParallel.map(
                files, file -> ScannedFile.read(file.file(), file.head().id().kind(), hadoop));
        List<ScannedHead> heads = new ArrayList<>();
        int next = 0;
        for (HeadListing head : captured) {
            int last = next + head.files().size();
            heads.add(ScannedHead.of(head, found.subList(next, last)));
            next = last;
        }
        return new ScannedDump(catalog, hadoop, List.copyOf(heads));
    }

    private record FileOfHead(DumpFile file, HeadListing head) {}

    /** All heads, in order. */
    public List<ScannedHead> heads() {
        return heads;
    }

    /**
     * Plans an analysis of the query heads.
     *
     * @param layout that contains all heads
     * @param cap maximum rows per head
     * @param cores number of parallel tasks
     */
    public DumpPlan plan(GroupedQueryLayout layout, int cap, int cores) {
        Map<HeadId, HeadFooter> planned = new HashMap<>();
        heads.forEach(head -> planned.put(head.id(), head.planned()));
        for (ScannedHead head : heads) {
            if (head.id().kind() == HeadKind.QUERY) {
                planned.computeIfAbsent(WorkPlan.keyOf(head.id(), layout), this::absent);
            }
        }
        return DumpPlan.of(
                planned,
                DumpFingerprints.NONE,
                new DumpOptions("", layout, new SamplingOptions(cap, 0), UnitSize.AUTO, ExecutorMemory.UNKNOWN),
                cores);
    }

    private HeadFooter absent(HeadId id) {
        HeadListing head = catalog.find(id);
        return HeadFooter.unreadable(head, head.problem());
    }

    /**
     * Processes each head, with one thread per processor.
     *
     * @return the results in the order of {@link #heads}
     */
    public <T> List<T> each(Function<ScannedHead, T> work) {
        return InParallel.map(heads, Runtime.getRuntime().availableProcessors(), work);
    }

    /**
     * Reads all rows of a head, block by block, like an analysis without subsampling.
     *
     * @throws DumpException with the problem that would make an analysis fail
     */
    public void read(ScannedHead head, Consumer<TokenBlock> sink) throws DumpException {
        KeptRows all = new KeptRows(new SamplingOptions(Integer.MAX_VALUE, 0));
        try (HeadReader reader = new HeadReader(head.planned(), all, hadoop)) {
            for (TokenBlock block = reader.next(); block != null; block = reader.next()) {
                sink.accept(block);
            }
        }
    }
}
