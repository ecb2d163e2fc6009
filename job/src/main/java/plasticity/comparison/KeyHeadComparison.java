package plasticity.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import plasticity.heads.HeadId;
import plasticity.tables.Column;

/**
 * A metric of the key heads in two runs, for one kind of pairs. There are no replicates of key heads, so errors are combined as for independent
 * texts; if the texts are the same, the result is usually too large.
 *
 * @param pairs far or near
 * @param heads that both runs have, ascending
 * @param differences by head
 * @param adjusted p-values by head, adjusted for the number of heads; NaN without an error
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
public record KeyHeadComparison(
        Column.Real metric, String pairs, List<HeadId> heads, List<Difference> differences, double[] adjusted) {

    static KeyHeadComparison of(Column.Real metric, String pairs, ComparedRun a, ComparedRun b) {
        KeyHeadMetrics inA = a.keyHeads().orElseThrow();
        KeyHeadMetrics inB = b.keyHeads().orElseThrow();
        TreeSet<HeadId> heads = new TreeSet<>(inA.heads(pairs));
        heads.retainAll(inB.heads(pairs));
        List<Difference> differences = new ArrayList<>();
        int groupsA = a.groups();
        int groupsB = b.groups();
        for (HeadId head : heads) {
            differences.add(Difference.independent(
                    inA.value(head, pairs, metric),
                    inA.error(head, pairs, metric),
                    Math.min(inA.texts(head, pairs), groupsA),
                    inB.value(head, pairs, metric),
                    inB.error(head, pairs, metric),
                    Math.min(inB.texts(head, pairs), groupsB)));
        }
        double[] p = differences.stream().mapToDouble(Difference::p).toArray();
        return new KeyHeadComparison(metric, pairs, List.copyOf(heads), differences, BenjaminiHochberg.adjust(p));
    }
}
