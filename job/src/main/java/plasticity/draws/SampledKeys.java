package plasticity.draws;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.NumpyGenerator;
import plasticity.sample.TokenTable;

/**
 * The sampled keys of a key head, by bucket, then by text, then in the order of the table. All its query heads share them.
 *
 * <p>The texts are put into one random order per key head. With κ keys per bucket, a bucket takes the first ⌊κ/2⌋ texts in that order that have at
 * least two kept keys in it; if there are fewer, texts with one key follow, up to ⌊κ/2⌋ in total. Of each text it takes at most
 * max(2, ⌊κ/number of texts⌋) keys. Buckets prefer the same texts, so that pairs of keys of different buckets exist even if each text has few keys.
 */
public final class SampledKeys {
    private final int[] buckets;
    private final int[] starts;
    private final int[] rows;
    private final long[] texts;
    private final double[] positions;
    private final double[] vectors;
    private final int dimension;

    private SampledKeys(SampledKeys sample, double[] vectors) {
        buckets = sample.buckets;
        starts = sample.starts;
        rows = sample.rows;
        texts = sample.texts;
        positions = sample.positions;
        dimension = sample.dimension;
        this.vectors = vectors;
    }

    private SampledKeys(int[] buckets, int[] starts, int[] rows, TokenTable keys) {
        this.buckets = buckets;
        this.starts = starts;
        this.rows = rows;
        texts = IntStream.of(rows).mapToLong(row -> keys.examples()[row]).toArray();
        positions = IntStream.of(rows).mapToDouble(row -> keys.positions()[row]).toArray();
        dimension = keys.dimension();
        vectors = new double[rows.length * dimension];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < dimension; j++) {
                vectors[i * dimension + j] = keys.vectors().get(rows[i], j);
            }
        }
    }

    /**
     * Draws the sample.
     *
     * @param keys the kept keys, at least one
     */
    public static SampledKeys draw(TokenTable keys, SampleSizes sizes, long seed, int layer, int keyHead) {
        CellOrder cells = CellOrder.of(keys);
        Streams streams = new Streams(seed, layer, keyHead);
        int[] priorities = priorities(cells.texts().length, streams.textOrder());
        int perBucket = sizes.keysPerBucket(cells.buckets().length);
        int[] starts = new int[cells.buckets().length + 1];
        int[] rows = new int[Math.min(keys.size(), cells.buckets().length * perBucket)];
        int size = 0;
        for (int c = 0; c < cells.buckets().length; c++) {
            int[] taken = takenCells(cells, c, priorities, perBucket / 2);
            int perText = Math.max(2, perBucket / taken.length);
            NumpyGenerator generator = streams.keys(cells.buckets()[c]);
            for (int cell : taken) {
                int first = cells.cellRows()[cell];
                int[] chosen = chosen(cells.size(cell), perText, generator);
                for (int offset : chosen) {
                    rows[size++] = cells.rows()[first + offset];
                }
            }
            starts[c + 1] = size;
        }
        return new SampledKeys(cells.buckets(), starts, Arrays.copyOf(rows, size), keys);
    }

    /** The same keys, with their components multiplied by signs. */
    public SampledKeys times(DenseVector signs) {
        double[] product = new double[vectors.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = vectors[i] * signs.values()[i % dimension];
        }
        return new SampledKeys(this, product);
    }

    /** The place of each text in the random order. */
    private static int[] priorities(int texts, NumpyGenerator generator) {
        int[] order = generator.choice(texts, texts);
        int[] priorities = new int[texts];
        for (int place = 0; place < texts; place++) {
            priorities[order[place]] = place;
        }
        return priorities;
    }

    /** The cells of the texts that a bucket takes, ascending: cells with two or more keys first, each kind in the order of priorities. */
    private static int[] takenCells(CellOrder cells, int bucket, int[] priorities, int atMost) {
        int from = cells.bucketCells()[bucket];
        int to = cells.bucketCells()[bucket + 1];
        // Sorted as numbers: kind, priority, cell.
        long[] ranked = new long[to - from];
        for (int cell = from; cell < to; cell++) {
            long alone = cells.size(cell) >= 2 ? 0 : 1;
            long priority = priorities[Arrays.binarySearch(cells.texts(), cells.cellTexts()[cell])];
            ranked[cell - from] = alone << 62 | priority << 31 | (cell - from);
        }
        Arrays.sort(ranked);
        return Arrays.stream(ranked)
                .limit(atMost)
                .mapToInt(rank -> from + (int) (rank & Integer.MAX_VALUE))
                .sorted()
                .toArray();
    }

    /** All of 0 … n−1, or a sorted choice of them if there are more than {@code atMost}. */
    static int[] chosen(int n, int atMost, NumpyGenerator generator) {
        if (n <= atMost) {
            return IntStream.range(0, n).toArray();
        }
        int[] chosen = generator.choice(n, atMost);
        Arrays.sort(chosen);
        return chosen;
    }

    /** Number of sampled keys. */
    public int size() {
        return rows.length;
    }

    /** Number of components d. */
    public int dimension() {
        return dimension;
    }

    /** The buckets of the kept keys, ascending; each has at least one sampled key. */
    public int[] buckets() {
        return buckets;
    }

    /** The first sampled key of the bucket with this index; that of the number of buckets is the size. */
    public int start(int bucket) {
        return starts[bucket];
    }

    public long text(int key) {
        return texts[key];
    }

    /** The position of a sampled key, in tokens. */
    public double position(int key) {
        return positions[key];
    }

    /** The oriented vectors, one row of d values per sampled key. Not to be modified. */
    public double[] vectors() {
        return vectors;
    }

    boolean areEqual(int one, int other) {
        for (int j = 0; j < dimension; j++) {
            if (vectors[one * dimension + j] != vectors[other * dimension + j]) {
                return false;
            }
        }
        return true;
    }
}
