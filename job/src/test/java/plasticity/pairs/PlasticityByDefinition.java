package plasticity.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import plasticity.position.PositionalRotation;
import plasticity.sample.NumpyGenerator;
import plasticity.sample.TokenTable;

/** {@link PlasticityEstimator} without a window, in its simplest form: keys are rotated one by one, groups found by scanning. */
record PlasticityByDefinition(QueryModel model, PositionalRotation rotation, int pairsPerBucket) {

    List<BucketPlasticity> estimate(TokenTable queries, TokenTable keys, NumpyGenerator generator) {
        List<BucketPlasticity> estimates = new ArrayList<>();
        for (int b : distinct(queries.buckets())) {
            for (int c : distinct(keys.buckets())) {
                if (b > 0 && c < b) {
                    List<Double> values = bucket(c, keys, meanQuery(queries, b), generator);
                    double mean = values.stream()
                            .mapToDouble(value -> value)
                            .average()
                            .orElse(Double.NaN);
                    estimates.add(new BucketPlasticity(b, c, values.size(), mean));
                }
            }
        }
        return estimates;
    }

    /** α + β·(mean position of the bucket's queries). */
    double[] meanQuery(TokenTable queries, int bucket) {
        double meanPosition = IntStream.range(0, queries.size())
                .filter(row -> queries.buckets()[row] == bucket)
                .mapToDouble(row -> queries.positions()[row])
                .average()
                .orElseThrow();
        return IntStream.range(0, model.slope().size())
                .mapToDouble(j -> model.intercept().apply(j) + model.slope().apply(j) * meanPosition)
                .toArray();
    }

    /** The plasticity of two rows of the keys. */
    double plasticity(TokenTable keys, int first, int second, double[] meanQuery) {
        double[] a = rotated(keys, first);
        double[] b = rotated(keys, second);
        double mean = 0;
        double variance = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = a[j] - b[j];
            mean += meanQuery[j] * difference;
            variance += model.variance().apply(j) * difference * difference;
        }
        double p = NormalDistribution.of(0, 1).cumulativeProbability(mean / Math.sqrt(variance));
        return 4 * p * (1 - p);
    }

    private List<Double> bucket(int keyBucket, TokenTable keys, double[] meanQuery, NumpyGenerator generator) {
        List<List<Integer>> groups = groups(keys, keyBucket);
        int total = groups.stream().mapToInt(PlasticityByDefinition::weight).sum();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < Math.min(pairsPerBucket, total); i++) {
            List<Integer> group = groupOf(generator.integers(total), groups);
            int[] chosen = generator.choice(group.size(), 2);
            values.add(plasticity(keys, group.get(chosen[0]), group.get(chosen[1]), meanQuery));
        }
        return values;
    }

    private static List<Integer> groupOf(long number, List<List<Integer>> groups) {
        int cumulative = 0;
        for (List<Integer> group : groups) {
            cumulative += weight(group);
            if (cumulative > number) {
                return group;
            }
        }
        throw new AssertionError("pair " + number + " of " + cumulative);
    }

    private static int weight(List<Integer> group) {
        return group.size() * (group.size() - 1) / 2;
    }

    private static List<List<Integer>> groups(TokenTable keys, int keyBucket) {
        List<Integer> rows = IntStream.range(0, keys.size())
                .filter(row -> keys.buckets()[row] == keyBucket)
                .boxed()
                .toList();
        return rows.stream()
                .map(row -> keys.examples()[row])
                .distinct()
                .map(example -> rows.stream()
                        .filter(row -> keys.examples()[row] == example)
                        .toList())
                .filter(group -> group.size() >= 2)
                .toList();
    }

    private double[] rotated(TokenTable keys, int row) {
        double[] key = IntStream.range(0, keys.dimension())
                .mapToDouble(j -> keys.vectors().get(row, j))
                .toArray();
        rotation.rotate(key);
        return key;
    }

    private static int[] distinct(int[] buckets) {
        return IntStream.of(buckets).sorted().distinct().toArray();
    }
}
