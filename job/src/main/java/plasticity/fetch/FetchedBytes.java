package plasticity.fetch;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * Reads a file in a store of high latency and high throughput, range by range ahead of use: the first range of every chunk when its row group
 * begins, and the next {@value ByteRangePlan#AHEAD} ranges in the file with each range that is read, once each. Ranges are dropped after their use:
 * those of a chunk while it is read, shared ones after their last row group.
 */
public final class FetchedBytes extends FileBytes {
    private final FSDataInputStream file;
    private final List<RowGroup> groups;
    private final ByteRangePlan ranges;
    private final Set<ByteRange> held = new HashSet<>();
    private int group = -1;

    /** @param groups all row groups of the file */
    public FetchedBytes(FSDataInputStream file, List<RowGroup> groups) {
        this.file = file;
        this.groups = groups;
        this.ranges = new ByteRangePlan(groups);
    }

    /** Bytes of heap that the ranges of a file occupy at most. */
    public static long memory(List<RowGroup> groups) {
        long largest = groups.stream().mapToLong(FetchedBytes::memory).max().orElse(0);
        return Math.min(largest, size(groups));
    }

    private static long memory(RowGroup group) {
        long range = ByteRangePlan.LARGEST;
        long chunks = group.chunks().values().stream()
                .mapToLong(chunk -> Math.min(Math.max(0, chunk.bytes()), (1 + ByteRangePlan.AHEAD) * range))
                .sum();
        // The first range may begin before the row group, the last one end after it. Others belong to the next groups.
        return chunks + (2 + ByteRangePlan.AHEAD) * range;
    }

    /** Bytes of heap that the ranges of a file occupy at most after {@link #fetchAhead}. */
    public static long memoryAhead(List<RowGroup> groups) {
        return Math.min(ByteRangePlan.AHEAD * (long) ByteRangePlan.LARGEST, size(groups));
    }

    /** The sum of all ranges at most. */
    private static long size(List<RowGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.chunks().values().stream())
                .mapToLong(chunk -> Math.max(0, chunk.bytes()) + ByteRangePlan.WIDEST_GAP)
                .sum();
    }

    @Override
    public void fetchAhead() throws IOException {
        for (ByteRange range : ranges.first()) {
            fetch(range);
        }
    }

    @Override
    public void nextGroup() throws IOException {
        group++;
        drop(held, range -> range.lastGroup() < group);
        for (Chunk chunk : groups.get(group).chunks().values()) {
            List<ByteRange> ofChunk = ranges.of(chunk);
            if (!ofChunk.isEmpty()) {
                fetch(ofChunk.get(0));
            }
        }
    }

    @Override
    void copy(Chunk chunk, long position, byte[] into, int offset, int length) throws IOException {
        List<ByteRange> ofChunk = ranges.of(chunk);
        int read = 0;
        while (read < length) {
            long at = position + read;
            int index = ofChunk.size() == 1 ? 0 : (int) ((at - chunk.start()) / ByteRangePlan.LARGEST);
            ByteRange range = ofChunk.get(index);
            enter(range, ofChunk);
            read += range.read(file, at, into, offset + read, length - read);
        }
    }

    /** Fetches the range and the next ones. The chunk's other ranges are dropped: they are needed again only on a second pass. */
    private void enter(ByteRange range, List<ByteRange> ofChunk) throws IOException {
        boolean isNew = fetch(range);
        List<ByteRange> following = ranges.after(range);
        for (ByteRange next : following) {
            isNew |= !next.wasDropped() && fetch(next);
        }
        if (isNew) {
            drop(ofChunk, other -> !other.equals(range) && !following.contains(other));
        }
    }

    /** Number of ranges that are in memory or requested. */
    int held() {
        return held.size();
    }

    /** Whether the range was not held before. */
    private boolean fetch(ByteRange range) throws IOException {
        range.fetch(file);
        return held.add(range);
    }

    private void drop(Collection<ByteRange> among, Predicate<ByteRange> isUnneeded) {
        for (ByteRange range : List.copyOf(among)) {
            if (isUnneeded.test(range) && held.remove(range)) {
                range.drop();
            }
        }
    }

    @Override
    public void close() throws IOException {
        LibraryCall.run(file::close);
    }
}
