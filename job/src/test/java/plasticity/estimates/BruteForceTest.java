package plasticity.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.analysis.HeadReport;
import plasticity.analysis.KeyHead;
import plasticity.draws.PairKind;
import plasticity.jackknife.Estimate;
import plasticity.variation.Components;

/** Compares every estimate and standard error of small random heads with the definitions. */
@Tag("slow")
class BruteForceTest {
    /**
     * Values are sums of at most some thousand terms of the order of 1, in another order: errors of some 10³·2^-53 = 10^-13, relative to values above
     * 1.
     */
    private static final double TOLERANCE = 1e-12;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void heads(long seed) {
        RandomHead random = new RandomHead(seed);
        KeysByDefinition keys = new KeysByDefinition(random);
        KeyHead keyHead = random.keyHead();
        for (RandomHead.QueryHead queryHead : random.queryHeads) {
            HeadByDefinition head = new HeadByDefinition(random, queryHead, keys);
            HeadReport report = random.analyse(queryHead, keyHead, counts -> {});
            HeadEstimates estimates = report.estimates();

            assertThat(estimates.texts()).isEqualTo(head.texts().size());
            compare(
                    NamedValues.values(estimates),
                    expected(head, random.settings.estimateSettings().groups()));
            compare(
                    NamedValues.errors(estimates),
                    errors(head, random.settings.estimateSettings().groups()));
            compare(
                    replicates(estimates),
                    replicates(head, random.settings.estimateSettings().groups()));
            compare(NamedValues.distances(estimates), distances(head));
            compare(
                    GeometryByDefinition.values(estimates.geometry()),
                    new GeometryByDefinition(head.kept, keys.kept).values());
            numbers(estimates, head, keys);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keyHeads(long seed) {
        RandomHead random = new RandomHead(seed);
        KeysByDefinition keys = new KeysByDefinition(random);
        KeyHead keyHead = random.keyHead();
        int groups = random.settings.estimateSettings().groups();
        KeyHeadEstimator estimator = new KeyHeadEstimator(keyHead.estimates().orElseThrow(), groups);
        List<HeadByDefinition> heads = new ArrayList<>();
        for (RandomHead.QueryHead queryHead : random.queryHeads) {
            random.analyse(queryHead, keyHead, estimator::add);
            heads.add(new HeadByDefinition(random, queryHead, keys));
        }
        KeyHeadEstimates estimates = estimator.estimate();

        SortedSet<Long> texts = KeyHeadByDefinition.texts(heads);
        assertThat(estimates.queryHeads()).isEqualTo(heads.size());
        assertThat(estimates.texts()).isEqualTo(texts.size());
        for (PairKind kind : PairKind.values()) {
            List<HeadByDefinition> some = heads.stream()
                    .filter(head -> kind == PairKind.NEAR || !head.hasWindow)
                    .toList();
            Function<LongPredicate, Map<String, Double>> components =
                    left -> KeyHeadByDefinition.components(some, keys, kind, left);
            Map<String, Double> values = new LinkedHashMap<>();
            Map<String, Double> errors = new LinkedHashMap<>();
            components(estimates.components().get(kind)).forEach((name, estimate) -> {
                values.put(name, estimate.value());
                errors.put(name, estimate.standardError());
            });
            compare(values, components.apply(text -> true));
            compare(errors, standardErrors(components, texts, groups));
        }
    }

    private static void compare(Map<String, Double> actual, Map<String, Double> expected) {
        NamedValues.compare(actual, expected, TOLERANCE);
    }

    private static Map<String, Estimate> components(Components components) {
        Map<String, Estimate> byName = new LinkedHashMap<>();
        byName.put("TOKEN", components.token());
        byName.put("TEXT", components.text());
        byName.put("POSITION", components.position());
        byName.put("QUERY_HEAD", components.queryHead());
        byName.put("TOTAL", components.total());
        return byName;
    }

    private static Map<String, Double> expected(HeadByDefinition head, int largest) {
        Map<String, Double> values = head.metrics(text -> true);
        int groups = Math.min(largest, head.texts().size());
        values.put("Q_R2_HELDOUT", head.heldOutRSquared(KeyHeadByDefinition.groups(head.texts(), groups), groups));
        return values;
    }

    /** Without errors if a replicate has no sampled query left. */
    private static Map<String, Double> errors(HeadByDefinition head, int largest) {
        Map<String, Double> errors = standardErrors(head::metrics, head.texts(), largest);
        if (!hasReplicates(head, largest)) {
            errors.replaceAll((name, error) -> Double.NaN);
        }
        return errors;
    }

    private static boolean hasReplicates(HeadByDefinition head, int largest) {
        int groups = Math.min(largest, head.texts().size());
        Map<Long, Integer> groupOf = KeyHeadByDefinition.groups(head.texts(), groups);
        return IntStream.range(0, groups)
                .allMatch(g -> head.sampled.stream().anyMatch(query -> groupOf.get(query.text()) != g));
    }

    private static Map<String, Double> standardErrors(
            Function<LongPredicate, Map<String, Double>> metrics, SortedSet<Long> texts, int largest) {
        int groups = Math.min(largest, texts.size());
        Map<Long, Integer> groupOf = KeyHeadByDefinition.groups(texts, groups);
        Map<String, Double> values = metrics.apply(text -> true);
        List<Map<String, Double>> replicates = IntStream.range(0, groups)
                .mapToObj(g -> metrics.apply(text -> groupOf.get(text) != g))
                .toList();
        Map<String, Double> errors = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            double mean = HeadByDefinition.mean(
                    replicates.stream().mapToDouble(r -> r.get(name)).toArray());
            double squares = replicates.stream()
                    .mapToDouble(r -> Math.pow(r.get(name) - mean, 2))
                    .sum();
            errors.put(
                    name,
                    groups < 2 || Double.isNaN(value) ? Double.NaN : Math.sqrt((groups - 1.0) / groups * squares));
        });
        return errors;
    }

