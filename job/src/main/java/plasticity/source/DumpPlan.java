package plasticity.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.heads.HeadId;

/** What is to be done for a dump, known from its directories and footers before any data are read; made without Spark. */
public final class DumpPlan {
    private static final double MIB = 1 << 20;

    private final List<WorkUnit> units;
    private final int cap;

    private DumpPlan(List<WorkUnit> units, int cap) {
        this.units = units;
        this.cap = cap;
    }

    /**
     * Lists the head directories and reads all footers, each once.
     *
     * @param cores that can work at the same time
     * @throws DumpException when there is no dump; what is wrong with a head is told of it when its turn comes
     */
    public static DumpPlan of(DumpOptions options, Configuration hadoop, int cores) throws DumpException {
        HeadDirectories directories = HeadDirectories.list(new Path(options.path()), options.layout(), hadoop);
        return of(options, directories, directories.queryHeads(), hadoop, cores);
    }

    /**
     * The same for some of the query heads: nothing of the others is opened.
     *
     * @param wanted may leave none, which makes a plan without units
     */
    static DumpPlan of(DumpOptions options, Predicate<HeadId> wanted, Configuration hadoop, int cores)
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
        List<CapturedHead> captured = InParallel.map(new ArrayList<>(heads), catalog::find);
        return of(HeadFooters.read(captured, hadoop), options, cores);
    }

    /** @param heads query heads and the key heads that they meet */
    static DumpPlan of(Map<HeadId, PlannedHead> heads, DumpOptions options, int cores) {
        return new DumpPlan(
                WorkPlan.of(heads, options.layout(), options.maxTokensPerHead(), options.unit(), cores),
                options.maxTokensPerHead());
    }

    List<WorkUnit> units() {
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
        return units.stream().mapToLong(unit -> TaskMemory.of(unit, cap)).max().orElse(0);
    }

    /** The heads of the unit that has most to do. */
    public String largest() {
        return units.get(0).label();
    }

    /**
     * The same plan, with units that do not fit, as many as run at a time, turned into failures of their heads: a damaged footer may name any
     * size, and should cost its head alone.
     *
     * @throws TooLittleMemoryException when no unit fits
     */
    public DumpPlan within(ExecutorRoom room) {
        int tasks = Math.max(1, Math.min(room.tasks(), size()));
        long each = room.bytes() / tasks;
        List<WorkUnit> fitting = new ArrayList<>();
        boolean isAnyReadable = false;
        boolean doesAnyFit = false;
        for (WorkUnit unit : units) {
            boolean fits = TaskMemory.of(unit, cap) <= each;
            fitting.add(fits ? unit : unit.failed(tooLittle(TaskMemory.of(unit, cap), tasks, room)));
            isAnyReadable |= unit.isReadable();
            doesAnyFit |= fits && unit.isReadable();
        }
        if (isAnyReadable && !doesAnyFit) {
            throw new TooLittleMemoryException(tooLittle(taskMemory(), tasks, room));
        }
        return new DumpPlan(fitting, cap);
    }

    private static String tooLittle(long each, int tasks, ExecutorRoom room) {
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
