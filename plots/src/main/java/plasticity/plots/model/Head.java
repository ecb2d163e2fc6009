package plasticity.plots.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * A query head.
 *
 * @param layer from 0
 * @param number within the layer, from 0
 */
public record Head(int layer, int number) implements Comparable<Head> {
    private static final Comparator<Head> ORDER =
            Comparator.comparingInt(Head::layer).thenComparingInt(Head::number);

    /** The heads of a table's rows. */
    public static List<Head> of(StoredTable table) throws TableException {
        int[] layers = table.integers(HeadIdentity.LAYER);
        int[] numbers = table.integers(HeadIdentity.Q_HEAD);
        return IntStream.range(0, layers.length)
                .mapToObj(row -> new Head(layers[row], numbers[row]))
                .toList();
    }

    /** An identifier such as {@code l5h3}. */
    public String id() {
        return "l" + layer + "h" + number;
    }

    /** Such as {@code Layer 5, head 3}. */
    public String text() {
        return "Layer " + layer + ", head " + number;
    }

    @Override
    public int compareTo(Head other) {
        return ORDER.compare(this, other);
    }
}
