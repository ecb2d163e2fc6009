package plasticity.fetch;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * A file of a store that takes long to answer and then gives much: what a row group needs is asked for in pieces, all first ones as soon as its
 * turn comes, each other one while the piece before it in the file is read. Of a column chunk two pieces are held at most, and one beyond.
 */
public final class FetchedBytes implements FileBytes {
    private final FSDataInputStream file;
    private final List<RowGroup> groups;
    private final ByteRangePlan pieces;
    private final Set<ByteRange> held = new HashSet<>();
    private int group = -1;
    private ByteRange ahead;

    /** @param groups all of the file */
    public FetchedBytes(FSDataInputStream file, List<RowGroup> groups) {
        this.file = file;
        this.groups = groups;
        this.pieces = new ByteRangePlan(groups);
    }

    /** The heap that the pieces of a row group take at most. */
    public static long memory(RowGroup group) {
        long chunks = group.chunks().values().stream()
                .mapToLong(chunk -> Math.min(Math.max(0, chunk.bytes()), 2L * ByteRangePlan.LARGEST))
                .sum();
        // The first piece may begin before the group, the last one end behind it, and one is fetched ahead.
        return chunks + 3L * ByteRangePlan.LARGEST;
    }

    @Override
    public void nextGroup() throws IOException {
        group++;
        Set<ByteRange> first = groups.get(group).chunks().values().stream()
                .flatMap(chunk -> pieces.of(chunk).stream().limit(1))
                .collect(Collectors.toSet());
        dropAllBut(first, held);
        for (ByteRange piece : first) {
            fetch(piece);
        }
    }

    @Override
    public void read(Chunk chunk, long position, byte[] into, int offset, int length) throws IOException {
        List<ByteRange> ofChunk = pieces.of(chunk);
        int read = 0;
        while (read < length) {
            long at = position + read;
            int index = ofChunk.size() == 1 ? 0 : (int) ((at - chunk.start()) / ByteRangePlan.LARGEST);
            ByteRange piece = ofChunk.get(index);
            enter(piece, ofChunk);
            read += piece.read(file, at, into, offset + read, length - read);
        }
    }

    /** Holds the piece and the one that follows in the file; the chunk's others are not needed any more, unless it is read anew. */
    private void enter(ByteRange piece, List<ByteRange> ofChunk) throws IOException {
        fetch(piece);
        ByteRange following = pieces.after(piece);
        if (following != null && !held.contains(following)) {
            ahead = following;
            fetch(following);
            Set<ByteRange> needed = Set.of(piece, following);
            dropAllBut(needed, ofChunk);
        }
    }

    private void fetch(ByteRange piece) throws IOException {
        piece.fetch(file);
        held.add(piece);
    }

    private void dropAllBut(Set<ByteRange> needed, Collection<ByteRange> among) {
        for (ByteRange piece : List.copyOf(among)) {
            if (!needed.contains(piece) && !piece.equals(ahead)) {
                piece.drop();
                held.remove(piece);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
