package plasticity.fetch;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * Reads a file in a store of high latency and high throughput, range by range ahead of use: the first range of every chunk when its row group
 * begins, each further range while the previous one in the file is read. Keeps at most two ranges per column chunk and one more.
 */
public final class FetchedBytes extends FileBytes {
    private final FSDataInputStream file;
    private final List<RowGroup> groups;
    private final ByteRangePlan ranges;
    private final Set<ByteRange> held = new HashSet<>();
    private int group = -1;
    private ByteRange ahead;

    /** @param groups all row groups of the file */
    public FetchedBytes(FSDataInputStream file, List<RowGroup> groups) {
        this.file = file;
        this.groups = groups;
        this.ranges = new ByteRangePlan(groups);
    }

    /** Bytes of heap that the ranges of a row group occupy at most. */
    public static long memory(RowGroup group) {
        long chunks = group.chunks().values().stream()
                .mapToLong(chunk -> Math.min(Math.max(0, chunk.bytes()), 2L * ByteRangePlan.LARGEST))
                .sum();
        // The first range may begin before the row group, the last one end after it, and one is fetched ahead.
        return chunks + 3L * ByteRangePlan.LARGEST;
    }

    @Override
    public void nextGroup() throws IOException {
        group++;
        Set<ByteRange> first = groups.get(group).chunks().values().stream()
                .flatMap(chunk -> ranges.of(chunk).stream().limit(1))
                .collect(Collectors.toSet());
        dropAllBut(first, held);
        for (ByteRange range : first) {
            fetch(range);
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

    /** Fetches the range and the next one in the file. The chunk's other ranges are dropped: they are needed again only on a second pass. */
    private void enter(ByteRange range, List<ByteRange> ofChunk) throws IOException {
        fetch(range);
        ByteRange following = ranges.after(range);
        if (following != null && !held.contains(following)) {
            ahead = following;
            fetch(following);
            dropAllBut(Set.of(range, following), ofChunk);
        }
    }

    private void fetch(ByteRange range) throws IOException {
        range.fetch(file);
        held.add(range);
    }

    private void dropAllBut(Set<ByteRange> needed, Collection<ByteRange> among) {
        for (ByteRange range : List.copyOf(among)) {
            if (!needed.contains(range) && !range.equals(ahead)) {
                range.drop();
                held.remove(range);
            }
        }
    }

    @Override
    public void close() throws IOException {
        LibraryCall.run(file::close);
    }
}
