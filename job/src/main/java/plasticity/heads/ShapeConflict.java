package plasticity.heads;

import java.util.Collection;
import java.util.Optional;

/**
 * The captured heads of a dump contradict the model's shape that was given. A capture may be a sample of heads, so missing heads alone contradict
 * nothing.
 *
 * @param given the shape
 * @param fitting the one that the heads fit into
 * @param found numbers of heads that were found, for messages
 */
public record ShapeConflict(GroupedQueryLayout given, GroupedQueryLayout fitting, String found) {
    /** A key head may be missing or left over in a dump that was damaged; another grouping has to explain ten times as many. */
    private static final int FAR_MORE = 10;

    /**
     * Compares heads and shape.
     *
     * @param captured all heads of the dump, those outside the shape included; at least one query head
     * @return empty unless a head lies outside the shape, or its grouping leaves key heads missing or unused that are neither in another one
     */
    public static Optional<ShapeConflict> of(Collection<HeadId> captured, GroupedQueryLayout given) {
        GroupedQueryLayout guess = GroupingGuess.of(captured);
        boolean isOutside = captured.stream().anyMatch(head -> !given.contains(head));
        long lonely = GroupingGuess.lonely(captured, given);
        boolean isMispaired = lonely > 0
                && captured.stream().anyMatch(head -> head.kind() == HeadKind.KEY)
                && GroupingGuess.lonely(captured, guess) * FAR_MORE <= lonely;
        if (!isOutside && !isMispaired) {
            return Optional.empty();
        }
        boolean isDeeper = guess.layers() > given.layers();
        boolean areHeadsInside = captured.stream()
                .allMatch(head ->
                        new GroupedQueryLayout(guess.layers(), given.queryHeads(), given.keyHeads()).contains(head));
        GroupedQueryLayout heads = areHeadsInside && !isMispaired ? given : guess;
        GroupedQueryLayout fitting = new GroupedQueryLayout(
                isDeeper ? guess.layers() : given.layers(), heads.queryHeads(), heads.keyHeads());
        return Optional.of(new ShapeConflict(given, fitting, found(captured)));
    }

    private static String found(Collection<HeadId> captured) {
        int layers = captured.stream().mapToInt(HeadId::layer).max().orElse(0);
        return "layers up to " + layers + ", query heads up to " + last(captured, HeadKind.QUERY) + ", key heads up to "
                + last(captured, HeadKind.KEY);
    }

    private static String last(Collection<HeadId> captured, HeadKind kind) {
        return captured.stream().filter(head -> head.kind() == kind).mapToInt(HeadId::head).max().stream()
                .mapToObj(Integer::toString)
                .findFirst()
                .orElse("none");
    }

    /** Whether a query head meets another key head than in the shape that fits. */
    public boolean mispairs(int queryHead) {
        return given.keyHeadOf(queryHead) != fitting.keyHeadOf(queryHead);
    }

    /** Whether that is so of any query head of the shape. */
    public boolean mispairs() {
        return given.queryHeads() / given.keyHeads() != fitting.queryHeads() / fitting.keyHeads();
    }
}
