package plasticity.inspect;

import static plasticity.inspect.HeadSurvey.BUCKET;
import static plasticity.inspect.HeadSurvey.EXAMPLE;
import static plasticity.inspect.HeadSurvey.POSITION;
import static plasticity.inspect.HeadSurvey.VECTOR;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpans;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.inspect.Anomaly.Kind;

/** What may be odd about a dump. */
final class Anomalies {
    private static final int MOST_LAYERS = 10_000;

    private final List<HeadSurvey> heads;
    private final Map<HeadId, HeadSurvey> byId = new HashMap<>();
    private final GroupedQueryLayout layout;
    private final AnomalyFinder finder;

    private Anomalies(List<HeadSurvey> heads, GroupedQueryLayout layout) {
        this.heads = heads;
        this.layout = layout;
        this.finder = new AnomalyFinder(heads);
        heads.forEach(head -> byId.put(head.id(), head));
    }

    /** @param shape of the buckets, as far as it was guessed */
    static List<Anomaly> of(List<HeadSurvey> heads, GroupedQueryLayout layout, Optional<BucketShape> shape) {
        Anomalies oddities = new Anomalies(heads, layout);
        oddities.files();
        oddities.model();
        oddities.vectors();
        oddities.windows();
        oddities.rows();
        oddities.buckets(shape);
        oddities.plasticity();
        return oddities.finder.found();
    }

    private void files() {
        finder.each(Kind.UNREADABLE, HeadSurvey::problem);
        finder.all(
                Kind.COLUMNS_DIFFER,
                "some files of a head lack columns that others of it have",
                head -> !head.footers().missing().isEmpty());
        finder.all(
                Kind.STATISTICS_MISSING,
                "no statistics of bucket or position in some file: what is said of them is not all; --deep reads the rows",
                head -> head.read().isEmpty()
                        && head.rows().orElse(0) > 0
                        && Stream.of(BUCKET, POSITION).anyMatch(column -> isWithoutRange(head, column)));
    }

    private static boolean isWithoutRange(HeadSurvey head, String column) {
        return head.column(column).isPresent() && head.range(column).isEmpty();
    }

    private void model() {
        finder.all(
                Kind.KEY_MISSING,
                "their key heads were not captured, so an analysis fails on these query heads",
                head -> head.isQuery() && keyOf(head).isEmpty());
        Set<HeadId> met = new HashSet<>();
        heads.stream().filter(HeadSurvey::isQuery).forEach(head -> met.add(keyIdOf(head)));
        finder.all(
                Kind.KEY_UNUSED,
                "no captured query head meets these key heads",
                head -> !head.isQuery() && !met.contains(head.id()));
        NavigableSet<Integer> absent = IntStream.range(0, Math.min(layout.layers(), MOST_LAYERS))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        heads.forEach(head -> absent.remove(head.id().layer()));
        if (!absent.isEmpty()) {
            finder.add(Kind.LAYERS_MISSING, "layers without any head: " + Numbers.list(absent));
        }
    }

    private HeadId keyIdOf(HeadSurvey query) {
        return HeadId.key(query.id().layer(), layout.keyHeadOf(query.id().head()));
    }

    private Optional<HeadSurvey> keyOf(HeadSurvey query) {
        return Optional.ofNullable(byId.get(keyIdOf(query)));
    }

    private void vectors() {
        finder.all(
                Kind.VECTORS_UNEVEN,
                "counts of values come to no one number of components a row",
                head -> head.footers().widths().isPresent() && head.dimension().isEmpty());
        finder.rare(Kind.WIDTHS_DIFFER, "d", Anomalies::dimension);
        finder.all(
                Kind.WIDTHS_DIFFER,
                "d of the queries is not that of their keys, so an analysis fails on these query heads",
                head -> head.isQuery() && isUnlike(dimension(head), keyOf(head).flatMap(Anomalies::dimension)));
        finder.all(
                Kind.NULLS,
                "null in bucket, position or vector (or an empty vector): an analysis that keeps such a row fails on the head",
                head -> Stream.of(BUCKET, POSITION, VECTOR)
                        .flatMap(column -> head.column(column).stream())
                        .anyMatch(column -> column.nulls().orElse(0) > 0));
        finder.all(
                Kind.NOT_FINITE,
                "infinite vectors or positions: an analysis that keeps such a row fails on the head",
                head -> Stream.of(VECTOR, POSITION)
                        .flatMap(column -> head.range(column).stream())
                        .anyMatch(range -> Double.isInfinite(range.least()) || Double.isInfinite(range.most())));
    }

