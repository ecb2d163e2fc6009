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

/** The positional weights of a component table, head by head. Not changed once made. */
public final class ComponentFigures {
    private final Path file;
    private final int[] numbers;
    private final SortedMap<Head, double[]> shares;
    private final int[] constant;
    private final int leftOut;

    private ComponentFigures(Path file, int[] numbers, SortedMap<Head, double[]> shares, int[] constant, int leftOut) {
        this.file = file;
        this.numbers = numbers;
        this.shares = shares;
        this.constant = constant;
        this.leftOut = leftOut;
    }

    /**
     * Reads a table. Its weights may be undefined in every row. The weights of constant components count as undefined.
     *
     * @param states of the same run's heads, which tell constant components
     * @throws TableException when the file is no such table
     */
    public static ComponentFigures read(Path file, HeadStates states) throws TableException {
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
                int place = Arrays.binarySearch(numbers, components[row]);
                ConstantComponents ofHead = constantOf.computeIfAbsent(head, states::constant);
                if (ofHead.areAll()) {
                    leftOut.add(head);
                } else if (ofHead.has(components[row])) {
                    constant[place]++;
                } else {
                    byHead.computeIfAbsent(head, any -> undefined(numbers.length))[place] = weights[row];
                }
            }
        }
        byHead.values().forEach(ComponentFigures::toSumOne);
        return new ComponentFigures(file, numbers, byHead, constant, leftOut.size());
    }

    private static double[] undefined(int size) {
        double[] none = new double[size];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /** Weights that sum to 0 stay. */
    private static void toSumOne(double[] weights) {
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

    /** For each of {@link #numbers} the heads in which it is constant, and others are not. */
    int[] constant() {
        return constant.clone();
    }

    /** Heads in which every component is constant. */
    int leftOut() {
        return leftOut;
    }

    Path file() {
        return file;
    }

    /** Components of the table that have a weight, rising. */
    public int[] numbers() {
        return numbers.clone();
    }

    /** Each head's share of each of {@link #numbers}, brought to a sum of 1; NaN where it is undefined. Heads without any are not there. */
    public SortedMap<Head, double[]> shares() {
        return Collections.unmodifiableSortedMap(shares);
    }
}
