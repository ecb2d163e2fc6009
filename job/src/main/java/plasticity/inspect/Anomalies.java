package plasticity.inspect;

import static plasticity.inspect.HeadSurvey.BUCKET;
import static plasticity.inspect.HeadSurvey.EXAMPLE;
import static plasticity.inspect.HeadSurvey.POSITION;
import static plasticity.inspect.HeadSurvey.VECTOR;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpans;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.inspect.Anomaly.Kind;
import plasticity.messages.Plural;

/** Finds the anomalies of a dump. */
final class Anomalies {
    private static final int MAX_LAYERS = 10_000;

    private final List<HeadSurvey> heads;
    private final Map<HeadId, HeadSurvey> byId = new HashMap<>();
    private final GroupedQueryLayout layout;
    private final List<Anomaly> found = new ArrayList<>();

    private Anomalies(List<HeadSurvey> heads, GroupedQueryLayout layout) {
        this.heads = heads;
        this.layout = layout;
        heads.forEach(head -> byId.put(head.id(), head));
    }

    /** @param shape inferred shape of the buckets, if any */
    static List<Anomaly> of(List<HeadSurvey> heads, GroupedQueryLayout layout, Optional<BucketShape> shape) {
        Anomalies anomalies = new Anomalies(heads, layout);
        anomalies.files();
        anomalies.model();
        anomalies.vectors();
        anomalies.windows();
        anomalies.rows();
        anomalies.buckets(shape);
        anomalies.plasticity();
        return List.copyOf(anomalies.found);
    }

    private void files() {
        for (HeadSurvey head : heads) {
            head.problem().ifPresent(line -> found.add(new Anomaly(Kind.UNREADABLE, line, List.of(head.id()))));
        }
        all(
                Kind.COLUMNS_DIFFER,
                "some files lack columns that other files of the same head have",
                head -> !head.footers().missing().isEmpty());
        all(
                Kind.STATISTICS_MISSING,
                "some files have no statistics of bucket or position, so their ranges are incomplete; --deep reads the rows",
                head -> head.read().isEmpty()
                        && head.rows().orElse(0) > 0
                        && Stream.of(BUCKET, POSITION).anyMatch(column -> isWithoutRange(head, column)));
    }

    private static boolean isWithoutRange(HeadSurvey head, String column) {
        return head.column(column).isPresent() && head.range(column).isEmpty();
    }

    private void model() {
        all(
                Kind.KEY_MISSING,
                "their key heads were not captured, so the analysis of these query heads fails",
                head -> head.isQuery() && keyOf(head).isEmpty());
        Set<HeadId> used = new HashSet<>();
        heads.stream().filter(HeadSurvey::isQuery).forEach(head -> used.add(keyIdOf(head)));
        all(
                Kind.KEY_UNUSED,
                "no captured query head uses these key heads",
                head -> !head.isQuery() && !used.contains(head.id()));
        NavigableSet<Integer> missing = IntStream.range(0, Math.min(layout.layers(), MAX_LAYERS))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        heads.forEach(head -> missing.remove(head.id().layer()));
        if (!missing.isEmpty()) {
            found.add(new Anomaly(
                    Kind.LAYERS_MISSING, "layers without captured heads: " + Numbers.list(missing), List.of()));
        }
    }

    private HeadId keyIdOf(HeadSurvey query) {
        return HeadId.key(query.id().layer(), layout.keyHeadOf(query.id().head()));
    }

    private Optional<HeadSurvey> keyOf(HeadSurvey query) {
        return Optional.ofNullable(byId.get(keyIdOf(query)));
    }

    private void vectors() {
        all(
                Kind.VECTORS_UNEVEN,
                "the number of components per row is not constant",
                head -> head.footers().widths().isPresent() && head.dimension().isEmpty());
        deviating(Kind.WIDTHS_DIFFER, "d", HeadSurvey::dimension);
        all(
                Kind.WIDTHS_DIFFER,
                "queries and keys differ in d, so the analysis of these query heads fails",
                head -> head.isQuery() && differ(head.dimension(), keyOf(head).flatMap(HeadSurvey::dimension)));
        all(
                Kind.NULLS,
                "null in bucket, position or vector (or an empty vector); the analysis fails if it samples such a row",
                head -> Stream.of(BUCKET, POSITION, VECTOR)
                        .flatMap(column -> head.column(column).stream())
                        .anyMatch(column -> column.nulls().orElse(0) > 0));
        all(
                Kind.NOT_FINITE,
                "infinite values in vector or position; the analysis fails if it samples such a row",
                head -> Stream.of(VECTOR, POSITION)
                        .flatMap(column -> head.range(column).stream())
                        .anyMatch(range -> Double.isInfinite(range.min()) || Double.isInfinite(range.max())));
    }

