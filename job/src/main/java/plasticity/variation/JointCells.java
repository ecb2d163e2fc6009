package plasticity.variation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import plasticity.jackknife.TextGroups;

/** The cells of several heads taken as one: a cell has the queries of all heads in a bucket and a text. */
final class JointCells {
    private final List<HeadCells> heads;
    /** By head: indices of its buckets and of its cells. */
    private final int[][] buckets;

    private final int[][] cells;
    private final Disagreement disagreement;
    private final int[] sizes;
    private final double[] counts;
    private int[][] eligible;

    JointCells(List<HeadCells> heads, TextGroups groups) {
        this.heads = heads;
        int[] allBuckets = heads.stream()
                .flatMapToInt(head -> IntStream.of(head.buckets()))
                .sorted()
                .distinct()
                .toArray();
        long[] allTexts = heads.stream()
                .flatMapToLong(head -> LongStream.of(head.texts()))
                .sorted()
                .distinct()
                .toArray();
        buckets = heads.stream()
                .map(head -> IntStream.of(head.buckets())
                        .map(bucket -> Arrays.binarySearch(allBuckets, bucket))
                        .toArray())
                .toArray(int[][]::new);
        long[][] keys = new long[heads.size()][];
        Arrays.setAll(keys, h -> keys(heads.get(h), buckets[h], allTexts));
        long[] all = Arrays.stream(keys)
                .flatMapToLong(LongStream::of)
                .sorted()
                .distinct()
                .toArray();
        cells = Arrays.stream(keys)
                .map(some -> LongStream.of(some)
                        .mapToInt(key -> Arrays.binarySearch(all, key))
                        .toArray())
                .toArray(int[][]::new);
        sizes = new int[all.length];
        counts = new double[all.length];
        int[] bucketCells = IntStream.rangeClosed(0, allBuckets.length)
                .map(b -> firstAtLeast(all, (long) b << 32))
                .toArray();
        long[] texts = LongStream.of(all).map(key -> allTexts[(int) key]).toArray();
        disagreement = new Disagreement(new HeadCells(allBuckets, bucketCells, sizes, texts), groups);
    }

    private static int firstAtLeast(long[] ascending, long value) {
        int found = Arrays.binarySearch(ascending, value);
        return found < 0 ? -found - 1 : found;
    }

    /** Bucket index and text index of each cell in one number. */
    private static long[] keys(HeadCells head, int[] buckets, long[] texts) {
        long[] keys = new long[head.texts().length];
        for (int b = 0; b < buckets.length; b++) {
            for (int cell = head.bucketCells()[b]; cell < head.bucketCells()[b + 1]; cell++) {
                keys[cell] = (long) buckets[b] << 32 | Arrays.binarySearch(texts, head.texts()[cell]);
            }
        }
        return keys;
    }

    /**
     * Starts a key bucket; see {@link Disagreement#start}.
     *
     * @param some by head: indices of its buckets that take part
     */
    void start(int[][] some) {
        eligible = some;
        Arrays.fill(sizes, 0);
        for (int h = 0; h < eligible.length; h++) {
            int[] n = heads.get(h).sizes();
            for (int b : eligible[h]) {
                for (int cell = first(h, b); cell < first(h, b + 1); cell++) {
                    sizes[cells[h][cell]] += n[cell];
                }
            }
        }
        int[] joint = IntStream.range(0, eligible.length)
                .flatMap(h -> IntStream.of(eligible[h]).map(b -> buckets[h][b]))
                .sorted()
                .distinct()
                .toArray();
        disagreement.start(joint, sizes);
    }

    private int first(int head, int bucket) {
        return heads.get(head).bucketCells()[bucket];
    }

    void clear() {
        disagreement.clear();
    }

    /** Adds a pair of keys. */
    void add(double[][] byHead) {
        Arrays.fill(counts, 0);
        for (int h = 0; h < byHead.length; h++) {
            for (int b : eligible[h]) {
                add(byHead[h], cells[h], first(h, b), first(h, b + 1));
            }
        }
        disagreement.add(counts);
    }

    private void add(double[] some, int[] into, int from, int to) {
        for (int cell = from; cell < to; cell++) {
            counts[into[cell]] += some[cell];
        }
    }

    /** The sum over pairs of queries with neither bucket nor text in common. */
    double value(int r) {
        return disagreement.value(Disagreement.NOTHING, r);
    }
}
