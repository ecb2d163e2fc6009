package plasticity.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plasticity.heads.HeadId;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.SamplingOptions;

class TaskMemoryTest {
    private static final long MIB = 1 << 20;
    private static final SamplingOptions CAP = new SamplingOptions(50_000, 0);

    @Test
    void equalsTheFormula() {
        long table = 1000L * (4 * 64 + 28);
        long rotated = 1000L * 8 * 64;
        long block = 512L * (4 * 64 + 28);
        long columns = 2 * (1 << 16) + 2 * 4 * 1000L * 64;
        assertThat(TaskMemory.of(unit(1000, 1000), CAP))
                .isEqualTo(2 * table + rotated + 1000 * (56 + 64 + 16) + block + columns);
    }

    @Test
    void countsFloat16DictionariesAsFloats() {
        HeadFooter head = Footers.head(HeadId.key(0, 0), 100_000, 64);
        HeadFooter halves = Footers.ofFloat16(head);
        assertThat(TaskMemory.of(new WorkUnit(halves, List.of(halves)), CAP))
                .isEqualTo(TaskMemory.of(new WorkUnit(head, List.of(head)), CAP) + (4 << 16) - (1 << 16));
    }

    @Test
    void doublesNeedTwiceAsMuch() {
        HeadFooter floats = Footers.head(HeadId.key(0, 0), 1000, 64);
        HeadFooter doubles = Footers.ofDoubles(floats);
        assertThat(TaskMemory.of(new WorkUnit(doubles, List.of(doubles)), CAP))
                .isEqualTo(TaskMemory.of(new WorkUnit(floats, List.of(floats)), CAP) + (2 * 1000 + 512) * 4 * 64);
    }

    @Test
    void doesNotDependOnRowsThatAreNotKept() {
        assertThat(TaskMemory.of(unit(1_000_000_000, 1_000_000_000), CAP))
                .isEqualTo(TaskMemory.of(unit(10_000_000, 10_000_000), CAP));
    }

    @Test
    void tenMillionRowsNeedLessThan200Mebibytes() {
        HeadFooter query = Footers.head(HeadId.query(0, 0), 10_000_000, 128);
        HeadFooter key = Footers.head(HeadId.key(0, 0), 10_000_000, 128);
        assertThat(TaskMemory.of(new WorkUnit(key, List.of(query)), CAP)).isBetween(100 * MIB, 200 * MIB);
    }

    @Test
    void countsOneQueryHeadAtATime() {
        WorkUnit one = unit(1000, 900);
        WorkUnit two = unit(1000, 900, 300);
        assertThat(TaskMemory.of(two, CAP)).isEqualTo(TaskMemory.of(one, CAP));
    }

    @Test
    void growsWithTheCap() {
        WorkUnit unit = unit(200_000, 200_000);
        assertThat(TaskMemory.of(unit, new SamplingOptions(100_000, 0))).isGreaterThan(TaskMemory.of(unit, CAP));
    }

    @Test
    void aHeadTooLargeForAnArrayNeedsNoMemory() {
        long rows = 3L << 30;
        assertThat(TaskMemory.of(unit(rows / 64, rows / 64), new SamplingOptions(Integer.MAX_VALUE, 0)))
                .isLessThan(8L << 30);
    }

    @Test
    void countsReadAheadOfObjectStores() {
        HeadFooter local = Footers.head(HeadId.key(0, 0), 1_000_000, 64);
        HeadFooter stored = Footers.at("s3a://bucket/data.parquet", local);
        long readAhead = (1 + 4) * 4 * MIB + (2 + 2 * 4) * 4 * MIB;
        assertThat(TaskMemory.of(new WorkUnit(stored, List.of(stored)), CAP))
                .isEqualTo(TaskMemory.of(new WorkUnit(local, List.of(local)), CAP) + readAhead);
    }

    @Test
    void smallFilesInStoresAreHeldAsAWhole() {
        HeadFooter local = Footers.head(HeadId.key(0, 0), 1_000, 64);
        HeadFooter stored = Footers.at("s3a://bucket/data.parquet", local);
        long file = 2 * 1_000 * 64 + (1 << 16);
        assertThat(TaskMemory.of(new WorkUnit(stored, List.of(stored)), CAP))
                .isEqualTo(TaskMemory.of(new WorkUnit(local, List.of(local)), CAP) + 2 * file);
    }

    private static WorkUnit unit(long keys, long... queries) {
        List<HeadFooter> heads = new ArrayList<>();
        for (int i = 0; i < queries.length; i++) {
            heads.add(Footers.head(HeadId.query(0, i), queries[i], 64));
        }
        return new WorkUnit(Footers.head(HeadId.key(0, 0), keys, 64), heads);
    }
}