    private static <T> boolean differ(Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private void windows() {
        all(
                Kind.WINDOW_MIXED,
                "rows have different sliding windows (or only some rows have one), so the analysis of these query heads fails",
                head -> head.window().state() == Window.State.MIXED);
        all(
                Kind.WINDOW_UNKNOWN,
                "statistics do not determine sliding_window; --deep reads the rows",
                head -> head.rows().isPresent() && head.window().state() == Window.State.UNKNOWN);
    }

    private void rows() {
        all(
                Kind.EXAMPLES_MISSING,
                "keys without example_id: each row counts as an example of its own, so plasticity is undefined",
                head -> !head.isQuery() && head.rows().isPresent() && !hasExamples(head));
        all(
                Kind.POSITION_NEGATIVE,
                "negative positions; the analysis fails for queries at positions <= -1",
                head -> isNegative(head.range(POSITION)));
        all(Kind.POSITIONS_REPEATED, "several keys of one example have the same position", head -> head.read()
                .filter(read -> read.repeated() > 0)
                .isPresent());
    }

    private static boolean isNegative(Optional<Range> range) {
        return range.isPresent() && range.get().min() < 0;
    }

    /** Finds query heads without plasticity. {@link #rows} reports heads whose keys have no example. */
    private void plasticity() {
        undefined("no query is in a bucket above 0", (queries, keys) -> maxBucket(queries) <= 0);
        undefined(
                "no key bucket is earlier than a query bucket",
                (queries, keys) -> maxBucket(queries) > 0 && minBucket(keys) >= maxBucket(queries));
        undefined(
                "no key bucket that is earlier than a query bucket contains two keys of one example",
                (queries, keys) -> maxBucket(queries) > 0
                        && minBucket(keys) < maxBucket(queries)
                        && hasExamples(keys)
                        && areSharedBucketsFrom(maxBucket(queries), keys));
    }

    private void undefined(String reason, BiPredicate<HeadSurvey, HeadSurvey> condition) {
        all(
                Kind.PLASTICITY_UNDEFINED,
                reason + ", so ap_overall is undefined",
                head -> head.isQuery()
                        && keyOf(head)
                                .filter(keys -> condition.test(head, keys))
                                .isPresent());
    }

    /** NaN if unknown, so that all comparisons are false. */
    private static double maxBucket(HeadSurvey head) {
        return head.bucketRange().map(Range::max).orElse(Double.NaN);
    }

    private static double minBucket(HeadSurvey head) {
        return head.bucketRange().map(Range::min).orElse(Double.NaN);
    }

    private static boolean hasExamples(HeadSurvey keys) {
        return keys.column(EXAMPLE).filter(column -> !column.isAllNull()).isPresent();
    }

    private static boolean areSharedBucketsFrom(double bucket, HeadSurvey keys) {
        return keys.read()
                .filter(read -> read.examples().isPresent())
                .filter(read ->
                        read.firstShared().isEmpty() || read.firstShared().getAsInt() >= bucket)
                .isPresent();
    }

    private void buckets(Optional<BucketShape> shape) {
        all(Kind.BUCKET_NEGATIVE, "negative buckets", head -> isNegative(head.bucketRange()));
        all(
                Kind.BUCKETS_MANY,
                "more than " + BucketSpans.LIMIT + " buckets; the others were ignored",
                head -> !head.buckets().isComplete());
        deviating(Kind.BUCKETS_DIFFER, "the largest bucket", head -> head.bucketRange()
                .map(range -> (long) range.max()));
        long buckets = heads.stream()
                .flatMap(head -> head.buckets().byBucket().keySet().stream())
                .distinct()
                .count();
        if (shape.isEmpty() && buckets > 1) {
            found.add(
                    new Anomaly(Kind.BUCKETS_UNEXPLAINED, "bucket sizes are neither uniform nor doubling", List.of()));
        }
    }

    /** Adds one anomaly for all matching heads, if any. */
    private void all(Kind kind, String message, Predicate<HeadSurvey> condition) {
        List<HeadId> affected =
                heads.stream().filter(condition).map(HeadSurvey::id).sorted().toList();
        if (!affected.isEmpty()) {
            found.add(new Anomaly(kind, message, affected));
        }
    }

    /** Adds one anomaly for all heads whose value differs from the most frequent one; of several, the largest. Ignores heads without a value. */
    private <T extends Comparable<T>> void deviating(Kind kind, String what, Function<HeadSurvey, Optional<T>> value) {
        Map<T, List<HeadId>> byValue = new TreeMap<>();
        for (HeadSurvey head : heads) {
            value.apply(head).ifPresent(here -> byValue.computeIfAbsent(here, unused -> new ArrayList<>())
                    .add(head.id()));
        }
        if (byValue.size() > 1) {
            T usual = byValue.entrySet().stream()
                    .max(Comparator.<Entry<T, List<HeadId>>>comparingInt(
                                    entry -> entry.getValue().size())
                            .thenComparing(Entry.comparingByKey()))
                    .map(Entry::getKey)
                    .orElseThrow();
            byValue.remove(usual);
            String others = Plural.listed(
                    byValue.keySet().stream().map(Object::toString).toList());
            found.add(new Anomaly(
                    kind,
                    what + " is " + others + ", but " + usual + " in most heads",
                    byValue.values().stream().flatMap(List::stream).sorted().toList()));
        }
    }
}
