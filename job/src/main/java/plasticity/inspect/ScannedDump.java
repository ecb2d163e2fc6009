package plasticity.inspect;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.config.EstimateValues;
import plasticity.dump.Catalog;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.HeadDirectories;
import plasticity.dump.HeadListing;
import plasticity.dump.InParallel;
import plasticity.dump.TokenColumn;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.messages.FailureLog;
import plasticity.plan.DumpFingerprints;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.plan.WorkPlan;
import plasticity.sample.TokenBlock;
import plasticity.tokens.DataFileFooter;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.HeadReader;
import plasticity.tokens.KeptRows;
import plasticity.tokens.SamplingOptions;

/**
 * All head directories below a root, with the footers of all their files. Reads each footer once, without Spark.
 *
 * @param heads in order, with facts from their footers
 */
record ScannedDump(Catalog catalog, Configuration hadoop, List<HeadSurvey> heads) {
    private static final GroupedQueryLayout ANY =
            new GroupedQueryLayout(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private record FileOfHead(DumpFile file, HeadId head) {}

    /** A file's facts and footer, or null if it cannot be read, and the problem, or null if there is none. */
    private record ScannedFile(FooterFacts facts, DataFileFooter footer, String problem) {}

    /**
     * Lists head directories and reads footers.
     *
     * @param root parent of the head directories
     * @throws DumpException if it does not exist, cannot be listed or contains no query head. Problems of a head are recorded in its
     *     {@link HeadSurvey}
     */
    static ScannedDump of(Path root, Configuration hadoop) throws DumpException {
        HeadDirectories directories = HeadDirectories.list(root, ANY, hadoop);
        Catalog catalog = new Catalog(directories, hadoop);
        List<HeadListing> captured = InParallel.map(List.copyOf(directories.heads()), catalog::find);
        List<FileOfHead> files = captured.stream()
                .flatMap(head -> head.files().stream().map(file -> new FileOfHead(file, head.id())))
                .toList();
        Iterator<ScannedFile> scanned =
                InParallel.map(files, file -> scan(file, hadoop)).iterator();
        return new ScannedDump(
                catalog,
                hadoop,
                captured.stream()
                        .map(head -> survey(
                                head,
                                head.files().stream()
                                        .map(file -> scanned.next())
                                        .toList()))
                        .toList());
    }

    private static ScannedFile scan(FileOfHead file, Configuration hadoop) {
        FooterFacts.Listener listener = new FooterFacts.Listener();
        try {
            DataFileFooter footer = DataFileFooter.read(
                    file.file(), TokenColumn.ofAnalysis(file.head().kind()), hadoop, listener);
            return new ScannedFile(listener.facts(), footer, null);
        } catch (DumpException e) {
            FailureLog.expected(e);
            return new ScannedFile(listener.facts(), null, e.getMessage());
        } catch (RuntimeException e) {
            return new ScannedFile(listener.facts(), null, file.file().path() + ": " + FailureLog.bug(e));
        }
    }

    private static HeadSurvey survey(HeadListing head, List<ScannedFile> files) {
        Optional<String> problem = Optional.ofNullable(head.problem()).or(() -> files.stream()
                .map(ScannedFile::problem)
                .filter(Objects::nonNull)
                .findFirst());
        HeadFooter planned = problem.isPresent()
                ? HeadFooter.unreadable(head, problem.get())
                : HeadFooter.of(head, files.stream().map(ScannedFile::footer).toList());
        return new HeadSurvey(
                planned,
                head.directory(),
                Optional.ofNullable(planned.problem()),
                files.size(),
                head.files().stream().mapToLong(DumpFile::bytes).sum(),
                files.stream()
                        .map(ScannedFile::facts)
                        .filter(Objects::nonNull)
                        .reduce(FooterFacts::and)
                        .orElse(FooterFacts.NONE),
                Optional.empty());
    }

    /**
     * Plans an analysis of the query heads, with estimates.
     *
     * @param layout that contains all heads
     * @param cap maximum rows per head
     * @param cores number of parallel tasks
     */
    DumpPlan plan(GroupedQueryLayout layout, int cap, int cores) {
        Map<HeadId, HeadFooter> planned = new HashMap<>();
        heads.forEach(head -> planned.put(head.id(), head.planned()));
        heads.stream()
                .filter(HeadSurvey::isQuery)
                .forEach(head -> planned.computeIfAbsent(WorkPlan.keyOf(head.id(), layout), this::absent));
        return DumpPlan.of(
                planned,
                DumpFingerprints.NONE,
                new DumpOptions(
                        "",
                        layout,
                        new SamplingOptions(cap, 0, EstimateValues.defaults()),
                        UnitSize.AUTO,
                        ExecutorMemory.UNKNOWN),
                cores);
    }

    private HeadFooter absent(HeadId id) {
        HeadListing head = catalog.find(id);
        return HeadFooter.unreadable(head, head.problem());
    }

    /**
     * Reads all rows of a head, block by block, like an analysis without subsampling.
     *
     * @throws DumpException with the problem that would make an analysis fail
     */
    void read(HeadSurvey head, Consumer<TokenBlock> sink) throws DumpException {
        KeptRows all = new KeptRows(new SamplingOptions(Integer.MAX_VALUE, 0));
        try (HeadReader reader = new HeadReader(head.planned(), all, hadoop)) {
            for (TokenBlock block = reader.next(); block != null; block = reader.next()) {
                sink.accept(block);
            }
        }
    }
}
