package plasticity.plan;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.dump.BlockHosts;
import plasticity.heads.HeadId;
import plasticity.tokens.HeadFooter;

/**
 * The heads that one task reads: a key head, decoded once, and some of its query heads.
 *
 * @param queries the query heads to be analysed, in order
 * @param counted further query heads, which the estimates of the key head need, in order; with the others at least one
 * @param isKeyHeadEstimated whether the task estimates the key head from all these query heads
 */
public record WorkUnit(HeadFooter key, List<HeadFooter> queries, List<HeadFooter> counted, boolean isKeyHeadEstimated)
        implements Serializable {
    /** Analysing a kept component of a query takes about this many times as long as decoding it. */
    private static final long ANALYSIS = 6;

    /** Query heads to be analysed, without estimates of the key head. */
    WorkUnit(HeadFooter key, List<HeadFooter> queries) {
        this(key, queries, List.of(), false);
    }

    /** Estimated work, in units of decoding one component, for ordering units; an unreadable head costs nothing. */
    long cost(int cap) {
        return heads().mapToLong(head -> head.rows() * head.dimension()).sum()
                + queries.stream()
                        .mapToLong(query -> ANALYSIS * query.keptRows(cap) * query.dimension())
                        .sum();
    }

    /** Whether at least one query head can be analysed, according to the footers. */
    boolean isReadable() {
        return key.problem() == null && allQueries().anyMatch(query -> query.problem() == null);
    }

    /** The first error of its heads that is known from listings and footers, with the head. */
    public Optional<String> problem() {
        return heads().filter(head -> head.problem() != null)
                .findFirst()
                .map(head -> head.id().label() + ": " + head.problem());
    }

    /** The same heads, all failing with an error. */
    WorkUnit failed(String problem) {
        return new WorkUnit(
                key.failed(problem), failed(queries, problem), failed(counted, problem), isKeyHeadEstimated);
    }

    private static List<HeadFooter> failed(List<HeadFooter> heads, String problem) {
        return heads.stream().map(head -> head.failed(problem)).toList();
    }

    /** Stored bytes of the required columns. */
    long bytes() {
        return heads().mapToLong(HeadFooter::bytes).sum();
    }

    /** The hosts that store most of its blocks; empty if the file system does not report hosts. */
    public List<String> hosts() {
        return BlockHosts.ofAll(heads().map(HeadFooter::hosts)).most();
    }

    /** The query heads, analysed or counted, in order. */
    Stream<HeadFooter> allQueries() {
        return Stream.concat(queries.stream(), counted.stream()).sorted(Comparator.comparing(HeadFooter::id));
    }

    /** The key head, then the query heads. */
    public Stream<HeadFooter> heads() {
        return Stream.concat(Stream.of(key), allQueries());
    }

    /** Whether results of a head are wanted, rather than only its part in the estimates of the key head. */
    public boolean isWanted(HeadId head) {
        return head.equals(key.id())
                ? isKeyHeadEstimated
                : queries.stream().anyMatch(query -> query.id().equals(head));
    }

    /** The directory names of its heads, for messages. */
    String label() {
        return key.id().directoryName() + " with "
                + allQueries().map(query -> query.id().directoryName()).collect(Collectors.joining(", "));
    }
}
