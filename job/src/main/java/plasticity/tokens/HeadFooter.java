package plasticity.tokens;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import plasticity.dump.BlockHosts;
import plasticity.dump.HeadListing;
import plasticity.heads.HeadId;

/**
 * A head according to the footers of its files.
 *
 * @param directory the directory's URI, for messages
 * @param files in name order; empty if {@code problem} is set
 * @param hosts of the files' blocks
 * @param problem why the head cannot be read; null if no reason is known
 */
public record HeadFooter(HeadId id, String directory, List<DataFileFooter> files, BlockHosts hosts, String problem)
        implements Serializable {
    private static final int MOST_ROWS = Integer.MAX_VALUE - 16;

    /** @param files the footers of the head's files */
    public static HeadFooter of(HeadListing head, List<DataFileFooter> files) {
        HeadFooter footer = new HeadFooter(head.id(), head.directory(), files, head.hosts(), null);
        long rows = footer.rows();
        if (rows == 0) {
            return unreadable(head, head.directory() + ": the head has no rows");
        }
        if (rows < 0 || rows > MOST_ROWS) {
            return unreadable(head, head.directory() + ": " + rows + " rows; the maximum is " + MOST_ROWS);
        }
        return footer;
    }

    public static HeadFooter unreadable(HeadListing head, String problem) {
        return new HeadFooter(head.id(), head.directory(), List.of(), BlockHosts.NONE, problem);
    }

    /** The head marked as unreadable. An earlier reason takes precedence. */
    public HeadFooter failed(String reason) {
        return new HeadFooter(
                id, directory, List.of(), BlockHosts.NONE, problem == null ? directory + ": " + reason : problem);
    }

    /** Number of rows, kept or not. */
    public long rows() {
        return files.stream().mapToLong(DataFileFooter::rows).sum();
    }

    /** Number of kept rows if at most {@code cap} are kept. */
    public int keptRows(int cap) {
        return (int) Math.min(cap, rows());
    }

    /** d according to the footers; 0 if the head cannot be read. */
    public int dimension() {
        return files.stream()
                .mapToInt(DataFileFooter::dimension)
                .filter(dimension -> dimension > 0)
                .findFirst()
                .orElse(0);
    }

    /** Number of buckets from the smallest to the largest, of all rows; empty if the footers have no statistics. */
    public OptionalInt buckets() {
        return files.stream()
                .filter(file -> file.rows() > 0)
                .map(file -> Optional.ofNullable(file.buckets()))
                .reduce(BucketRange::ofBoth)
                .flatMap(range -> range)
                .map(range -> OptionalInt.of(range.size()))
                .orElse(OptionalInt.empty());
    }

    /** Whether a float represents every component of every vector. */
    public boolean storesFloats() {
        return files.stream().allMatch(DataFileFooter::storesFloats);
    }

    /** Bytes to read. */
    public long bytes() {
        return files.stream().mapToLong(DataFileFooter::bytes).sum();
    }
}