    private static Map<String, Double> replicates(HeadEstimates estimates) {
        Map<String, Double> replicates = new TreeMap<>();
        estimates.metrics().forEach((metric, estimate) -> {
            assertThat(estimate.replicates()).isEqualTo(estimates.replicates());
            for (int g = 0; g < estimate.replicates(); g++) {
                replicates.put(g + " " + metric, estimate.replicate(g));
            }
        });
        return replicates;
    }

    private static Map<String, Double> replicates(HeadByDefinition head, int largest) {
        Map<String, Double> replicates = new TreeMap<>();
        int groups = Math.min(largest, head.texts().size());
        Map<Long, Integer> groupOf = KeyHeadByDefinition.groups(head.texts(), groups);
        for (int g = 0; g < groups && hasReplicates(head, largest); g++) {
            int group = g;
            head.metrics(text -> groupOf.get(text) != group).forEach((name, value) -> {
                if (!name.contains(" ")) {
                    replicates.put(group + " " + name, value);
                }
            });
        }
        return replicates;
    }

    private static Map<String, Double> distances(HeadByDefinition head) {
        Map<String, Double> cells = new LinkedHashMap<>();
        head.distances().forEach((edges, values) -> NamedValues.put(cells, edges, values));
        return cells;
    }

    /** Numbers of queries, texts and pairs; positions; order of the rows. */
    private static void numbers(HeadEstimates estimates, HeadByDefinition head, KeysByDefinition keys) {
        for (BucketEstimate bucket : estimates.buckets()) {
            List<Token> queries = of(head.sampled, bucket.queryBucket());
            assertThat(bucket.queries()).isEqualTo(queries.size());
            assertThat(bucket.texts()).isEqualTo((int)
                    queries.stream().map(Token::text).distinct().count());
            assertThat(bucket.pairs())
                    .isEqualTo(keys.pairs
                            .get(bucket.kind())
                            .get(bucket.keyBucket())
                            .size());
        }
        for (ProfilePoint point : estimates.profile()) {
            List<Token> queries = of(head.kept, point.queryBucket());
            assertThat(point.queries()).isEqualTo(queries.size());
            double mean = HeadByDefinition.mean(
                    queries.stream().mapToDouble(Token::position).toArray());
            assertThat(point.position()).isCloseTo(mean, within(TOLERANCE * 100));
        }
        assertThat(estimates.profile()).extracting(ProfilePoint::queryBucket).isSorted();
        assertThat(estimates.buckets())
                .isSortedAccordingTo(Comparator.comparingInt(BucketEstimate::queryBucket)
                        .thenComparingInt(BucketEstimate::keyBucket)
                        .thenComparing(BucketEstimate::kind));
        assertThat(estimates.distances())
                .isSortedAccordingTo(Comparator.comparingDouble(DistanceCell::keyDistance)
                        .thenComparingDouble(DistanceCell::queryDistance));
    }

    private static List<Token> of(List<Token> tokens, int bucket) {
        return tokens.stream().filter(token -> token.bucket() == bucket).toList();
    }
}
