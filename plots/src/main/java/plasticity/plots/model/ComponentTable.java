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
import java.util.stream.IntStream;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The positional weights of a component table by head. Immutable. */
public final class ComponentTable {
    private final Path file;
    private final int[] numbers;
    private final SortedMap<Head, double[]> shares;
    private final int[] constant;
    private final int leftOut;

    private ComponentTable(Path file, int[] numbers, SortedMap<Head, double[]> shares, int[] constant, int leftOut) {
        this.file = file;
        this.numbers = numbers;
        this.shares = shares;
        this.constant = constant;
        this.leftOut = leftOut;
    }

    /**
     * Reads a table. Weights may be undefined in every row; weights of constant components count as undefined.
     *
     * @param statuses of the same run, which list the constant components
     * @throws TableException if the file is not a component table
     */
    public static ComponentTable read(Path file, StatusTable statuses) throws TableException {
        StoredTable table = StoredTable.read(
                file,
                List.of(
                        HeadIdentity.LAYER,
                        HeadIdentity.Q_HEAD,
                        HeadIdentity.K_HEAD,
                        HeadComponentWeights.COMPONENT,
                        HeadComponentWeights.COMPONENT_WEIGHT));
        int[] layers = table.integers(HeadIdentity.LAYER);
        int[] heads = table.integers(HeadIdentity.Q_HEAD);
        int[] components = table.integers(HeadComponentWeights.COMPONENT);
        double[] weights = table.numbers(HeadComponentWeights.COMPONENT_WEIGHT);
        int[] numbers = IntStream.range(0, weights.length)
                .filter(row -> Double.isFinite(weights[row]))
                .map(row -> components[row])
                .sorted()
                .distinct()
                .toArray();
        Map<Head, ConstantComponents> constantOf = new HashMap<>();
        Set<Head> leftOut = new HashSet<>();
        int[] constant = new int[numbers.length];
        SortedMap<Head, double[]> byHead = new TreeMap<>();
        for (int row = 0; row < weights.length; row++) {
            if (Double.isFinite(weights[row])) {
                Head head = new Head(layers[row], heads[row]);
                int index = Arrays.binarySearch(numbers, components[row]);
                ConstantComponents ofHead = constantOf.computeIfAbsent(head, statuses::constant);
                if (ofHead.areAll()) {
                    leftOut.add(head);
                } else if (ofHead.has(components[row])) {
                    constant[index]++;
                } else {
                    byHead.computeIfAbsent(head, any -> undefined(numbers.length))[index] = weights[row];
                }
            }
        }
        byHead.values().forEach(ComponentTable::normalise);
        return new ComponentTable(file, numbers, byHead, constant, leftOut.size());
    }

    private static double[] undefined(int size) {
        double[] none = new double[size];
        Arrays.fill(none, Double.NaN);
        return none;
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

    /** For each of {@link #numbers}, the number of heads in which it is constant, except heads in which all are. */
    int[] constant() {
        return constant.clone();
    }

    /** Number of heads in which every component is constant. */
    int leftOut() {
        return leftOut;
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
