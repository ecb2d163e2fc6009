package plasticity.heads;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The smallest model that captured heads fit into. A capture may be a sample of heads, so the number of query heads a key head is the one with
 * the fewest key heads that would be missing or without a query head, and after that with the fewest heads in all.
 */
public final class GroupingGuess {
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

    /**
     * Guesses the shape.
     *
     * @param heads with at least one query head
     */
    public static GroupedQueryLayout of(Collection<HeadId> heads) {
        GroupingGuess guess = new GroupingGuess(heads);
        int layers = 1 + heads.stream().mapToInt(HeadId::layer).max().orElseThrow();
        return IntStream.rangeClosed(1, (int) Math.min(MOST_QUERIES_PER_KEY, guess.queries))
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
        return new Candidate(layout, lonely(layout));
    }

    /** Key heads that are missing or without a query head, where query heads meet key heads as in a layout; its numbers of heads do not count. */
    static long lonely(Collection<HeadId> heads, GroupedQueryLayout layout) {
        return new GroupingGuess(heads).lonely(layout);
    }

    private long lonely(GroupedQueryLayout layout) {
        Set<HeadId> met = heads.stream()
                .filter(head -> head.kind() == HeadKind.QUERY)
                .map(head -> HeadId.key(head.layer(), layout.keyHeadOf(head.head())))
                .collect(Collectors.toSet());
        long missing = met.stream().filter(key -> !heads.contains(key)).count();
        long unused = heads.stream()
                .filter(head -> head.kind() == HeadKind.KEY && !met.contains(head))
                .count();
        return missing + unused;
    }

    /** @param lonely key heads that are missing or without a query head */
    private record Candidate(GroupedQueryLayout layout, long lonely) {
        long heads() {
            return (long) layout.queryHeads() + layout.keyHeads();
        }
    }
}
