package plasticity.plots.model;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Ticks of rows, columns and bars that are counted: each one while there is room for all, else some at even distances. */
public final class IndexTicks {
    private IndexTicks() {}

    /**
     * Every first, every second, every fifth, every tenth … of {@code count}, beginning with the first.
     *
     * @param most there is room for; 1 or more
     * @return of 0 to {@code count - 1}, rising
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
     * Ticks at {@link #everyNth(int, int)}.
     *
     * @param label of the i-th, i from 0
     */
    public static List<Tick> everyNth(int count, int most, IntFunction<String> label) {
        return everyNth(count, most).mapToObj(i -> new Tick(i, label.apply(i))).toList();
    }

    /**
     * The first, the last, and others between as evenly as whole numbers allow: places {@code ⌊i·(n − 1)/(most − 1)⌋}.
     *
     * @param values rising
     * @param most ticks there is room for; 2 or more
     */
    public static List<Tick> spread(int[] values, int most) {
        int ticks = Math.min(most, values.length);
        return IntStream.range(0, ticks)
                .map(i -> ticks == values.length ? i : (int) ((long) i * (values.length - 1) / (most - 1)))
                .mapToObj(i -> new Tick(values[i], Integer.toString(values[i])))
                .toList();
    }
}
