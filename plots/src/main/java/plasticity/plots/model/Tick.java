package plasticity.plots.model;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A labelled tick of an axis. Discrete axes have all ticks if they fit, otherwise some at regular distances.
 *
 * @param value in axis units
 */
public record Tick(double value, String label) {
    /** Maximum number of labels that fit on an axis of a map. */
    public static final int MAX = 24;

    /**
     * Returns every 1st, 2nd, 5th, 10th, 20th … index, starting with 0.
     *
     * @param most maximum number of indices; 1 or more
     * @return indices from 0 to {@code count - 1}, ascending
     */
    public static IntStream everyNth(int count, int most) {
        int stride = IntStream.iterate(1, tens -> 10 * tens)
                .flatMap(tens -> IntStream.of(tens, 2 * tens, 5 * tens))
                .filter(step -> (long) step * most >= count)
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, count).filter(i -> i % stride == 0);
    }

    /**
     * Returns ticks at the indices of {@link #everyNth(int, int)}.
     *
     * @param label of an index
     */
    public static List<Tick> everyNth(int count, int most, IntFunction<String> label) {
        return everyNth(count, most).mapToObj(i -> new Tick(i, label.apply(i))).toList();
    }

    /**
     * Returns ticks at the first, the last, and evenly spaced values between them: indices {@code ⌊i·(n − 1)/(most − 1)⌋}.
     *
     * @param values in ascending order
     * @param most maximum number of ticks; 2 or more
     */
    public static List<Tick> spread(int[] values, int most) {
        int ticks = Math.min(most, values.length);
        return IntStream.range(0, ticks)
                .map(i -> ticks == values.length ? i : (int) ((long) i * (values.length - 1) / (most - 1)))
                .mapToObj(i -> new Tick(values[i], Integer.toString(values[i])))
                .toList();
    }
}
