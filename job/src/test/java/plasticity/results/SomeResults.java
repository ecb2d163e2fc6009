package plasticity.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.buckets.BucketPositions;
import plasticity.buckets.HeadPositions;
import plasticity.config.OutputTable;
import plasticity.dump.FileFingerprint;
import plasticity.heads.HeadId;
import plasticity.tables.Column;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.Row;
import plasticity.tables.Table;

/** Results with random bits as doubles. Stores in the test resources contain some of them, so they must not change. */
final class SomeResults {
    private SomeResults() {}

    static HeadResult ok(HeadId query, long seed) {
        return ok(query, seed, 15, 4);
    }

    static HeadResult ok(HeadId query, long seed, int buckets, int components) {
        Random random = new Random(seed);
        Row status = row(HeadStatus.TABLE, query)
                .set(HeadStatus.STATUS, HeadStatus.OK)
                .set(HeadStatus.N_Q_ROWS, 500)
                .set(HeadStatus.N_K_ROWS, 400)
                .set(HeadStatus.WARNINGS, "few tokens, \"quoted\"; λ")
                .set(HeadStatus.ERROR, null)
                .set(HeadStatus.TEXTS, "0123456789abcdef")
                .build();
        Map<Table, List<Row>> rows = new HashMap<>();
        rows.put(HeadMetrics.TABLE, List.of(row(HeadMetrics.TABLE, query, 480, random)));
        rows.put(
                HeadBucketPlasticity.TABLE,
                IntStream.range(0, buckets)
                        .mapToObj(i -> row(HeadBucketPlasticity.TABLE, query, i, random))
                        .toList());
        rows.put(
                HeadComponentWeights.TABLE,
                IntStream.range(0, components)
                        .mapToObj(i -> row(HeadComponentWeights.TABLE, query, i, random))
                        .toList());
        for (OutputTable output : OutputTable.values()) {
            if (!rows.containsKey(output.table()) && OutputTable.RESULTS.contains(output.table())) {
                int count = output == OutputTable.KEY_HEADS ? 0 : 2;
                rows.put(
                        output.table(),
                        IntStream.range(0, count)
                                .mapToObj(i -> row(output.table(), query, i, random))
                                .toList());
            }
        }
        return new HeadResult(status, rows, new HeadPositions(positions(random, 1), positions(random, -1)));
    }

    static HeadResult keyHead(HeadId key, long seed) {
        Random random = new Random(seed);
        Map<Table, List<Row>> rows = none();
        rows.put(
                KeyHeadEstimates.TABLE,
                IntStream.range(0, 2)
                        .mapToObj(i -> fill(
                                KeyHeadEstimates.TABLE
                                        .row()
                                        .set(HeadIdentity.LAYER, key.layer())
                                        .set(HeadIdentity.K_HEAD, key.head()),
                                KeyHeadEstimates.TABLE,
                                i,
                                random))
                        .toList());
        return new HeadResult(HeadResult.identityOf(key), rows, HeadPositions.NONE);
    }

    private static Row.Builder row(Table table, HeadId query) {
        return table.row()
                .set(HeadIdentity.LAYER, query.layer())
                .set(HeadIdentity.Q_HEAD, query.head())
                .set(HeadIdentity.K_HEAD, query.head() / 3);
    }

    private static Row row(Table table, HeadId query, int number, Random random) {
        return fill(row(table, query), table, number, random);
    }

    /** Sets this number in every integer column and random bits in every double column. */
    private static Row fill(Row.Builder row, Table table, int number, Random random) {
        for (Column column : table.columns()) {
            if (column instanceof Column.Real real) {
                row.set(real, bits(random));
            } else if (column instanceof Column.Int integer && !HeadIdentity.COLUMNS.contains(integer)) {
                row.set(integer, number);
            } else if (column instanceof Column.Text text) {
                row.set(text, number % 2 == 0 ? "λ;" : null);
            }
        }
        return row.build();
    }

    private static List<BucketPositions> positions(Random random, int least) {
        return IntStream.range(0, 3)
                .mapToObj(i -> new BucketPositions(
                        least + i, 1 + random.nextInt(100), random.nextGaussian(), -random.nextDouble(), i + 0.1))
                .toList();
    }

    static HeadResult failed(HeadId query, String error) {
        Row status = row(HeadStatus.TABLE, query)
                .set(HeadStatus.STATUS, HeadStatus.FAILED)
                .set(HeadStatus.N_Q_ROWS, 500)
                .set(HeadStatus.N_K_ROWS, OptionalInt.empty())
                .set(HeadStatus.WARNINGS, null)
                .set(HeadStatus.ERROR, error)
                .set(HeadStatus.TEXTS, null)
                .build();
        return new HeadResult(status, none(), HeadPositions.NONE);
    }

    private static Map<Table, List<Row>> none() {
        return OutputTable.RESULTS.stream().collect(Collectors.toMap(Function.identity(), table -> List.of()));
    }

    /** The same result with other rows of a table. */
    static HeadResult with(HeadResult result, Table table, List<Row> rows) {
        Map<Table, List<Row>> all = new HashMap<>(result.rows());
        all.put(table, rows);
        return new HeadResult(result.identity(), all, result.positions());
    }

    static Fingerprint fingerprint(HeadId query, int seed) {
        return fingerprint(query, seed, 1_764_000_000_000L, null);
    }

    /** @param content of every file; null if it was not read */
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

    /** The bits of every double, in order; different NaNs have different bits. */
    static List<Long> bits(HeadResult result) {
        List<Double> values = new ArrayList<>();
        for (Table table : OutputTable.RESULTS) {
            for (Row row : result.rows(table)) {
                table.columns().forEach(column -> {
                    if (column instanceof Column.Real real) {
                        values.add(row.get(real));
                    }
                });
            }
        }
        Stream.of(result.positions().queries(), result.positions().keys())
                .flatMap(List::stream)
                .forEach(bucket -> values.addAll(List.of(bucket.sum(), bucket.first(), bucket.last())));
        return values.stream().map(Double::doubleToRawLongBits).toList();
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
