package plasticity.heads;

import java.util.Collection;
import java.util.Optional;

/**
 * A contradiction between the captured heads of a dump and the given model shape. As a capture may be a sample of heads, missing heads alone are not
 * a contradiction.
 *
 * @param given the given shape
 * @param fitting a shape that contains the captured heads
 * @param found the range of captured heads, for messages
 */
public record ShapeConflict(GroupedQueryLayout given, GroupedQueryLayout fitting, String found) {
    /** A damaged dump may lack some key heads; another grouping must explain ten times as many unpaired key heads. */
    private static final int FAR_MORE = 10;

    /**
     * Compares captured heads with a shape.
     *
     * @param captured all heads of the dump, including those outside the shape; at least one query head
     * @return empty unless a head is outside the shape, or the shape leaves key heads missing or without query heads that another grouping does not
     */
    public static Optional<ShapeConflict> of(Collection<HeadId> captured, GroupedQueryLayout given) {
        GroupedQueryLayout guess = GroupingGuess.of(captured);
        boolean isOutside = captured.stream().anyMatch(head -> !given.contains(head));
        long unpaired = GroupingGuess.unpaired(captured, given);
        boolean isMispaired = unpaired > 0
                && captured.stream().anyMatch(head -> head.kind() == HeadKind.KEY)
                && GroupingGuess.unpaired(captured, guess) * FAR_MORE <= unpaired;
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

    /** Whether a query head belongs to another key head than in the fitting shape. */
    public boolean mispairs(int queryHead) {
        return given.keyHeadOf(queryHead) != fitting.keyHeadOf(queryHead);
    }

    /** Whether {@link #mispairs(int)} is true of any query head of the given shape. */
    public boolean mispairs() {
        return given.queryHeads() / given.keyHeads() != fitting.queryHeads() / fitting.keyHeads();
    }
}
