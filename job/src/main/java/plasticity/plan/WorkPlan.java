package plasticity.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.tokens.HeadFooter;

/** Groups the captured query heads into work units, the most expensive first, so that no expensive unit is left to run alone at the end. */
public final class WorkPlan {
    private WorkPlan() {}

    /**
     * @param heads the captured query heads and their key heads
     * @param wanted the heads whose results are wanted
     * @param cores number of tasks that can run concurrently
     */
    static List<WorkUnit> of(Map<HeadId, HeadFooter> heads, Set<HeadId> wanted, DumpOptions options, int cores) {
        NavigableMap<HeadId, List<HeadFooter>> queriesByKey = new TreeMap<>();
        for (HeadFooter head : new TreeMap<>(heads).values()) {
            if (head.id().kind() == HeadKind.QUERY) {
                queriesByKey
                        .computeIfAbsent(keyOf(head.id(), options.layout()), key -> new ArrayList<>())
                        .add(head);
            }
        }
        boolean together = options.unit() == UnitSize.KEY_HEAD
                || (options.unit() == UnitSize.AUTO && queriesByKey.size() >= (long) cores * unitsPerCore(wanted));
        List<WorkUnit> units = new ArrayList<>();
        for (Entry<HeadId, List<HeadFooter>> entry : queriesByKey.entrySet()) {
            HeadFooter key = heads.get(entry.getKey());
            boolean isEstimated = wanted.contains(entry.getKey());
            Map<Boolean, List<HeadFooter>> queries =
                    entry.getValue().stream().collect(Collectors.partitioningBy(query -> wanted.contains(query.id())));
            if (together) {
                units.add(new WorkUnit(
                        key, queries.get(true), isEstimated ? queries.get(false) : List.of(), isEstimated));
            } else {
                queries.get(true).forEach(query -> units.add(new WorkUnit(key, List.of(query))));
                if (isEstimated) {
                    units.add(new WorkUnit(key, List.of(), List.copyOf(entry.getValue()), true));
                }
            }
        }
        int cap = options.sampling().maxTokensPerHead();
        units.sort(Comparator.<WorkUnit>comparingLong(unit -> unit.cost(cap))
                .reversed()
                .thenComparing(
                        unit -> unit.heads().skip(1).findFirst().orElseThrow().id())
                .thenComparing(WorkUnit::isKeyHeadEstimated));
        return units;
    }

    /**
     * With this many units per core, all cores are busy until the end. The estimates of a key head need all its query heads; a task of their own would
     * read them again, so fewer units are accepted.
     */
    private static int unitsPerCore(Set<HeadId> wanted) {
        return wanted.stream().anyMatch(head -> head.kind() == HeadKind.KEY) ? 1 : 3;
    }

    /** The key head of a query head. */
    public static HeadId keyOf(HeadId query, GroupedQueryLayout layout) {
        return HeadId.key(query.layer(), layout.keyHeadOf(query.head()));
    }
}
