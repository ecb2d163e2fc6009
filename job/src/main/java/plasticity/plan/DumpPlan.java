package plasticity.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.dump.Catalog;
import plasticity.dump.ChangeDetection;
import plasticity.dump.DumpException;
import plasticity.dump.HeadDirectories;
import plasticity.dump.HeadFingerprints;
import plasticity.dump.HeadListing;
import plasticity.dump.InParallel;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.SamplingOptions;

/** What is to be done for a dump, known from its directories and footers before any data are read; made without Spark. */
public final class DumpPlan {
    private static final double MIB = 1 << 20;

    private final DumpOptions options;
    private final int cores;
    private final ExecutorMemory room;
    private final NavigableMap<HeadId, HeadFooter> heads;
    private final DumpFingerprints marks;
    private final List<WorkUnit> units;

    private DumpPlan(
            DumpOptions options,
            int cores,
            ExecutorMemory room,
            NavigableMap<HeadId, HeadFooter> heads,
            DumpFingerprints marks,
            List<WorkUnit> units) {
        this.options = options;
        this.cores = cores;
        this.room = room;
        this.heads = heads;
        this.marks = marks;
        this.units = units;
    }

    /**
     * Lists the head directories and reads all footers, each once.
     *
     * @param cores that can work at the same time
     * @throws DumpException when there is no dump; what is wrong with a head is told of it when its turn comes
     */
    public static DumpPlan of(DumpOptions options, Configuration hadoop, int cores) throws DumpException {
        return of(options, HeadDirectories.list(new Path(options.path()), options.layout(), hadoop), hadoop, cores);
    }

    /**
     * The same where the head directories are listed already.
     *
     * @param directories those of the options' path and layout
     */
    public static DumpPlan of(DumpOptions options, HeadDirectories directories, Configuration hadoop, int cores) {
        return of(options, directories, directories.queryHeads(), hadoop, cores);
    }

    /**
     * The same for some of the query heads: nothing of the others is opened.
     *
     * @param wanted may leave none, which makes a plan without units
     */
    public static DumpPlan of(DumpOptions options, Predicate<HeadId> wanted, Configuration hadoop, int cores)
            throws DumpException {
        HeadDirectories directories = HeadDirectories.load(new Path(options.path()), options.layout(), hadoop);
        NavigableSet<HeadId> queries = directories.queryHeads();
        queries.removeIf(wanted.negate());
        return of(options, directories, queries, hadoop, cores);
    }

    private static DumpPlan of(
            DumpOptions options,
            HeadDirectories directories,
            NavigableSet<HeadId> queries,
            Configuration hadoop,
            int cores) {
        Set<HeadId> heads = new TreeSet<>(queries);
        queries.forEach(query -> heads.add(WorkPlan.keyOf(query, options.layout())));
        Catalog catalog = new Catalog(directories, hadoop);
        List<HeadListing> captured = InParallel.map(new ArrayList<>(heads), catalog::find);
        FooterReader footers = FooterReader.read(captured, hadoop);
        return of(footers.heads(), footers.marks(), options, cores);
    }

    /** @param heads query heads and the key heads that they meet */
    public static DumpPlan of(Map<HeadId, HeadFooter> heads, DumpFingerprints marks, DumpOptions options, int cores) {
        return new DumpPlan(
                options,
                cores,
                ExecutorMemory.UNKNOWN,
                new TreeMap<>(heads),
                marks,
                WorkPlan.of(heads, options.layout(), options.sampling().maxTokensPerHead(), options.unit(), cores));
    }

    /**
     * The same plan for some of its query heads, grouped anew for the same cores and the same room; no file is opened.
     *
     * @param wanted may leave none, which makes a plan without units
     * @throws InsufficientMemoryException when the plan was made to fit, and no unit of these heads fits
     */
    public DumpPlan only(Set<HeadId> wanted) {
        NavigableMap<HeadId, HeadFooter> some = new TreeMap<>();
        for (HeadId query : queries()) {
            if (wanted.contains(query)) {
                HeadId key = keyOf(query);
                some.put(query, heads.get(query));
                some.put(key, heads.get(key));
            }
        }
        return of(some, marks.only(some.keySet()), options, cores).within(room);
    }

    /**
     * The same plan, grouped anew for another number of cores: a cluster's is known only when it runs.
     *
     * @throws InsufficientMemoryException as {@link #only}
     */
    public DumpPlan on(int otherCores) {
        return of(heads, marks, options, otherCores).within(room);
    }

