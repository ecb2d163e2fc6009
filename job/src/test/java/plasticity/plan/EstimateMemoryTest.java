package plasticity.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.config.EstimateValues;
import plasticity.draws.SampleSizes;
import plasticity.dump.DumpException;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.testing.DumpRow;
import plasticity.testing.TestDump;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.SamplingOptions;

class EstimateMemoryTest {
    private static final long MIB = 1 << 20;
    private static final int CAP = 50_000;
    private static final EstimateSettings DEFAULTS = EstimateValues.defaults();

    @TempDir
    private Path directory;

    /** Two buckets: κ = 32, q = 16, φ = 16, and three query heads of at most 40 rows. */
    @Test
    void equalsTheFormula() throws IOException, DumpException {
        TestDump dump = new TestDump(directory);
        dump.write("l00h00k", rows(60, 2));
        for (int head = 0; head < 3; head++) {
            dump.write("l00h0" + head + "q", rows(40 - head, 2));
        }
        WorkUnit unit =
                dump.plan(new GroupedQueryLayout(1, 3, 1), UnitSize.KEY_HEAD, 1).get(0);
        EstimateSettings small = new EstimateSettings(new SampleSizes(1, 1, 1), 3, Double.NaN, 0);
        long sampledKeys = 60;
        long sampledQueries = 32;
        long d = 2;
        long counts = (sampledKeys / 2 * (2 * 32 + sampledQueries) + 2 * 16 * sampledQueries) / 2;
        long expected = 40 * (60 + 40)
                + sampledKeys * (16 * d + 24 + 16 * 4)
                + 2 * (32 * 32 / 2 + 16) * 24
                + sampledQueries * (16 * d + 48)
                + sampledKeys * (sampledQueries + (2 + 2) * 3) * 8
                + (2 * 3 + 7 * 4) * 8 * d
                + 2 * 4 * 300
                + 64 * d * d
                + counts;
        assertThat(EstimateMemory.of(unit, small, CAP)).isEqualTo(expected);
        EstimateSettings withTable = new EstimateSettings(small.sizes(), 3, Double.NaN, 64);
        assertThat(EstimateMemory.of(unit, withTable, CAP)).isEqualTo(expected + 2 * 2 * 1024);
        WorkUnit all = new WorkUnit(unit.key(), List.of(), unit.queries(), true);
        assertThat(EstimateMemory.of(all, small, CAP)).isEqualTo(expected + 2 * counts);
    }

    @Test
    void isPartOfTheTaskWithEstimatesOnly() {
        WorkUnit unit = unit(CAP, 128, 1);
        long without = TaskMemory.of(unit, new SamplingOptions(CAP, 0));
        assertThat(TaskMemory.of(unit, new SamplingOptions(CAP, 0, DEFAULTS)))
                .isEqualTo(without + EstimateMemory.of(unit, DEFAULTS, CAP));
    }

    @Test
    void withoutStatisticsItCoversEveryNumberOfBuckets() throws IOException, DumpException {
        long unknown = EstimateMemory.of(unit(500, 2, 1), DEFAULTS, CAP);
        for (int buckets : new int[] {1, 2, 10, 100, 128}) {
            assertThat(EstimateMemory.of(written(500, buckets), DEFAULTS, CAP)).isLessThanOrEqualTo(unknown);
        }
    }

    /** One strange bucket number must not make a head seem too large. */
    @Test
    void aRangeOfMoreThan128BucketsCountsAs128() throws IOException, DumpException {
        assertThat(EstimateMemory.of(written(500, 400), DEFAULTS, CAP))
                .isEqualTo(EstimateMemory.of(written(500, 128), DEFAULTS, CAP));
    }

    @Test
    void aHeadOfUsualSizeNeedsLessThan200Mebibytes() {
        assertThat(EstimateMemory.of(unit(CAP, 128, 8), DEFAULTS, CAP)).isBetween(64 * MIB, 200 * MIB);
    }

    @Test
    void growsWithTheSettingsOnly() {
        assertThat(EstimateMemory.of(unit(10_000_000, 128, 1), DEFAULTS, CAP))
                .isEqualTo(EstimateMemory.of(unit(CAP, 128, 1), DEFAULTS, CAP));
        EstimateSettings more = new EstimateSettings(new SampleSizes(4096, 2048, 4096), 20, Double.NaN, 64);
        assertThat(EstimateMemory.of(unit(CAP, 128, 1), more, CAP))
                .isGreaterThan(EstimateMemory.of(unit(CAP, 128, 1), DEFAULTS, CAP));
    }

    @Test
    void theLargestSettingsAreWithinTheRangeOfLong() {
        EstimateSettings largest =
                new EstimateSettings(new SampleSizes(1_000_000, 1_000_000, 1_000_000), 1000, Double.NaN, 64);
        assertThat(EstimateMemory.of(unit(Integer.MAX_VALUE / 64, 64, 64), largest, Integer.MAX_VALUE))
                .isPositive();
    }

    private WorkUnit written(int rows, int buckets) throws IOException, DumpException {
        TestDump dump = new TestDump(directory.resolve(rows + "-" + buckets));
        dump.write("l00h00k", rows(rows, buckets));
        dump.write("l00h00q", rows(rows, buckets));
        return dump.plan(new GroupedQueryLayout(1, 1, 1), UnitSize.KEY_HEAD, 1).get(0);
    }

    private static List<DumpRow> rows(int rows, int buckets) {
        List<DumpRow> random = DumpRow.random(rows, 2);
        return IntStream.range(0, rows)
                .mapToObj(i -> random.get(i).withBucket(i % buckets))
                .toList();
    }

    /** Without statistics. */
    private static WorkUnit unit(long rows, int dimension, int queryHeads) {
        List<HeadFooter> queries = IntStream.range(0, queryHeads)
                .mapToObj(head -> Footers.head(HeadId.query(0, head), rows, dimension))
                .toList();
        return new WorkUnit(Footers.head(HeadId.key(0, 0), rows, dimension), queries, List.of(), queryHeads > 1);
    }
}
