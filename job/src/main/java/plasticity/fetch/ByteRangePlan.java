package plasticity.fetch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides the column chunks of a file into ranges to fetch. Small adjacent chunks share a range, across row groups too; a chunk larger than a
 * range has several of its own.
 */
final class ByteRangePlan {
    /** Maximum bytes of a range, large enough that a store's latency hardly counts. */
    static final int LARGEST = 4 << 20;
    /**
     * Number of ranges that are fetched ahead of the one that is read. They contain what is decoded in some 30 ms, so that a usual latency costs
     * nothing.
     */
    static final int AHEAD = 4;
    /** Bytes between two chunks that are cheaper to fetch than a separate request. */
    static final int WIDEST_GAP = 1 << 16;

    private final Map<Chunk, List<ByteRange>> byChunk = new HashMap<>();
    private final List<ByteRange> inFileOrder = new ArrayList<>();
    /** Index of each range in the list. */
    private final Map<ByteRange, Integer> order = new HashMap<>();

    private final Map<Chunk, Integer> lastGroups = new HashMap<>();

    ByteRangePlan(List<RowGroup> groups) {
        for (int i = 0; i < groups.size(); i++) {
            for (Chunk chunk : groups.get(i).chunks().values()) {
                lastGroups.put(chunk, i);
            }
        }
        List<Chunk> together = new ArrayList<>();
        for (Chunk chunk : chunks(groups)) {
            if (!together.isEmpty() && !fits(together, chunk)) {
                inFileOrder.add(shared(together));
                together.clear();
            }
            if (chunk.bytes() > LARGEST) {
                inFileOrder.addAll(split(chunk));
            } else {
                together.add(chunk);
            }
        }
        if (!together.isEmpty()) {
            inFileOrder.add(shared(together));
        }
        for (int i = 0; i < inFileOrder.size(); i++) {
            order.put(inFileOrder.get(i), i);
        }
    }

    /** In file order. */
    private static List<Chunk> chunks(List<RowGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.chunks().values().stream())
                .filter(chunk -> chunk.bytes() > 0)
                .distinct()
                .sorted(Comparator.comparingLong(Chunk::start))
                .toList();
    }

    private static boolean fits(List<Chunk> together, Chunk chunk) {
        long gap = chunk.start() - together.get(together.size() - 1).end();
        return gap >= 0 && gap <= WIDEST_GAP && chunk.end() - together.get(0).start() <= LARGEST;
    }

    private ByteRange shared(List<Chunk> together) {
        long start = together.get(0).start();
        int lastGroup = together.stream().mapToInt(lastGroups::get).max().orElseThrow();
        ByteRange range =
                new ByteRange(start, (int) (together.get(together.size() - 1).end() - start), lastGroup);
        together.forEach(chunk -> byChunk.put(chunk, List.of(range)));
        return range;
    }

    private List<ByteRange> split(Chunk chunk) {
        List<ByteRange> own = new ArrayList<>();
        for (long start = chunk.start(); start < chunk.end(); start += LARGEST) {
            own.add(new ByteRange(start, (int) Math.min(LARGEST, chunk.end() - start), lastGroups.get(chunk)));
        }
        byChunk.put(chunk, own);
        return own;
    }

    /** The ranges of a chunk in order: one that it may share, or several of its own, all but the last of {@value #LARGEST} bytes. */
    List<ByteRange> of(Chunk chunk) {
        return byChunk.getOrDefault(chunk, List.of());
    }

    /** The first {@value #AHEAD} ranges of the file, or fewer. */
    List<ByteRange> first() {
        return from(0);
    }

    /** The next {@value #AHEAD} ranges of the file, or fewer. */
    List<ByteRange> after(ByteRange range) {
        return from(order.get(range) + 1);
    }

    private List<ByteRange> from(int index) {
        return inFileOrder.subList(index, Math.min(inFileOrder.size(), index + AHEAD));
    }
}