    /**
     * The same plan with marks that tell more. A file that cannot be read lacks what could not be read; its head tells why when its turn comes.
     *
     * @param read takes numbers of bytes as they are read, {@link #fileBytes} in all, none for {@link ChangeDetection#METADATA}; called by several threads
     */
    public DumpPlan identify(ChangeDetection identity, Configuration hadoop, LongConsumer read) {
        return new DumpPlan(options, cores, room, heads, marks.identify(identity, hadoop, read), units);
    }

    /** What tells the files of a query head and of its key head from others, as far as was looked; nothing of a survey's plan. */
    public HeadFingerprints marks(HeadId query) {
        return new HeadFingerprints(marks.of(query), marks.of(keyOf(query)));
    }

    /** Bytes of all files, needed columns or not, each once. */
    public long fileBytes() {
        return marks.bytes();
    }

    /** All query heads in order, those that cannot be read included. */
    public NavigableSet<HeadId> queries() {
        return heads.keySet().stream()
                .filter(head -> head.kind() == HeadKind.QUERY)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The key head that a query head of the plan meets. */
    public HeadId keyOf(HeadId query) {
        return WorkPlan.keyOf(query, options.layout());
    }

    /** Which rows of a head are kept. */
    public SamplingOptions sampling() {
        return options.sampling();
    }

    private int cap() {
        return options.sampling().maxTokensPerHead();
    }

    public List<WorkUnit> units() {
        return units;
    }

    /** Tasks in all. */
    public int size() {
        return units.size();
    }

    /** Query heads in all. */
    public int queryHeads() {
        return units.stream().mapToInt(unit -> unit.queries().size()).sum();
    }

    /** Key heads that they meet. */
    public long keyHeads() {
        return units.stream().map(unit -> unit.key().id()).distinct().count();
    }

    /** Query heads that will fail, as they or their key heads cannot be read. */
    public long unreadable() {
        return units.stream()
                .flatMap(unit -> unit.queries().stream()
                        .filter(query -> query.problem() != null || unit.key().problem() != null))
                .count();
    }

    /** Bytes of the needed columns, those of a key head as often as it is read. */
    public long bytes() {
        return units.stream().mapToLong(WorkUnit::bytes).sum();
    }

    /** The heap that the largest task takes at most. */
    public long taskMemory() {
        return units.stream()
                .mapToLong(unit -> TaskMemory.of(unit, cap()))
                .max()
                .orElse(0);
    }

    /** The heads of the unit that has most to do, in a plan that has units. */
    public String largest() {
        return units.get(0).label();
    }

    /**
     * The same plan, with units that do not fit, as many as run at a time, turned into failures of their heads: a damaged footer may name any
     * size, and should cost its head alone.
     *
     * @throws InsufficientMemoryException when no unit fits
     */
    public DumpPlan within(ExecutorMemory limits) {
        return within(limits, size());
    }

    /**
     * As {@link #within(ExecutorRoom)}, where units of other dumps run at the same time.
     *
     * @param allUnits those of this plan included
     */
    public DumpPlan within(ExecutorMemory limits, int allUnits) {
        int tasks = Math.max(1, Math.min(limits.tasks(), allUnits));
        long each = limits.bytes() / tasks;
        List<WorkUnit> fitting = new ArrayList<>();
        boolean isAnyReadable = false;
        boolean doesAnyFit = false;
        for (WorkUnit unit : units) {
            boolean fits = TaskMemory.of(unit, cap()) <= each;
            fitting.add(fits ? unit : unit.failed(tooLittle(TaskMemory.of(unit, cap()), tasks, limits)));
            isAnyReadable |= unit.isReadable();
            doesAnyFit |= fits && unit.isReadable();
        }
        if (isAnyReadable && !doesAnyFit) {
            throw new InsufficientMemoryException(tooLittle(taskMemory(), tasks, limits));
        }
        return new DumpPlan(options, cores, limits, heads, marks, fitting);
    }

    private static String tooLittle(long each, int tasks, ExecutorMemory room) {
        return String.format(
                Locale.ROOT,
                "not enough memory: a task needs up to %.0f MiB and %d run at a time, %.0f MiB in all, but the heap has room"
                        + " for %.0f MiB; lower max_tokens_per_head, run fewer at a time (max_workers, or"
                        + " spark.executor.cores on a cluster), or give more (-Xmx, or spark.executor.memory)",
                Math.ceil(each / MIB),
                tasks,
                Math.ceil(each * (double) tasks / MIB),
                Math.floor(room.bytes() / MIB));
    }
}
