package plasticity.heads;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Guesses the smallest model that contains the captured heads. As a capture may be a sample of heads, the guess is the number of query heads per key
 * head that leaves the fewest key heads missing or without a query head, and among those the one with the fewest heads.
 */
public final class GroupingGuess {
    private static final int MAX_QUERIES_PER_KEY = 128;

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
     * @param heads including at least one query head
     */
    public static GroupedQueryLayout of(Collection<HeadId> heads) {
        GroupingGuess guess = new GroupingGuess(heads);
        int layers = 1 + heads.stream().mapToInt(HeadId::layer).max().orElseThrow();
        return IntStream.rangeClosed(1, (int) Math.min(MAX_QUERIES_PER_KEY, guess.queries))
                .filter(perKey -> perKey * guess.keys(perKey) <= Integer.MAX_VALUE)
                .mapToObj(perKey -> guess.candidate(layers, perKey))
                .min(Comparator.comparingLong(Candidate::unpaired).thenComparingLong(Candidate::heads))
                .orElseThrow()
                .layout();
    }

    private long keys(int perKey) {
        return Math.max(keys, (queries + perKey - 1) / perKey);
    }

    private Candidate candidate(int layers, int perKey) {
        int keyHeads = (int) keys(perKey);
        GroupedQueryLayout layout = new GroupedQueryLayout(layers, perKey * keyHeads, keyHeads);
        return new Candidate(layout, unpaired(layout));
    }

    /** Number of key heads that are missing or have no query head, if query heads are grouped as in a layout; the layout's limits are ignored. */
    static long unpaired(Collection<HeadId> heads, GroupedQueryLayout layout) {
        return new GroupingGuess(heads).unpaired(layout);
    }

    private long unpaired(GroupedQueryLayout layout) {
        Set<HeadId> grouped = heads.stream()
                .filter(head -> head.kind() == HeadKind.QUERY)
                .map(head -> HeadId.key(head.layer(), layout.keyHeadOf(head.head())))
                .collect(Collectors.toSet());
        long missing = grouped.stream().filter(key -> !heads.contains(key)).count();
        long unused = heads.stream()
                .filter(head -> head.kind() == HeadKind.KEY && !grouped.contains(head))
                .count();
        return missing + unused;
    }

    /** @param unpaired key heads that are missing or have no query head */
    private record Candidate(GroupedQueryLayout layout, long unpaired) {
        long heads() {
            return (long) layout.queryHeads() + layout.keyHeads();
        }
    }
}
