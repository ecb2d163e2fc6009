package plasticity.comparison;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plasticity.heads.HeadId;

/**
 * Whether the errors of two runs are those of the same texts. A head is paired if both runs have the same digest of its texts and the same number of
 * groups.
 */
final class Pairing {
    private final ComparedRun a;
    private final ComparedRun b;
    private final Set<HeadId> paired = new HashSet<>();
    private final String reason;

    /** @param heads that both runs have */
    Pairing(ComparedRun a, ComparedRun b, Collection<HeadId> heads) {
        this.a = a;
        this.b = b;
        int unknown = 0;
        int sameTexts = 0;
        int replicated = 0;
        for (HeadId head : heads) {
            replicated += a.groups(head) > 0 && b.groups(head) > 0 ? 1 : 0;
            if (a.texts(head).isEmpty() || b.texts(head).isEmpty()) {
                unknown++;
            } else if (a.texts(head).equals(b.texts(head))) {
                sameTexts++;
                if (a.groups(head) > 0 && a.groups(head) == b.groups(head)) {
                    paired.add(head);
                }
            }
        }
        reason = replicated == 0
                ? "no standard errors: " + withoutReplicates()
                : reason(heads.size(), unknown, sameTexts);
    }

    private String withoutReplicates() {
        List<String> labels = List.of(a, b).stream()
                .filter(run -> run.groups() == 0)
                .map(ComparedRun::label)
                .toList();
        return labels.isEmpty()
                ? "no head has replicates in both runs"
                : String.join(" and ", labels) + (labels.size() > 1 ? " have" : " has") + " no replicates";
    }

    private String reason(int heads, int unknown, int sameTexts) {
        if (paired.size() == heads) {
            return "paired by text group: both runs contain the same texts";
        }
        if (!paired.isEmpty()) {
            return "paired for " + paired.size() + " of " + heads
                    + " heads, whose texts are the same in both runs; independent for the others";
        }
        if (unknown == heads) {
            return "independent: the texts of a run are unknown (head_status has no column texts or it is empty)";
        }
        return sameTexts > 0
                ? "independent: the texts are the same, but their numbers of groups differ"
                : "independent: the runs contain different texts";
    }

    boolean isPaired(HeadId head) {
        return paired.contains(head);
    }

    boolean arePaired(Collection<HeadId> heads) {
        return paired.containsAll(heads);
    }

    /** Whether the runs are paired, and how that was determined. */
    String reason() {
        return reason;
    }
}
