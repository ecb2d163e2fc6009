package plasticity.plan;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.dump.BlockHosts;
import plasticity.tokens.HeadFooter;

/**
 * The heads that one task reads and analyses: a key head, decoded once, and some of its query heads.
 *
 * @param queries at least one, in order
 */
public record WorkUnit(HeadFooter key, List<HeadFooter> queries) implements Serializable {
    /** Analysing a kept component of a query takes about this many times as long as decoding it. */
    private static final long ANALYSIS = 6;

    /** Estimated work, in units of decoding one component, for ordering units; an unreadable head costs nothing. */
    long cost(int cap) {
        return heads().mapToLong(head -> head.rows() * head.dimension()).sum()
                + queries.stream()
                        .mapToLong(query -> ANALYSIS * query.keptRows(cap) * query.dimension())
                        .sum();
    }

    /** Whether at least one query head can be analysed, according to the footers. */
    boolean isReadable() {
        return key.problem() == null && queries.stream().anyMatch(query -> query.problem() == null);
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
                key.failed(problem),
                queries.stream().map(query -> query.failed(problem)).toList());
    }

    /** Stored bytes of the required columns. */
    long bytes() {
        return heads().mapToLong(HeadFooter::bytes).sum();
    }

    /** The hosts that store most of its blocks; empty if the file system does not report hosts. */
    public List<String> hosts() {
        return BlockHosts.ofAll(heads().map(HeadFooter::hosts)).most();
    }

    /** The key head, then the query heads. */
    public Stream<HeadFooter> heads() {
        return Stream.concat(Stream.of(key), queries.stream());
    }

    /** The directory names of its heads, for messages. */
    String label() {
        return key.id().directoryName() + " with "
                + queries.stream().map(query -> query.id().directoryName()).collect(Collectors.joining(", "));
    }
}
