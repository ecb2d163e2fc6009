package plasticity.inspect;

import static plasticity.inspect.HeadSurvey.BUCKET;
import static plasticity.inspect.HeadSurvey.EXAMPLE;
import static plasticity.inspect.HeadSurvey.POSITION;
import static plasticity.inspect.HeadSurvey.VECTOR;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.inspect.Oddity.Kind;
import plasticity.source.Range;

/** Looks through the heads of a dump for what is odd. */
final class Oddities {
    private final List<HeadSurvey> heads;
    private final Map<HeadId, HeadSurvey> byId = new HashMap<>();
    private final GroupedQueryLayout layout;
    private final List<Oddity> found = new ArrayList<>();

    private Oddities(List<HeadSurvey> heads, GroupedQueryLayout layout) {
        this.heads = heads;
        this.layout = layout;
        heads.forEach(head -> byId.put(head.id(), head));
    }

    /** @param shape of the buckets, as far as it was guessed */
    static List<Oddity> of(List<HeadSurvey> heads, GroupedQueryLayout layout, Optional<BucketShape> shape) {
        Oddities oddities = new Oddities(heads, layout);
        oddities.files();
        oddities.model();
        oddities.vectors();
        oddities.windows();
        oddities.rows();
        oddities.buckets(shape);
        return List.copyOf(oddities.found);
    }

    private void files() {
        for (HeadSurvey head : heads) {
            head.problem().ifPresent(line -> found.add(new Oddity(Kind.UNREADABLE, line, List.of(head.id()))));
        }
        tell(Kind.COLUMNS_DIFFER, "some files of a head lack columns that others of it have", head -> !head.missing()
                .isEmpty());
        tell(
                Kind.STATISTICS_MISSING,
                "no statistics of bucket or position in some file: what is said of them is not all; --deep reads the rows",
                head -> head.read().isEmpty() && head.rows().orElse(0) > 0 && isWithoutRange(head, BUCKET, POSITION));
    }

