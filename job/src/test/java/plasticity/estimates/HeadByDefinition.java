package plasticity.estimates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import plasticity.draws.PairKind;
import plasticity.draws.SampledQueries;
import plasticity.estimates.KeysByDefinition.Pair;
import plasticity.heads.SlidingWindowUnit;

/**
 * The estimates of a query head, computed from their definitions: loops over pairs of keys, queries and texts; nothing is shared between metrics or
 * replicates. Results are maps from names of metrics to values.
 */
final class HeadByDefinition {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    final List<Token> kept;
    final List<Token> sampled;
    final boolean hasWindow;

    private final KeysByDefinition keys;
    private final double window;
    private final SlidingWindowUnit unit;
    private final EstimateSettings settings;
    private final double[][] rotation;

    HeadByDefinition(RandomHead head, RandomHead.QueryHead queryHead, KeysByDefinition keys) {
        this.keys = keys;
        window = queryHead.window();
        hasWindow = window > 0;
        unit = head.settings.windowUnit();
        settings = head.settings.estimateSettings();
        kept = queryHead.tokens().stream()
                .map(query -> query.oriented(head.orientation))
                .toList();
        sampled = sample(SampledQueries.draw(
                Token.table(kept, window),
                settings.sizes(),
                head.settings.seed(),
                RandomHead.LAYER,
                queryHead.number()));
        rotation = rotation();
    }

    private List<Token> sample(SampledQueries sample) {
        for (int row = 0; row < kept.size(); row++) {
            sample.accept(row, kept.get(row).x());
        }
        List<Token> tokens = new ArrayList<>();
        for (int b = 0; b < sample.buckets().length; b++) {
            for (int cell = sample.bucketCells()[b]; cell < sample.bucketCells()[b + 1]; cell++) {
                for (int q = sample.cellStarts()[cell]; q < sample.cellStarts()[cell + 1]; q++) {
                    int index = q;
                    double[] x = IntStream.range(0, dimension())
                            .mapToDouble(j -> sample.vectors()[j][index])
                            .toArray();
                    tokens.add(new Token(sample.buckets()[b], sample.cellTexts()[cell], sample.positions()[q], x));
                }
            }
        }
        return tokens;
    }

    private int dimension() {
        return kept.get(0).x().length;
    }

