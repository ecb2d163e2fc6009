package plasticity.sample;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distinct values of an array of numbers, ascending, and the rank of each number among them.
 *
 * <p>Takes time linear in the numbers if their range is not much larger than their count, as for buckets and texts; otherwise the numbers are sorted.
 */
public final class Ranks {
    private static final long SMALL_RANGE = 1 << 16;

    private final long[] distinct;
    private final int[] ranks;

    private Ranks(long[] numbers) {
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (long number : numbers) {
            lowest = Math.min(lowest, number);
            highest = Math.max(highest, number);
        }
        ranks = new int[numbers.length];
        long range = numbers.length == 0 ? 0 : highest - lowest;
        distinct = range >= 0 && range < Math.max(SMALL_RANGE, numbers.length)
                ? counted(numbers, lowest, (int) range + 1)
                : sorted(numbers);
    }

    public static Ranks of(int[] numbers) {
        long[] copy = new long[numbers.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = numbers[i];
        }
        return new Ranks(copy);
    }

    public static Ranks of(long[] numbers) {
        return new Ranks(numbers);
    }

    private long[] counted(long[] numbers, long lowest, int range) {
        int[] rankOf = new int[range];
        for (long number : numbers) {
            rankOf[(int) (number - lowest)] = 1;
        }
        long[] values = new long[range];
        int size = 0;
        for (int offset = 0; offset < range; offset++) {
            if (rankOf[offset] != 0) {
                values[size] = lowest + offset;
                rankOf[offset] = size++;
            }
        }
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rankOf[(int) (numbers[i] - lowest)];
        }
        return Arrays.copyOf(values, size);
    }

    private long[] sorted(long[] numbers) {
        long[] values = numbers.clone();
        Arrays.sort(values);
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[size++] = values[i];
            }
        }
        long[] all = Arrays.copyOf(values, size);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Arrays.binarySearch(all, numbers[i]);
        }
        return all;
    }

    /** Number of distinct values. */
    public int size() {
        return distinct.length;
    }

    /** The distinct values, ascending. */
    public long[] distinct() {
        return distinct;
    }

    /** The distinct values, ascending, of numbers that are ints. */
    public int[] distinctInts() {
        return Arrays.stream(distinct).mapToInt(value -> (int) value).toArray();
    }

    /** The rank of every number, from 0. */
    public int[] ranks() {
        return ranks;
    }

    /** By rank: the indices of the numbers with this rank, ascending. */
    public int[][] indices() {
        int[] sizes = new int[distinct.length];
        for (int rank : ranks) {
            sizes[rank]++;
        }
        int[][] indices = IntStream.of(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int i = ranks.length - 1; i >= 0; i--) {
            indices[ranks[i]][--sizes[ranks[i]]] = i;
        }
        return indices;
    }
}
