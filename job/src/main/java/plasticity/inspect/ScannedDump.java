package plasticity.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import plasticity.tokens.RowSink;
import plasticity.tokens.SamplingOptions;

/** All head directories of a place, whatever model they are of, with the footers of all their files, each read once; made without Spark. */
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
     * @param root the directory in which the head directories lie
     * @throws DumpException when it is absent, cannot be listed or holds no query head; what is wrong with a head is told of it
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
     * What an analysis of the query heads would do.
     *
     * @param layout that holds them all
     * @param cap rows kept of a head
     * @param cores that can work at the same time
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
     * Works on each head on as many threads as there are processors.
     *
     * @return the results in the order of {@link #heads}
     */
    public <T> List<T> each(Function<ScannedHead, T> work) {
        return InParallel.map(heads, Runtime.getRuntime().availableProcessors(), work);
    }

    /**
     * Reads all rows of a head, block after block, as an analysis that keeps all of them would.
     *
     * @throws DumpException naming what an analysis would fail on
     */
    public void read(ScannedHead head, RowSink sink) throws DumpException {
        KeptRows all = new KeptRows(new SamplingOptions(Integer.MAX_VALUE, 0));
        try (HeadReader reader = new HeadReader(head.planned(), all, hadoop)) {
            for (TokenBlock block = reader.next(); block != null; block = reader.next()) {
                sink.accept(block);
            }
        }
    }
}
