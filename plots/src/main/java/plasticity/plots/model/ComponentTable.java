package plasticity.plots.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The positional weights of a component table by head. Immutable. */
public final class ComponentTable {
    private final Path file;
    private final int[] numbers;
    private final SortedMap<Head, double[]> shares = new TreeMap<>();
    private final int[] constant;
    private final Set<Head> leftOut = new HashSet<>();

    /**
     * Reads a table. Weights may be undefined in every row; weights of constant components count as undefined.
     *
     * @param statuses of the same run, which list the constant components
     * @throws TableException if the file is not a component table
     */
    public ComponentTable(Path file, StatusTable statuses) throws TableException {
        this.file = file;
        StoredTable table = StoredTable.read(
                file,
                List.of(
                        HeadIdentity.LAYER,
                        HeadIdentity.Q_HEAD,
                        HeadIdentity.K_HEAD,
                        HeadComponentWeights.COMPONENT,
                        HeadComponentWeights.COMPONENT_WEIGHT));
        List<Head> heads = Head.of(table);
        int[] components = table.integers(HeadComponentWeights.COMPONENT);
        double[] weights = table.numbers(HeadComponentWeights.COMPONENT_WEIGHT);
        numbers = IntStream.range(0, weights.length)
                .filter(row -> Double.isFinite(weights[row]))
                .map(row -> components[row])
                .sorted()
                .distinct()
                .toArray();
        Map<Head, ConstantComponents> constantOf = new HashMap<>();
        constant = new int[numbers.length];
        for (int row = 0; row < weights.length; row++) {
            if (Double.isFinite(weights[row])) {
                Head head = heads.get(row);
                int index = Arrays.binarySearch(numbers, components[row]);
                ConstantComponents ofHead = constantOf.computeIfAbsent(head, statuses::constant);
                if (ofHead.areAll()) {
                    leftOut.add(head);
                } else if (ofHead.has(components[row])) {
                    constant[index]++;
                } else {
                    shares.computeIfAbsent(head, any -> DoubleStream.generate(() -> Double.NaN)
                                    .limit(numbers.length)
                                    .toArray())[index] =
                            weights[row];
                }
            }
        }
        shares.values().forEach(ComponentTable::normalise);
    }

    /** Scales weights to a sum of 1; weights that sum to 0 are unchanged. */
    private static void normalise(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += Double.isFinite(weight) ? weight : 0;
        }
        for (int i = 0; sum != 0 && i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    /** Whether any weight is defined. */
    public boolean isDefined() {
        return !shares.isEmpty();
    }

    /** In how many heads the i-th of {@link #numbers} is constant, except heads in which all are. */
    int constant(int i) {
        return constant[i];
    }

    /** Number of heads in which every component is constant. */
    int leftOut() {
        return leftOut.size();
    }

    Path file() {
        return file;
    }

    /** Components with a defined weight, in ascending order. */
    public int[] numbers() {
        return numbers.clone();
    }

    /** By head, the weight of each of {@link #numbers}, scaled to a sum of 1; NaN if undefined. Heads without a defined weight are omitted. */
    public SortedMap<Head, double[]> shares() {
        return Collections.unmodifiableSortedMap(shares);
    }
}
