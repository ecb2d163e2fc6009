package plasticity.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;

/** Groups the captured query heads into work units, the largest first so that none is left for a lone task at the end. */
final class WorkPlan {
    /** So many units a core keep all cores busy to the end. */
    private static final int UNITS_PER_CORE = 3;

    private WorkPlan() {}

    /** @param cores that can work at the same time */
    static List<WorkUnit> of(
            Catalog catalog, HeadDirectories heads, GroupedQueryLayout layout, UnitSize size, int cores) {
        NavigableMap<HeadId, List<CapturedHead>> queriesByKey = new TreeMap<>();
        for (HeadId query : heads.queryHeads()) {
            HeadId key = HeadId.key(query.layer(), layout.keyHeadOf(query.head()));
            queriesByKey.computeIfAbsent(key, k -> new ArrayList<>()).add(catalog.find(query));
        }
        boolean together = size == UnitSize.KEY_HEAD
                || (size == UnitSize.AUTO && queriesByKey.size() >= (long) UNITS_PER_CORE * cores);
        List<WorkUnit> units = new ArrayList<>();
        for (Entry<HeadId, List<CapturedHead>> entry : queriesByKey.entrySet()) {
            CapturedHead key = catalog.find(entry.getKey());
            if (together) {
                units.add(new WorkUnit(key, List.copyOf(entry.getValue())));
            } else {
                entry.getValue().forEach(query -> units.add(new WorkUnit(key, List.of(query))));
            }
        }
        units.sort(Comparator.comparingLong(WorkUnit::bytes)
                .reversed()
                .thenComparing(unit -> unit.queries().get(0).id()));
        return units;
    }
}
