package plasticity.inspect;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;

/**
 * The smallest model that captured heads fit into. A capture may be a sample of heads, so the number of query heads a key head is the one that
 * leaves the fewest query heads without a captured key head and key heads without a captured query head, and after that the fewest heads that
 * were not captured at all.
 */
final class GroupingGuess {
    private static final int MOST_QUERIES_PER_KEY = 128;

    private final Set<HeadId> heads;
    private final long queries;
    private final long keys;

    private GroupingGuess(Collection<HeadId> heads) {
        this.heads = new HashSet<>(heads);
        this.queries = count(heads, HeadKind.QUERY);
        this.keys = Math.max(1, count(heads, HeadKind.KEY));
    }

    private static long count(Collection<HeadId> heads, HeadKind kind) {
        return heads.stream()
                .filter(head -> head.kind() == kind)
                .mapToLong(head -> head.head() + 1L)
                .max()
                .orElse(0);
    }

    /** @param heads with at least one query head */
    static GroupedQueryLayout of(Collection<HeadId> heads) {
        GroupingGuess guess = new GroupingGuess(heads);
        int layers = 1 + heads.stream().mapToInt(HeadId::layer).max().orElseThrow();
        return IntStream.rangeClosed(1, MOST_QUERIES_PER_KEY)
                .filter(perKey -> perKey * guess.keys(perKey) <= Integer.MAX_VALUE)
                .mapToObj(perKey -> guess.candidate(layers, perKey))
                .min(Comparator.comparingLong(Candidate::lonely).thenComparingLong(Candidate::heads))
                .orElseThrow()
                .layout();
    }

    private long keys(int perKey) {
        return Math.max(keys, (queries + perKey - 1) / perKey);
    }

    private Candidate candidate(int layers, int perKey) {
        int keyHeads = (int) keys(perKey);
        GroupedQueryLayout layout = new GroupedQueryLayout(layers, perKey * keyHeads, keyHeads);
        Set<HeadId> met = new HashSet<>();
        long lonely = 0;
        for (HeadId head : heads) {
            if (head.kind() == HeadKind.QUERY) {
                HeadId key = HeadId.key(head.layer(), layout.keyHeadOf(head.head()));
                met.add(key);
                lonely += heads.contains(key) ? 0 : 1;
            }
        }
        lonely += heads.stream()
                .filter(head -> head.kind() == HeadKind.KEY && !met.contains(head))
                .count();
        return new Candidate(layout, lonely);
    }

    /** @param lonely query heads without key heads and key heads without query heads */
    private record Candidate(GroupedQueryLayout layout, long lonely) {
        long heads() {
            return (long) layout.queryHeads() + layout.keyHeads();
        }
    }
}
