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

/**
 * The work units of a dump, planned from directory listings and footers before any data are read. Does not need Spark.
 *
 * @param cores number of tasks that can run concurrently
 * @param memory to which the plan is limited
 * @param heads query heads and their key heads
 * @param wanted the heads whose results are wanted: query heads, and key heads whose estimates are wanted, for which the remaining query heads of
 *     the plan are only counted
 * @param fingerprints of the heads' files; none if the plan was made without them
 */
public record DumpPlan(
        DumpOptions options,
        int cores,
        ExecutorMemory memory,
        NavigableMap<HeadId, HeadFooter> heads,
        Set<HeadId> wanted,
        DumpFingerprints fingerprints,
        List<WorkUnit> units) {
    private static final double MIB = 1 << 20;

    /**
     * Plans a dump whose head directories are already listed.
     *
     * @param directories those of the options' path and layout
     */
    public static DumpPlan of(DumpOptions options, HeadDirectories directories, Configuration hadoop, int cores) {
        return of(options, directories, directories.queryHeads(), hadoop, cores);
    }

    /**
     * Lists the head directories and plans some of the query heads. Reads all footers, each once; no file of other heads is opened.
     *
     * @param wanted if it accepts no head, the plan has no units
     * @param cores number of tasks that can run concurrently
     * @throws DumpException if there is no dump; the errors of single heads are reported when these are read
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
        List<HeadListing> listings = InParallel.map(new ArrayList<>(heads), catalog::find);
        FooterReader footers = FooterReader.read(listings, options.sampling().hasEstimates(), hadoop);
        return of(footers.heads(), footers.fingerprints(), options, cores);
    }

    /**
     * Plans query heads, and with estimates also their key heads.
     *
     * @param heads query heads and their key heads
     */
    public static DumpPlan of(
            Map<HeadId, HeadFooter> heads, DumpFingerprints fingerprints, DumpOptions options, int cores) {
        Set<HeadId> wanted = new TreeSet<>(heads.keySet());
        if (!options.sampling().hasEstimates()) {
            wanted.removeIf(head -> head.kind() == HeadKind.KEY);
        }
        return of(heads, wanted, fingerprints, options, cores);
    }

    private static DumpPlan of(
            Map<HeadId, HeadFooter> heads,
            Set<HeadId> wanted,
            DumpFingerprints fingerprints,
            DumpOptions options,
            int cores) {
        return new DumpPlan(
                options,
                cores,
                ExecutorMemory.UNKNOWN,
                new TreeMap<>(heads),
                wanted,
                fingerprints,
                WorkPlan.of(heads, wanted, options, cores));
    }

    /**
     * Plans some of the heads again, for the same cores and memory, without opening files.
     *
     * @param some query heads, and key heads whose estimates are wanted; if it contains no head of the plan, the new plan has no units
     * @throws InsufficientMemoryException if this plan is limited to a memory size and no unit of these heads fits
     */
    public DumpPlan only(Set<HeadId> some) {
        NavigableMap<HeadId, HeadFooter> needed = new TreeMap<>();
        for (HeadId query : queries()) {
            HeadId key = keyOf(query);
            if (some.contains(query) || some.contains(key)) {
                needed.put(query, heads.get(query));
                needed.put(key, heads.get(key));
            }
        }
        return of(needed, some, fingerprints.only(needed.keySet()), options, cores)
                .within(memory);
    }

    /** Plans the same query heads without the estimates of their key heads. */
    public DumpPlan withoutKeyHeads() {
        return only(queries());
    }

    /**
     * Plans the same heads for another number of cores; that of a cluster is known only when it is running.
     *
     * @throws InsufficientMemoryException as {@link #only}
     */
    public DumpPlan on(int otherCores) {
        return of(heads, wanted, fingerprints, options, otherCores).within(memory);
    }

    /**
     * Adds checksums or content hashes to the fingerprints. Whatever cannot be read is left out; the error is reported when the head is read.
     *
     * @param read called by several threads with the number of bytes read, {@link #fileBytes} in total; never for {@link ChangeDetection#METADATA}
     */
    public DumpPlan extendFingerprints(ChangeDetection detection, Configuration hadoop, LongConsumer read) {
        return new DumpPlan(options, cores, memory, heads, wanted, fingerprints.extend(detection, hadoop, read), units);
    }

    /** The fingerprints of the files of a query head and its key head; empty if the plan was made without them. */
    public HeadFingerprints fingerprints(HeadId query) {
        return new HeadFingerprints(fingerprints.of(query), fingerprints.of(keyOf(query)));
    }

    /** Total size of all files, each counted once. */
    public long fileBytes() {
        return fingerprints.bytes();
    }

    /** All query heads in order, including unreadable ones. */
    public NavigableSet<HeadId> queries() {
        return heads.keySet().stream()
                .filter(head -> head.kind() == HeadKind.QUERY)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The key head of a query head. */
    public HeadId keyOf(HeadId query) {
        return WorkPlan.keyOf(query, options.layout());
    }

    /** How the kept rows of a head are chosen. */
    public SamplingOptions sampling() {
        return options.sampling();
    }

    /** Number of work units. */
    public int size() {
        return units.size();
    }

    /** Number of query heads. */
    public int queryHeads() {
        return units.stream().mapToInt(unit -> unit.queries().size()).sum();
    }

    /** Number of key heads of these query heads. */
    public long keyHeads() {
        return units.stream().map(unit -> unit.key().id()).distinct().count();
    }

    /** Number of query heads that will fail because they or their key heads cannot be read. */
    public long unreadable() {
        return units.stream()
                .flatMap(unit -> unit.queries().stream()
                        .filter(query -> query.problem() != null || unit.key().problem() != null))
                .count();
    }

    /** Stored bytes of the required columns; those of a key head are counted once per unit. */
    public long bytes() {
        return units.stream().mapToLong(WorkUnit::bytes).sum();
    }

    /** Maximum heap of a task, in bytes. */
    public long taskMemory() {
        return units.stream().mapToLong(this::taskMemory).max().orElse(0);
    }

    private long taskMemory(WorkUnit unit) {
        return TaskMemory.of(unit, options.sampling());
    }

    /** The heads of the unit with the highest cost; the plan must have units. */
    public String largest() {
        return units.get(0).label();
    }

    /**
     * Limits the plan to a memory size. Units that do not fit if as many as possible run concurrently are replaced by failures of their heads, as a
     * corrupt footer may declare any size.
     *
     * @throws InsufficientMemoryException if no unit fits
     */
    public DumpPlan within(ExecutorMemory limits) {
        return within(limits, size());
    }

    /**
     * Like {@link #within(ExecutorMemory)}, if units of other dumps run concurrently.
     *
     * @param allUnits number of all units, including those of this plan
     */
    public DumpPlan within(ExecutorMemory limits, int allUnits) {
        int tasks = Math.max(1, Math.min(limits.tasks(), allUnits));
        long each = limits.bytes() / tasks;
        List<WorkUnit> fitting = new ArrayList<>();
        boolean isAnyReadable = false;
        boolean doesAnyFit = false;
        for (WorkUnit unit : units) {
            boolean fits = taskMemory(unit) <= each;
            fitting.add(fits ? unit : unit.failed(message(taskMemory(unit), tasks, limits)));
            isAnyReadable |= unit.isReadable();
            doesAnyFit |= fits && unit.isReadable();
        }
        if (isAnyReadable && !doesAnyFit) {
            throw new InsufficientMemoryException(message(taskMemory(), tasks, limits));
        }
        return new DumpPlan(options, cores, limits, heads, wanted, fingerprints, fitting);
    }

    private static String message(long each, int tasks, ExecutorMemory memory) {
        return String.format(
                Locale.ROOT,
                "not enough memory: a task needs up to %.0f MiB and %d run concurrently, %.0f MiB in total, but the heap has"
                        + " only %.0f MiB for tasks; lower max_tokens_per_head, run fewer tasks concurrently (max_workers, or"
                        + " spark.executor.cores on a cluster), or increase the heap (-Xmx, or spark.executor.memory)",
                Math.ceil(each / MIB),
                tasks,
                Math.ceil(each * (double) tasks / MIB),
                Math.floor(memory.bytes() / MIB));
    }
}