    private static boolean isWithoutRange(HeadSurvey head, String... columns) {
        for (String column : columns) {
            if (head.columns().containsKey(column) && head.range(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void model() {
        tell(
                Kind.KEY_MISSING,
                "their key heads were not captured, so an analysis fails on these query heads",
                head -> head.isQuery() && !byId.containsKey(keyOf(head.id())));
        TreeSet<HeadId> met = new TreeSet<>();
        heads.stream().filter(HeadSurvey::isQuery).forEach(head -> met.add(keyOf(head.id())));
        tell(
                Kind.KEY_UNUSED,
                "no captured query head meets these key heads",
                head -> !head.isQuery() && !met.contains(head.id()));
        NavigableSet<Integer> layers = new TreeSet<>();
        heads.forEach(head -> layers.add(head.id().layer()));
        String absent = Numbers.list(
                IntStream.range(0, Math.min(layout.layers(), 10_000)).filter(layer -> !layers.contains(layer)));
        if (!absent.isEmpty()) {
            found.add(new Oddity(Kind.LAYERS_MISSING, "layers without any head: " + absent, List.of()));
        }
    }

    private HeadId keyOf(HeadId query) {
        return HeadId.key(query.layer(), layout.keyHeadOf(query.head()));
    }

    private void vectors() {
        tell(
                Kind.VECTORS_UNEVEN,
                "counts of values come to no one number of components a row",
                head -> head.widths().isPresent() && head.dimension().isEmpty());
        rare(
                Kind.WIDTHS_DIFFER,
                "d",
                head -> head.dimension().isPresent() ? head.dimension().getAsInt() : null);
        tell(
                Kind.WIDTHS_DIFFER,
                "d of the queries is not that of their keys, so an analysis fails on these query heads",
                head -> head.isQuery()
                        && head.dimension().isPresent()
                        && byId.containsKey(keyOf(head.id()))
                        && byId.get(keyOf(head.id())).dimension().isPresent()
                        && !head.dimension().equals(byId.get(keyOf(head.id())).dimension()));
        tell(
                Kind.NULLS,
                "null in bucket, position or vector (or an empty vector): an analysis that keeps such a row fails on the head",
                head -> hasNulls(head, BUCKET) || hasNulls(head, POSITION) || hasNulls(head, VECTOR));
        tell(
                Kind.NOT_FINITE,
                "infinite vectors or positions: an analysis that keeps such a row fails on the head",
                head -> isInfinite(head.range(VECTOR)) || isInfinite(head.range(POSITION)));
    }

    private static boolean hasNulls(HeadSurvey head, String column) {
        return head.columns().containsKey(column)
                && head.columns().get(column).nulls().orElse(0) > 0;
    }

    private static boolean isInfinite(Optional<Range> range) {
        return range.isPresent()
                && (Double.isInfinite(range.get().least())
                        || Double.isInfinite(range.get().most()));
    }

    private void windows() {
        tell(
                Kind.WINDOW_MIXED,
                "rows name different sliding windows (or a number beside none), so an analysis fails on these query heads",
                head -> head.window().state() == Window.State.MIXED);
        tell(
                Kind.WINDOW_UNKNOWN,
                "no statistics of sliding_window; --deep reads the rows",
                head -> head.isQuery()
                        && head.rows().isPresent()
                        && head.window().state() == Window.State.UNKNOWN);
    }

    private void rows() {
        tell(
                Kind.EXAMPLES_MISSING,
                "keys without example_id: every row is an example of its own, and plasticity stays empty",
                head -> !head.isQuery()
                        && head.rows().isPresent()
                        && (!head.columns().containsKey(EXAMPLE)
                                || head.columns().get(EXAMPLE).isAllNull()));
        tell(
                Kind.POSITION_NEGATIVE,
                "negative positions; an analysis fails on queries at -1 and below",
                head -> head.range(POSITION).filter(range -> range.least() < 0).isPresent());
        tell(Kind.POSITIONS_REPEATED, "keys of one example have the same position", head -> head.read()
                .filter(read -> read.repeated() > 0)
                .isPresent());
    }

    private void buckets(Optional<BucketShape> shape) {
        tell(Kind.BUCKET_NEGATIVE, "negative buckets", head -> head.bucketRange()
                .filter(range -> range.least() < 0)
                .isPresent());
        tell(Kind.BUCKETS_MANY, "more than 4096 buckets; no more of them were looked at", head -> !head.buckets()
                .isWhole());
        rare(Kind.BUCKETS_DIFFER, "the largest bucket", head -> head.bucketRange()
                .map(range -> (long) range.most())
                .orElse(null));
        long buckets = heads.stream()
                .flatMap(head -> head.buckets().byBucket().keySet().stream())
                .distinct()
                .count();
        if (shape.isEmpty() && buckets > 1) {
            found.add(new Oddity(
                    Kind.BUCKETS_UNEXPLAINED,
                    "buckets are neither of one size nor doubling, as far as seen",
                    List.of()));
        }
    }

    /** One line for all the heads that something holds for. */
    private void tell(Kind kind, String message, Predicate<HeadSurvey> holds) {
        List<HeadId> those =
                heads.stream().filter(holds).map(HeadSurvey::id).sorted().toList();
        if (!those.isEmpty()) {
            found.add(new Oddity(kind, message, those));
        }
    }

    /** One line for all the heads whose value is not the one that most have. */
    private <T extends Comparable<T>> void rare(Kind kind, String what, Function<HeadSurvey, T> value) {
        Map<T, List<HeadId>> byValue = new TreeMap<>();
        for (HeadSurvey head : heads) {
            T here = value.apply(head);
            if (here != null) {
                byValue.computeIfAbsent(here, unused -> new ArrayList<>()).add(head.id());
            }
        }
        if (byValue.size() > 1) {
            Entry<T, List<HeadId>> usual = byValue.entrySet().stream()
                    .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                    .orElseThrow();
            byValue.remove(usual.getKey());
            List<HeadId> others =
                    byValue.values().stream().flatMap(List::stream).sorted().toList();
            String values = Numbers.some(byValue.keySet());
            found.add(new Oddity(kind, what + " is " + values + " where most heads have " + usual.getKey(), others));
        }
    }
}
