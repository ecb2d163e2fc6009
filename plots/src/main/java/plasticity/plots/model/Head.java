package plasticity.plots.model;

import java.util.Comparator;

/**
 * A query head.
 *
 * @param layer from 0
 * @param number within the layer, from 0
 */
public record Head(int layer, int number) implements Comparable<Head> {
    private static final Comparator<Head> ORDER =
            Comparator.comparingInt(Head::layer).thenComparingInt(Head::number);

    @Override
    public int compareTo(Head other) {
        return ORDER.compare(this, other);
    }
}
