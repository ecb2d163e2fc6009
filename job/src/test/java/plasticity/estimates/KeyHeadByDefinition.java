package plasticity.estimates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import plasticity.draws.PairKind;
import plasticity.estimates.KeysByDefinition.Pair;

/** The sources of variation over query heads that share keys, computed from their definitions: loops over all pairs of cells. */
final class KeyHeadByDefinition {
    /** The sampled queries of a head, bucket and text. */
    private record Cell(int head, int bucket, long text, List<Token> queries) {
        double size() {
            return queries.size();
        }

        double preferring(Pair pair) {
            return queries.stream()
                    .mapToDouble(query -> HeadByDefinition.preference(query, pair))
                    .sum();
        }
    }

    private KeyHeadByDefinition() {}

    /** The components, and D₅ in any case. */
    static Map<String, Double> components(
            List<HeadByDefinition> heads, KeysByDefinition keys, PairKind kind, LongPredicate texts) {
        List<double[]> byBucket = new ArrayList<>();
        for (int c : keys.pairs.get(kind).keySet()) {
            byBucket.add(disagreements(heads, keys, kind, c, texts));
        }
        double[] d = new double[4];
        for (int k = 0; k < 4; k++) {
            int number = k;
            boolean isDefined = byBucket.stream().anyMatch(values -> !Double.isNaN(values[number]));
            d[k] = isDefined
                    ? HeadByDefinition.mean(byBucket.stream()
                            .filter(values -> isComplete(values, byBucket))
                            .mapToDouble(values -> values[number])
                            .toArray())
                    : Double.NaN;
        }
        Map<String, Double> components = new LinkedHashMap<>();
        components.put("TOKEN", d[0]);
        components.put("TEXT", d[1] - d[0]);
        components.put("POSITION", d[2] - d[1]);
        components.put("QUERY_HEAD", d[3] - d[2]);
        components.put("TOTAL", heads.size() > 1 && hasSeveral(heads, keys, kind) ? d[3] : d[2]);
        return components;
    }

    /** Whether D₅ is defined for all texts. */
    private static boolean hasSeveral(List<HeadByDefinition> heads, KeysByDefinition keys, PairKind kind) {
        List<double[]> byBucket = new ArrayList<>();
        for (int c : keys.pairs.get(kind).keySet()) {
            byBucket.add(disagreements(heads, keys, kind, c, text -> true));
        }
        return byBucket.stream().anyMatch(values -> !Double.isNaN(values[3]) && isComplete(values, byBucket));
    }

    /** Whether every D that is defined at any bucket is defined here. */
    private static boolean isComplete(double[] values, List<double[]> byBucket) {
        for (int k = 0; k < values.length; k++) {
            int number = k;
            if (Double.isNaN(values[k]) && byBucket.stream().anyMatch(other -> !Double.isNaN(other[number]))) {
                return false;
            }
        }
        return true;
    }

    /** D₁, D₂, D₃, D₅: means over the pairs of a key bucket. */
    private static double[] disagreements(
            List<HeadByDefinition> heads, KeysByDefinition keys, PairKind kind, int c, LongPredicate texts) {
        List<Cell> cells = new ArrayList<>();
        for (int h = 0; h < heads.size(); h++) {
            HeadByDefinition head = heads.get(h);
            for (Token query : head.sampled) {
                if (head.hasRow(query.bucket(), c, kind) && texts.test(query.text())) {
                    int number = h;
                    Cell cell = cells.stream()
                            .filter(one ->
                                    one.head == number && one.bucket == query.bucket() && one.text == query.text())
                            .findFirst()
                            .orElse(null);
                    if (cell == null) {
                        cell = new Cell(h, query.bucket(), query.text(), new ArrayList<>());
                        cells.add(cell);
                    }
                    cell.queries.add(query);
                }
            }
        }
        List<Pair> pairs = keys.pairs.get(kind).get(c).stream()
                .filter(pair -> texts.test(pair.text()))
                .toList();
        double[] means = new double[4];
        for (Pair pair : pairs) {
            double[] numerators = new double[4];
            double[] denominators = new double[4];
            for (Cell one : cells) {
                double n = one.size();
                double s = one.preferring(pair);
                if (n >= 2) {
                    numerators[0] += s * (n - s) / (n - 1);
                    denominators[0] += n;
                }
                for (Cell other : cells) {
                    int k = kindOf(one, other);
                    if (k > 0) {
                        numerators[k] += s * (other.size() - other.preferring(pair));
                        denominators[k] += n * other.size();
                    }
                }
            }
            for (int k = 0; k < 4; k++) {
                means[k] += 4 * numerators[k] / denominators[k] / pairs.size();
            }
        }
        return pairs.isEmpty() ? new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN} : means;
    }

    /** To which of the sums (D₂, D₃, D₅) a pair of cells belongs; 0 if to none. */
    private static int kindOf(Cell one, Cell other) {
        if (one.text == other.text) {
            return 0;
        }
        if (one.head != other.head) {
            return one.bucket == other.bucket ? 0 : 3;
        }
        return one.bucket == other.bucket ? 1 : 2;
    }

    /** The texts of the keys and of all query heads, ascending. */
    static SortedSet<Long> texts(List<HeadByDefinition> heads) {
        SortedSet<Long> texts = new TreeSet<>();
        heads.forEach(head -> texts.addAll(head.texts()));
        return texts;
    }

    /** Text number r belongs to group r mod G. */
    static Map<Long, Integer> groups(SortedSet<Long> texts, int groups) {
        Map<Long, Integer> groupOf = new TreeMap<>();
        texts.forEach(text -> groupOf.put(text, groupOf.size() % groups));
        return groupOf;
    }
}