    private static Optional<Integer> dimension(HeadSurvey head) {
        return head.dimension().isPresent() ? Optional.of(head.dimension().getAsInt()) : Optional.empty();
    }

    private static <T> boolean isUnlike(Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private void windows() {
        finder.all(
                Kind.WINDOW_MIXED,
                "rows name different sliding windows (or a number beside none), so an analysis fails on these query heads",
                head -> head.window().state() == Window.State.MIXED);
        finder.all(
                Kind.WINDOW_UNKNOWN,
                "statistics of sliding_window do not tell; --deep reads the rows",
                head -> head.rows().isPresent() && head.window().state() == Window.State.UNKNOWN);
    }

    private void rows() {
        finder.all(
                Kind.EXAMPLES_MISSING,
                "keys without example_id: every row is an example of its own, and plasticity stays empty",
                head -> !head.isQuery() && head.rows().isPresent() && !hasExamples(head));
        finder.all(
                Kind.POSITION_NEGATIVE,
                "negative positions; an analysis fails on queries at -1 and below",
                head -> isNegative(head.range(POSITION)));
        finder.all(Kind.POSITIONS_REPEATED, "keys of one example have the same position", head -> head.read()
                .filter(read -> read.repeated() > 0)
                .isPresent());
    }

    private static boolean isNegative(Optional<Range> range) {
        return range.isPresent() && range.get().least() < 0;
    }

    /** Why query heads have no plasticity; heads whose keys have no example are reported by {@link #rows}. */
    private void plasticity() {
        undefined("no query is in a bucket above 0", (queries, keys) -> mostOf(queries) <= 0);
        undefined(
                "no key bucket is earlier than a query bucket",
                (queries, keys) -> mostOf(queries) > 0 && leastOf(keys) >= mostOf(queries));
        undefined(
                "no key bucket that is earlier than a query bucket holds two keys of one text",
                (queries, keys) -> mostOf(queries) > 0
                        && leastOf(keys) < mostOf(queries)
                        && hasExamples(keys)
                        && isEverySharedBucketFrom(mostOf(queries), keys));
    }

    private void undefined(String reason, BiPredicate<HeadSurvey, HeadSurvey> holds) {
        finder.all(
                Kind.PLASTICITY_UNDEFINED,
                reason + ", so ap_overall is undefined",
                head -> head.isQuery()
                        && keyOf(head).filter(keys -> holds.test(head, keys)).isPresent());
    }

    /** NaN, which no comparison holds for, where it is not known. */
    private static double mostOf(HeadSurvey head) {
        return head.bucketRange().map(Range::most).orElse(Double.NaN);
    }

    private static double leastOf(HeadSurvey head) {
        return head.bucketRange().map(Range::least).orElse(Double.NaN);
    }

    private static boolean hasExamples(HeadSurvey keys) {
        return keys.column(EXAMPLE).filter(column -> !column.isAllNull()).isPresent();
    }

    private static boolean isEverySharedBucketFrom(double bucket, HeadSurvey keys) {
        return keys.read()
                .filter(read -> read.examples().isPresent())
                .filter(read ->
                        read.firstShared().isEmpty() || read.firstShared().getAsInt() >= bucket)
                .isPresent();
    }

    private void buckets(Optional<BucketShape> shape) {
        finder.all(Kind.BUCKET_NEGATIVE, "negative buckets", head -> isNegative(head.bucketRange()));
        finder.all(
                Kind.BUCKETS_MANY,
                "more than " + BucketSpans.LIMIT + " buckets; the others were not looked at",
                head -> !head.buckets().isComplete());
        finder.rare(Kind.BUCKETS_DIFFER, "the largest bucket", head -> head.bucketRange()
                .map(range -> (long) range.most()));
        long buckets = heads.stream()
                .flatMap(head -> head.buckets().byBucket().keySet().stream())
                .distinct()
                .count();
        if (shape.isEmpty() && buckets > 1) {
            finder.add(Kind.BUCKETS_UNEXPLAINED, "buckets are neither of one size nor doubling, as far as seen");
        }
    }
}
