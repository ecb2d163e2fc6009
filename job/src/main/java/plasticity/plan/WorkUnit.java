package plasticity.plan;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.dump.BlockHosts;
import plasticity.tokens.HeadFooter;

/**
 * What one task reads: a key head, decoded once, and query heads that it serves.
 *
 * @param queries at least one, in order
 */
public record WorkUnit(HeadFooter key, List<HeadFooter> queries) implements Serializable {
    /** A kept component of a query takes about so many times the work of decoding one: regressions, rotation, sorted noise. */
    private static final long ANALYSIS = 6;

    /** What to do, in components to decode, so that units can be put in an order; a head that cannot be read costs nothing. */
    long cost(int cap) {
        return heads().mapToLong(head -> head.rows() * head.dimension()).sum()
                + queries.stream()
                        .mapToLong(query -> ANALYSIS * query.keptRows(cap) * query.dimension())
                        .sum();
    }

    /** Whether a query head can be read, as far as is known. */
    boolean isReadable() {
        return key.problem() == null && queries.stream().anyMatch(query -> query.problem() == null);
    }

    /** What is known against its heads before they are read: the first one's error, with the head. */
    public Optional<String> problem() {
        return heads().filter(head -> head.problem() != null)
                .findFirst()
                .map(head -> head.id().label() + ": " + head.problem());
    }

    /** The same heads, all of which fail. */
    WorkUnit failed(String problem) {
        return new WorkUnit(
                key.failed(problem),
                queries.stream().map(query -> query.failed(problem)).toList());
    }

    /** Bytes to read. */
    long bytes() {
        return heads().mapToLong(HeadFooter::bytes).sum();
    }

    /** The hosts that hold most of it; none where the file system has no place to tell. */
    public List<String> hosts() {
        return BlockHosts.ofAll(heads().map(HeadFooter::hosts)).most();
    }

    /** The key head, then the query heads. */
    public Stream<HeadFooter> heads() {
        return Stream.concat(Stream.of(key), queries.stream());
    }

    /** The names of its heads, for messages. */
    String label() {
        return key.id().directoryName() + " with "
                + queries.stream().map(query -> query.id().directoryName()).collect(Collectors.joining(", "));
    }
}