    /** The rotation H = I − 2vvᵀ. */
    private double[][] rotation() {
        int d = dimension();
        double[] u = IntStream.range(0, d).mapToDouble(j -> line(kept, j)[1]).toArray();
        double norm = norm(u);
        double[] v = u.clone();
        for (int j = 0; j < d; j++) {
            v[j] = u[j] / norm - (j == 0 ? 1 : 0);
        }
        double length = norm(v);
        double[][] matrix = new double[d][d];
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                double reflected = norm < 1e-12 || length < 1e-12 ? 0 : 2 * v[j] * v[k] / (length * length);
                matrix[j][k] = (j == k ? 1 : 0) - reflected;
            }
        }
        return matrix;
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(j -> x[j] * y[j]).sum();
    }

    /** Intercept and slope of a component on position; a flat line over equal positions. */
    private static double[] line(List<Token> tokens, int component) {
        return line(
                tokens.stream().mapToDouble(Token::position).toArray(),
                tokens.stream().mapToDouble(token -> token.x()[component]).toArray());
    }

    private static double[] line(double[] t, double[] y) {
        double meanT = mean(t);
        double meanY = mean(y);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < t.length; i++) {
            squares += (t[i] - meanT) * (t[i] - meanT);
            products += (t[i] - meanT) * (y[i] - meanY);
        }
        boolean isFlat = DoubleStream.of(t).distinct().count() < 2;
        double slope = isFlat ? 0 : products / squares;
        return new double[] {meanY - slope * meanT, slope};
    }

    static double mean(double... values) {
        return DoubleStream.of(values).sum() / values.length;
    }

    /** The mean of the values that are not NaN; NaN if there are none. */
    private static double definedMean(List<Double> values) {
        return mean(values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(value -> value)
                .toArray());
    }

    /** The distinct texts of the kept queries and keys, ascending. */
    SortedSet<Long> texts() {
        SortedSet<Long> texts = new TreeSet<>();
        kept.forEach(query -> texts.add(query.text()));
        keys.kept.forEach(key -> texts.add(key.text()));
        return texts;
    }

    private static SortedSet<Integer> buckets(List<Token> tokens) {
        return tokens.stream().map(Token::bucket).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The key buckets that are visible through the sliding window. */
    boolean isEligible(int b, int c) {
        if (b <= 0 || c >= b || !hasWindow) {
            return b > 0 && c < b;
        }
        if (unit == SlidingWindowUnit.BUCKETS) {
            return b - Math.max(1, Math.floor(window)) <= c;
        }
        double last = keys.kept.stream()
                .filter(key -> key.bucket() == c)
                .mapToDouble(Token::position)
                .max()
                .orElseThrow();
        int previous = buckets(keys.kept).headSet(b).last();
        return c == previous || meanPosition(kept, b, text -> true) - last < window;
    }

    /** Whether the tables have a row of these pairs. */
    boolean hasRow(int b, int c, PairKind kind) {
        return isEligible(b, c)
                && (kind == PairKind.NEAR
                        || (!hasWindow && c != buckets(keys.kept).first()));
    }

    private static double meanPosition(List<Token> queries, int bucket, LongPredicate texts) {
        return mean(
                of(queries, bucket, texts).stream().mapToDouble(Token::position).toArray());
    }

    private static List<Token> of(List<Token> queries, int bucket, LongPredicate texts) {
        return queries.stream()
                .filter(query -> query.bucket() == bucket && texts.test(query.text()))
                .toList();
    }

    private static List<Token> of(List<Token> queries, LongPredicate texts) {
        return queries.stream().filter(query -> texts.test(query.text())).toList();
    }

    /** Plasticity of a normal score difference. */
    private static double plasticity(double mean, double variance) {
        if (Double.isNaN(mean) || Double.isNaN(variance)) {
            return Double.NaN;
        }
        double p =
                variance > 0 ? NORMAL.cumulativeProbability(mean / Math.sqrt(variance)) : 0.5 + 0.5 * Math.signum(mean);
        double q = variance > 0 ? NORMAL.survivalProbability(mean / Math.sqrt(variance)) : 1 - p;
        return 4 * p * q;
    }

    /** The reference's model, in the space that is rotated by the drift of all texts. */
    private final class Model {
        private final double[] intercept = new double[dimension()];
        private final double[] slope = new double[dimension()];
        private final double[] variance = new double[dimension()];

        Model(LongPredicate texts) {
            List<Token> rotated = of(kept, texts).stream()
                    .map(query -> new Token(query.bucket(), query.text(), query.position(), rotated(query.x())))
                    .toList();
            for (int j = 0; j < variance.length && !rotated.isEmpty(); j++) {
                double[] line = line(rotated, j);
                intercept[j] = line[0];
                slope[j] = line[1];
                for (Token query : rotated) {
                    double residual = query.x()[j] - line[0] - line[1] * query.position();
                    variance[j] += residual * residual / (rotated.size() - 1);
                }
                if (rotated.size() < 2) {
                    variance[j] = 1;
                } else if (variance[j] <= 0) {
                    variance[j] = 1e-12;
                }
            }
        }

        double plasticity(Pair pair, double position) {
            double[] w = rotated(pair.w());
            double mean = 0;
            double squares = 0;
            for (int j = 0; j < w.length; j++) {
                mean += (intercept[j] + slope[j] * position) * w[j];
                squares += variance[j] * w[j] * w[j];
            }
            return HeadByDefinition.plasticity(mean, squares);
        }
    }

    private double[] rotated(double[] x) {
        return IntStream.range(0, x.length)
                .mapToDouble(j -> dot(rotation[j], x))
                .toArray();
    }

    private double linearFull(Pair pair, int b, LongPredicate texts) {
        List<Token> all = of(sampled, texts);
        double[] t = all.stream().mapToDouble(Token::position).toArray();
        double[] y = all.stream().mapToDouble(query -> dot(query.x(), pair.w())).toArray();
        if (y.length < 2) {
            return Double.NaN;
        }
        double[] line = line(t, y);
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            squares += Math.pow(y[i] - line[0] - line[1] * t[i], 2);
        }
        return plasticity(line[0] + line[1] * meanPosition(sampled, b, texts), squares / (y.length - 1));
    }

    private double gaussian(Pair pair, int b, LongPredicate texts) {
        double[] y = of(sampled, b, texts).stream()
                .mapToDouble(query -> dot(query.x(), pair.w()))
                .toArray();
        double mean = mean(y);
        double squares =
                DoubleStream.of(y).map(value -> (value - mean) * (value - mean)).sum();
        return y.length < 2 ? Double.NaN : plasticity(mean, squares / (y.length - 1));
    }

    /** n_e and s_e of the texts of a bucket. */
    private Map<Long, double[]> counts(Pair pair, int b, LongPredicate texts) {
        Map<Long, double[]> counts = new TreeMap<>();
        for (Token query : of(sampled, b, texts)) {
            double[] count = counts.computeIfAbsent(query.text(), text -> new double[2]);
            count[0]++;
            count[1] += preference(query, pair);
        }
        return counts;
    }

    /** 1 if the query prefers the first key, ½ if neither. */
    static double preference(Token query, Pair pair) {
        return 0.5 + 0.5 * Math.signum(dot(query.x(), pair.w()));
    }

    private double empirical(Pair pair, int b, LongPredicate texts) {
        Map<Long, double[]> counts = counts(pair, b, texts);
        double disagreements = 0;
        double all = 0;
        for (long e : counts.keySet()) {
            for (long other : counts.keySet()) {
                if (e != other) {
                    disagreements += counts.get(e)[1] * (counts.get(other)[0] - counts.get(other)[1]);
                    all += counts.get(e)[0] * counts.get(other)[0];
                }
            }
        }
        return 4 * disagreements / all;
    }

    private double token(Pair pair, int b, LongPredicate texts) {
        double disagreements = 0;
        double all = 0;
        for (double[] count : counts(pair, b, texts).values()) {
            if (count[0] >= 2) {
                disagreements += count[1] * (count[0] - count[1]) / (count[0] - 1);
                all += count[0];
            }
        }
        return 4 * disagreements / all;
    }

    private static String name(int b, int c, PairKind kind, Estimator estimator) {
        return "bucket " + b + " " + c + " " + kind + " " + estimator;
    }

    /** The metrics that have replicates, for some texts. */
    Map<String, Double> metrics(LongPredicate texts) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Model model = new Model(texts);
        for (PairKind kind : PairKind.values()) {
            Map<Estimator, List<Double>> all = new TreeMap<>();
            for (int b : buckets(kept)) {
                for (int c : buckets(keys.kept)) {
                    if (!hasRow(b, c, kind)) {
                        continue;
                    }
                    for (Estimator estimator : Estimator.values()) {
                        double[] values = keys.pairs.get(kind).get(c).stream()
                                .filter(pair -> texts.test(pair.text()))
                                .mapToDouble(pair -> estimate(estimator, pair, b, texts, model))
                                .toArray();
                        metrics.put(name(b, c, kind, estimator), mean(values));
                        all.computeIfAbsent(estimator, e -> new ArrayList<>()).add(mean(values));
                    }
                }
            }
            for (Estimator estimator :
                    List.of(Estimator.LINEAR, Estimator.LINEAR_FULL, Estimator.GAUSSIAN, Estimator.EMPIRICAL)) {
                metrics.put(kind + "_" + estimator, definedMean(all.getOrDefault(estimator, List.of())));
            }
            metrics.put(kind + "_MODEL_GAP", metrics.get(kind + "_LINEAR") - metrics.get(kind + "_EMPIRICAL"));
            KeyHeadByDefinition.components(List.of(this), keys, kind, texts)
                    .forEach((name, value) -> metrics.put(kind + "_" + name, value));
            metrics.remove(kind + "_QUERY_HEAD");
        }
        profile(metrics);
        metrics.put("Q_ETA2_BUCKET", etaSquared(texts));
        metrics.put("Q_R2_POS", rSquared(texts));
        return metrics;
    }

    private double estimate(Estimator estimator, Pair pair, int b, LongPredicate texts, Model model) {
        return switch (estimator) {
            case LINEAR -> model.plasticity(pair, meanPosition(kept, b, texts));
            case LINEAR_FULL -> linearFull(pair, b, texts);
            case GAUSSIAN -> gaussian(pair, b, texts);
            case EMPIRICAL -> empirical(pair, b, texts);
            case TOKEN -> token(pair, b, texts);
        };
    }

    private void profile(Map<String, Double> metrics) {
        double last = kept.stream().mapToDouble(Token::position).max().orElseThrow();
        for (Estimator estimator : List.of(Estimator.LINEAR, Estimator.EMPIRICAL)) {
            List<Double> first20 = new ArrayList<>();
            List<Double> last20 = new ArrayList<>();
            for (int b : buckets(kept).tailSet(1)) {
                double sum = 0;
                double pairs = 0;
                for (PairKind kind : PairKind.values()) {
                    for (int c : buckets(keys.kept)) {
                        double value = metrics.getOrDefault(name(b, c, kind, estimator), Double.NaN);
                        if (!Double.isNaN(value)) {
                            sum += keys.available.get(kind).get(c) * value;
                            pairs += keys.available.get(kind).get(c);
                        }
                    }
                }
                metrics.put("profile " + b + " " + estimator, sum / pairs);
                double position = meanPosition(kept, b, text -> true);
                if (position < 0.2 * last) {
                    first20.add(sum / pairs);
                }
                if (position >= 0.8 * last) {
                    last20.add(sum / pairs);
                }
            }
            String prefix = estimator == Estimator.LINEAR ? "AP_LINEAR_" : "AP_";
            metrics.put(prefix + "FIRST20", definedMean(first20));
            metrics.put(prefix + "LAST20", definedMean(last20));
            metrics.put(prefix + "DROP", definedMean(first20) - definedMean(last20));
        }
    }

    private double etaSquared(LongPredicate texts) {
        List<Token> all = of(kept, texts);
        SortedSet<Integer> buckets = buckets(all);
        if (all.size() <= buckets.size()) {
            return Double.NaN;
        }
        List<Double> components = new ArrayList<>();
        for (int j = 0; j < dimension(); j++) {
            double total = squares(all, j);
            double within = 0;
            for (int b : buckets) {
                within += squares(of(all, b, texts), j);
            }
            if (total > 0) {
                components.add(1 - within / (all.size() - buckets.size()) / (total / (all.size() - 1)));
            }
        }
        return definedMean(components);
    }

    /** Σ(x − x̄)²; exactly 0 if all are equal. */
    private static double squares(List<Token> tokens, int component) {
        double[] x = tokens.stream().mapToDouble(token -> token.x()[component]).toArray();
        double mean = mean(x);
        return DoubleStream.of(x).distinct().count() < 2
                ? 0
                : DoubleStream.of(x)
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
    }

    private double rSquared(LongPredicate texts) {
        List<Token> all = of(kept, texts);
        return all.isEmpty() ? Double.NaN : rSquared(all);
    }

    /** The mean R² of the components. */
    static double rSquared(List<Token> all) {
        boolean isAtOnePosition = all.stream().map(Token::position).distinct().count() < 2;
        double sum = 0;
        int d = all.get(0).x().length;
        for (int j = 0; j < d && !isAtOnePosition; j++) {
            double[] line = line(all, j);
            double residual = 0;
            for (Token query : all) {
                residual += Math.pow(query.x()[j] - line[0] - line[1] * query.position(), 2);
            }
            sum += Math.min(1, 1 - residual / Math.max(squares(all, j), 1e-12));
        }
        return sum / d;
    }

    /** @param groupOf the group of a text */
    double heldOutRSquared(Map<Long, Integer> groupOf, int groups) {
        if (groups < 2) {
            return Double.NaN;
        }
        List<Double> components = new ArrayList<>();
        for (int j = 0; j < dimension(); j++) {
            double unexplained = 0;
            double total = 0;
            for (int g = 0; g < groups; g++) {
                int group = g;
                Predicate<Token> isIn = query -> groupOf.get(query.text()) == group;
                List<Token> some = kept.stream().filter(isIn).toList();
                List<Token> others = kept.stream().filter(isIn.negate()).toList();
                if (!some.isEmpty() && others.isEmpty()) {
                    return Double.NaN;
                }
                for (Token query : some) {
                    double[] line = line(others, j);
                    int component = j;
                    double mean = mean(others.stream()
                            .mapToDouble(other -> other.x()[component])
                            .toArray());
                    unexplained += Math.pow(query.x()[j] - line[0] - line[1] * query.position(), 2);
                    total += Math.pow(query.x()[j] - mean, 2);
                }
            }
            if (total > 0 && squares(kept, j) > 0) {
                components.add(1 - unexplained / total);
            }
        }
        return definedMean(components);
    }

    /** By cell: number of pairs, weight, linear, empirical. */
    Map<List<Double>, double[]> distances() {
        double last = kept.stream().mapToDouble(Token::position).max().orElseThrow();
        double width = settings.distanceBin();
        if (Double.isNaN(width)) {
            for (width = 1; width < (last + 1) / 16; ) {
                width *= 2;
            }
        }
        Model model = new Model(text -> true);
        Map<List<Double>, double[]> cells = new LinkedHashMap<>();
        for (PairKind kind : PairKind.values()) {
            for (int b : buckets(kept)) {
                for (int c : buckets(keys.kept)) {
                    if (!hasRow(b, c, kind)) {
                        continue;
                    }
                    List<Pair> pairs = keys.pairs.get(kind).get(c);
                    double weight = (double) keys.available.get(kind).get(c) / pairs.size();
                    double position = meanPosition(kept, b, text -> true);
                    for (Pair pair : pairs) {
                        double linear = model.plasticity(pair, position);
                        double empirical = empirical(pair, b, text -> true);
                        if (Double.isNaN(linear) || Double.isNaN(empirical)) {
                            continue;
                        }
                        double apart = Math.abs(pair.firstPosition() - pair.secondPosition());
                        double away = Math.max(0, position - (pair.firstPosition() + pair.secondPosition()) / 2);
                        double[] cell = cells.computeIfAbsent(
                                List.of(width * Math.floor(apart / width), width * Math.floor(away / width), width),
                                edges -> new double[4]);
                        cell[0]++;
                        cell[1] += weight;
                        cell[2] += weight * linear;
                        cell[3] += weight * empirical;
                    }
                }
            }
        }
        for (double[] cell : cells.values()) {
            cell[2] /= cell[1];
            cell[3] /= cell[1];
        }
        return cells;
    }
}
