package plasticity.estimates;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import plasticity.draws.PairKind;
import plasticity.jackknife.TextGroups;
import plasticity.variation.HeadCells;

/**
 * How the sampled queries of a head choose between the keys of every pair: what the estimates of a key head need of its query heads.
 *
 * <p>Memory: one byte per pair and cell of an eligible bucket, four if a cell has more than {@value #LARGEST_BYTE} queries, as there are few cells
 * then.
 */
public final class HeadCounts {
    private static final int LARGEST_BYTE = Byte.MAX_VALUE / 2;

    private final HeadCells cells;
    private final long[] texts;
    private final boolean hasWindow;
    private final int[][] eligible;
    private final boolean isSmall;
    /** By kind and index of key bucket: twice the counts, by pair and cell of an eligible bucket. */
    private final Map<PairKind, Object[]> counts = new EnumMap<>(PairKind.class);

    /**
     * @param texts texts of the kept queries, ascending
     * @param eligible by index of key bucket: indices of the query buckets for which it is eligible, ascending
     */
    HeadCounts(HeadCells cells, long[] texts, boolean hasWindow, int[][] eligible, KeySide keys) {
        this.cells = cells;
        this.texts = texts;
        this.hasWindow = hasWindow;
        this.eligible = eligible;
        isSmall = Arrays.stream(cells.sizes()).max().orElse(0) <= LARGEST_BYTE;
        for (PairKind kind : PairKind.values()) {
            Object[] ofKind = new Object[eligible.length];
            for (int c = 0; c < eligible.length; c++) {
                int size = has(kind, c) ? Math.multiplyExact(keys.pairs(kind, c).size(), cells(c)) : 0;
                ofKind[c] = isSmall ? new byte[size] : new int[size];
            }
            counts.put(kind, ofKind);
        }
    }

    /** Number of cells of the eligible buckets. */
    private int cells(int keyBucket) {
        int size = 0;
        for (int b : eligible[keyBucket]) {
            size += cells.bucketCells()[b + 1] - cells.bucketCells()[b];
        }
        return size;
    }

    /** Whether pairs of a kind take part. */
    boolean has(PairKind kind, int keyBucket) {
        return eligible[keyBucket].length > 0 && (kind == PairKind.NEAR || (!hasWindow && keyBucket > 0));
    }

    HeadCells cells() {
        return cells;
    }

    /** The texts of the kept queries, ascending. */
    long[] texts() {
        return texts;
    }

    boolean hasWindow() {
        return hasWindow;
    }

    int[] eligible(int keyBucket) {
        return eligible[keyBucket];
    }

    /**
     * Stores the counts of a pair.
     *
     * @param perCell s of every cell
     */
    void set(PairKind kind, int keyBucket, int pair, double[] perCell) {
        int at = pair * cells(keyBucket);
        Object all = counts.get(kind)[keyBucket];
        for (int b : eligible[keyBucket]) {
            for (int cell = cells.bucketCells()[b]; cell < cells.bucketCells()[b + 1]; cell++, at++) {
                int twice = (int) (2 * perCell[cell]);
                if (isSmall) {
                    ((byte[]) all)[at] = (byte) twice;
                } else {
                    ((int[]) all)[at] = twice;
                }
            }
        }
    }

    /**
     * Loads the counts of a pair.
     *
     * @param perCell receives s of the cells of eligible buckets
     */
    void get(PairKind kind, int keyBucket, int pair, double[] perCell) {
        int at = pair * cells(keyBucket);
        Object all = counts.get(kind)[keyBucket];
        for (int b : eligible[keyBucket]) {
            for (int cell = cells.bucketCells()[b]; cell < cells.bucketCells()[b + 1]; cell++, at++) {
                perCell[cell] = 0.5 * (isSmall ? ((byte[]) all)[at] : ((int[]) all)[at]);
            }
        }
    }

    /** The texts of some heads and further texts, ascending. */
    static long[] union(Iterable<HeadCounts> heads, long[] others) {
        long[] all = others;
        for (HeadCounts head : heads) {
            all = TextGroups.union(all, head.texts);
        }
        return all;
    }
}
