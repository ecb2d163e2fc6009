package plasticity.draws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import plasticity.sample.NumpyGenerator;
import plasticity.sample.TokenTable;

/** The draws, step by step as they are defined, with lists of row numbers. */
record SampleDefinition(TokenTable table, SampleSizes sizes, long seed, int layer, int head) {
    /** Two sampled keys, as rows of the table. */
    record Pair(int first, int second) {}

    SortedSet<Integer> buckets() {
        return new TreeSet<>(IntStream.of(table.buckets()).boxed().toList());
    }

    private NumpyGenerator generator(int tag, int... bucket) {
        int[] key = IntStream.concat(IntStream.of(tag, layer, head), IntStream.of(bucket))
                .toArray();
        return new NumpyGenerator(seed, key);
    }

    private List<Integer> rows(int bucket) {
        return IntStream.range(0, table.size())
                .filter(row -> table.buckets()[row] == bucket)
                .boxed()
                .toList();
    }

    private static List<Integer> chosen(List<Integer> rows, int atMost, NumpyGenerator generator) {
        return rows.size() <= atMost
                ? rows
                : IntStream.of(generator.choice(rows.size(), atMost))
                        .sorted()
                        .mapToObj(rows::get)
                        .toList();
    }

    /** The sampled queries: rows by bucket, ascending. */
    Map<Integer, List<Integer>> queries() {
        Map<Integer, List<Integer>> sample = new TreeMap<>();
        int atMost = Math.max(16, sizes.queries() / buckets().size());
        for (int bucket : buckets()) {
            sample.put(bucket, chosen(rows(bucket), atMost, generator(4, bucket)));
        }
        return sample;
    }

    /** The sampled keys: rows by bucket, then by text, then in the order of the table. */
    Map<Integer, List<Integer>> keys() {
        long[] texts = Arrays.stream(table.examples()).sorted().distinct().toArray();
        int[] order = generator(1).choice(texts.length, texts.length);
        int perBucket = Math.max(32, sizes.keys() / buckets().size());
        Map<Integer, List<Integer>> sample = new TreeMap<>();
        for (int bucket : buckets()) {
            Map<Long, List<Integer>> byText = new TreeMap<>();
            rows(bucket).forEach(row -> byText.computeIfAbsent(table.examples()[row], text -> new ArrayList<>())
                    .add(row));
            SortedSet<Long> taken = new TreeSet<>();
            for (boolean hasPairs : new boolean[] {true, false}) {
                for (int place : order) {
                    List<Integer> rows = byText.getOrDefault(texts[place], List.of());
                    if (taken.size() < perBucket / 2 && !rows.isEmpty() && rows.size() >= 2 == hasPairs) {
                        taken.add(texts[place]);
                    }
                }
            }
            NumpyGenerator generator = generator(2, bucket);
            int perText = Math.max(2, perBucket / taken.size());
            List<Integer> rows = new ArrayList<>();
            taken.forEach(text -> rows.addAll(chosen(byText.get(text), perText, generator)));
            sample.put(bucket, rows);
        }
        return sample;
    }

    /** All pairs of a kind by bucket, before the draw. */
    Map<Integer, List<Pair>> available(PairKind kind) {
        Map<Integer, List<Integer>> keys = keys();
        Map<Integer, List<Pair>> pairs = new TreeMap<>();
        for (int c : buckets()) {
            List<Pair> ofBucket = new ArrayList<>();
            for (int at = 0; at < keys.get(c).size(); at++) {
                int key = keys.get(c).get(at);
                if (kind == PairKind.NEAR) {
                    for (int other : keys.get(c).subList(at + 1, keys.get(c).size())) {
                        add(key, other, ofBucket);
                    }
                } else {
                    for (int earlier : buckets().headSet(c)) {
                        keys.get(earlier).forEach(other -> add(other, key, ofBucket));
                    }
                }
            }
            pairs.put(c, ofBucket);
        }
        return pairs;
    }

    private void add(int first, int second, List<Pair> pairs) {
        if (table.examples()[first] == table.examples()[second]) {
            pairs.add(new Pair(first, second));
        }
    }

    /** The pairs used: at most φ far pairs, in drawn order, and no pairs of equal keys. */
    Map<Integer, List<Pair>> pairs(PairKind kind) {
        int atMost = Math.max(16, sizes.farPairs() / buckets().size());
        Map<Integer, List<Pair>> pairs = available(kind);
        pairs.replaceAll((c, all) -> {
            List<Pair> used = kind == PairKind.NEAR || all.size() <= atMost
                    ? all
                    : IntStream.of(generator(3, c).choice(all.size(), atMost))
                            .mapToObj(all::get)
                            .toList();
            return used.stream().filter(pair -> !areEqual(pair)).toList();
        });
        return pairs;
    }

    private boolean areEqual(Pair pair) {
        return IntStream.range(0, table.dimension())
                .allMatch(j ->
                        table.vectors().get(pair.first, j) == table.vectors().get(pair.second, j));
    }
}
