package plasticity.tokens;

import java.io.Serializable;
import java.util.List;
import plasticity.dump.BlockHosts;
import plasticity.dump.HeadListing;
import plasticity.heads.HeadId;

/**
 * A head as the footers of its files tell of it.
 *
 * @param directory the directory's URI, for messages
 * @param shards in name order; empty when {@code problem} is set
 * @param hosts where the files' blocks lie
 * @param problem why the head cannot be read, null when nothing is known against it
 */
public record HeadFooter(HeadId id, String directory, List<ShardFooter> shards, BlockHosts hosts, String problem)
        implements Serializable {
    private static final int MOST_ROWS = Integer.MAX_VALUE - 16;

    /** @param shards the footers of the head's files */
    public static HeadFooter of(HeadListing head, List<ShardFooter> shards) {
        HeadFooter planned = new HeadFooter(head.id(), head.directory(), shards, head.hosts(), null);
        long rows = planned.rows();
        if (rows == 0) {
            return unreadable(head, head.directory() + ": the head has no rows");
        }
        if (rows < 0 || rows > MOST_ROWS) {
            return unreadable(
                    head, head.directory() + ": " + rows + " rows; a head can have " + MOST_ROWS + " at most");
        }
        return planned;
    }

    public static HeadFooter unreadable(HeadListing head, String problem) {
        return new HeadFooter(head.id(), head.directory(), List.of(), BlockHosts.NONE, problem);
    }

    /** The same head, which cannot be read, for an earlier reason if there is one. */
    public HeadFooter failed(String reason) {
        return new HeadFooter(
                id, directory, List.of(), BlockHosts.NONE, problem == null ? directory + ": " + reason : problem);
    }

    /** Rows of the table, kept or not. */
    public long rows() {
        return shards.stream().mapToLong(ShardFooter::rows).sum();
    }

    /** Rows that are kept. */
    public int keptRows(int cap) {
        return (int) Math.min(cap, rows());
    }

    /** d as far as footers tell; 0 when the head cannot be read. */
    public int dimension() {
        return shards.stream()
                .mapToInt(ShardFooter::dimension)
                .filter(dimension -> dimension > 0)
                .findFirst()
                .orElse(0);
    }

    /** Bytes to read. */
    public long bytes() {
        return shards.stream().mapToLong(ShardFooter::bytes).sum();
    }
}
