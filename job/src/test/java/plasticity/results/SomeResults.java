package plasticity.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.buckets.BucketPositions;
import plasticity.buckets.HeadPositions;
import plasticity.dump.FileFingerprint;
import plasticity.heads.HeadId;
import plasticity.tables.BucketRow;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/** Results whose figures are any bits. Stores that are kept among the test resources hold some of them, so they stay as they are. */
final class SomeResults {
    private SomeResults() {}

    static HeadResult ok(HeadId query, long seed) {
        return ok(query, seed, 15, 4);
    }

    static HeadResult ok(HeadId query, long seed, int buckets, int components) {
        int layer = query.layer();
        int head = query.head();
        Random random = new Random(seed);
        return new HeadResult(
                new HeadStatus(
                        layer,
                        head,
                        head / 3,
                        HeadStatus.State.OK,
                        OptionalInt.of(500),
                        OptionalInt.of(400),
                        "few tokens, \"quoted\"; λ",
                        null),
                metrics(layer, head, random),
                IntStream.range(0, buckets)
                        .mapToObj(i -> new BucketRow(layer, head, head / 3, i / 7 + 1, i % 7, bits(random)))
                        .toList(),
                IntStream.range(0, components)
                        .mapToObj(i -> new ComponentRow(layer, head, head / 3, i, bits(random), bits(random)))
                        .toList(),
                new HeadPositions(positions(random, 1), positions(random, -1)));
    }

    private static List<BucketPositions> positions(Random random, int least) {
        return IntStream.range(0, 3)
                .mapToObj(i -> new BucketPositions(
                        least + i, 1 + random.nextInt(100), random.nextGaussian(), -random.nextDouble(), i + 0.1))
                .toList();
    }

    private static HeadMetrics metrics(int layer, int head, Random random) {
        return new HeadMetrics(
                layer,
                head,
                head / 3,
                480,
                390,
                64,
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random),
                bits(random));
    }

    static HeadResult failed(HeadId query, String error) {
        return new HeadResult(
                new HeadStatus(
                        query.layer(),
                        query.head(),
                        query.head() / 3,
                        HeadStatus.State.FAILED,
                        OptionalInt.of(500),
                        OptionalInt.empty(),
                        null,
                        error),
                null,
                List.of(),
                List.of(),
                HeadPositions.NONE);
    }

    static Fingerprint fingerprint(HeadId query, int seed) {
        return fingerprint(query, seed, 1_764_000_000_000L, null);
    }

    /** @param content of every file; null where it was not looked at */
    static Fingerprint fingerprint(HeadId query, int seed, long modified, String content) {
        return new Fingerprint(
                "1",
                Map.of("seed", Integer.toString(seed)),
                List.of(mark(query, modified, content)),
                List.of(mark(HeadId.key(query.layer(), query.head() / 3), modified, content)));
    }

    private static FileFingerprint mark(HeadId head, long modified, String content) {
        return new FileFingerprint(
                head.directoryName() + "/data.parquet", 12_345, modified, null, "f".repeat(64), content);
    }

    /** Every figure's bits, in order, so that NaNs are told apart. */
    static List<Long> bits(HeadResult result) {
        List<Record> rows = new ArrayList<>();
        if (result.metrics() != null) {
            rows.add(result.metrics());
        }
        rows.addAll(result.buckets());
        rows.addAll(result.components());
        rows.addAll(result.positions().queries());
        rows.addAll(result.positions().keys());
        return rows.stream().flatMap(SomeResults::bits).toList();
    }

    private static Stream<Long> bits(Record row) {
        return Stream.of(row.getClass().getRecordComponents())
                .filter(component -> component.getType() == double.class)
                .map(component -> {
                    try {
                        return Double.doubleToRawLongBits(
                                (double) component.getAccessor().invoke(row));
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(e.getMessage(), e);
                    }
                });
    }

    private static double bits(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> -0.0;
            case 4 -> Double.longBitsToDouble(0xfff8000000000000L + random.nextInt(1000));
            case 5 -> Double.MIN_VALUE * random.nextInt(1000);
            case 6 -> random.nextInt(10);
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    static List<HeadId> heads(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> HeadId.query(i / 9, i % 9))
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
