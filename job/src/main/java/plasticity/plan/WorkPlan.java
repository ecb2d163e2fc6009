package plasticity.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.tokens.HeadFooter;

/** Groups the captured query heads into work units, the most expensive first, so that no expensive unit is left to run alone at the end. */
public final class WorkPlan {
    /** With this many units per core, all cores are busy until the end. */
    private static final int UNITS_PER_CORE = 3;

    private WorkPlan() {}

    /**
     * @param heads the captured query heads and their key heads
     * @param cap maximum number of kept rows per head
     * @param cores number of tasks that can run concurrently
     */
    static List<WorkUnit> of(
            Map<HeadId, HeadFooter> heads, GroupedQueryLayout layout, int cap, UnitSize size, int cores) {
        NavigableMap<HeadId, List<HeadFooter>> queriesByKey = new TreeMap<>();
        for (HeadFooter head : new TreeMap<>(heads).values()) {
            if (head.id().kind() == HeadKind.QUERY) {
                queriesByKey
                        .computeIfAbsent(keyOf(head.id(), layout), key -> new ArrayList<>())
                        .add(head);
            }
        }
        boolean together = size == UnitSize.KEY_HEAD
                || (size == UnitSize.AUTO && queriesByKey.size() >= (long) UNITS_PER_CORE * cores);
        List<WorkUnit> units = new ArrayList<>();
        for (Entry<HeadId, List<HeadFooter>> entry : queriesByKey.entrySet()) {
            HeadFooter key = heads.get(entry.getKey());
            if (together) {
                units.add(new WorkUnit(key, List.copyOf(entry.getValue())));
            } else {
                entry.getValue().forEach(query -> units.add(new WorkUnit(key, List.of(query))));
            }
        }
        units.sort(Comparator.<WorkUnit>comparingLong(unit -> unit.cost(cap))
                .reversed()
                .thenComparing(unit -> unit.queries().get(0).id()));
        return units;
    }

    /** The key head of a query head. */
    public static HeadId keyOf(HeadId query, GroupedQueryLayout layout) {
        return HeadId.key(query.layer(), layout.keyHeadOf(query.head()));
    }
}
