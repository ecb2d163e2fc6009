package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import plasticity.arrays.DoubleArray;
import plasticity.buckets.BucketSpan;
import plasticity.buckets.BucketSpans;
import plasticity.heads.HeadKind;
import plasticity.sample.TokenBlock;

class HeadRowsTest {
    @Test
    void onlyRowsUpToTheSizeAreRead() {
        HeadRows rows = new HeadRows(HeadKind.KEY);
        rows.accept(keys(2, new long[] {1, 1, 1}, new double[] {5, 6, 6}));
        assertThat(rows.facts().repeated()).isZero();
        assertThat(rows.facts().buckets().byBucket()).containsOnlyKeys(0).containsValue(new BucketSpan(2, 5, 6));
    }

    @Test
    void aPositionIsRepeatedWithinAnExampleOnly() {
        HeadRows rows = new HeadRows(HeadKind.KEY);
        rows.accept(keys(4, new long[] {1, 2, 1, 2}, new double[] {5, 5, 6, 5}));
        assertThat(rows.facts().repeated()).isOne();
        assertThat(rows.facts().examples()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void nonIntegerPositionsAreIgnored() {
        HeadRows rows = new HeadRows(HeadKind.KEY);
        rows.accept(keys(2, new long[] {1, 1}, new double[] {5.5, 5.5}));
        assertThat(rows.facts().repeated()).isZero();
    }

    @Test
    void rowsWithoutAnExampleCountSeparately() {
        HeadRows rows = new HeadRows(HeadKind.KEY);
        rows.accept(keys(3, new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, 7}, new double[] {5, 5, 5}));
        assertThat(rows.facts().examples()).isEqualTo(OptionalLong.of(3));
        assertThat(rows.facts().repeated()).isZero();
    }

    @Test
    void examplesAndBucketsAreLimited() {
        HeadRows rows = new HeadRows(HeadKind.KEY);
        for (int row = 0; row <= HeadRows.MAX_EXAMPLES; row++) {
            rows.accept(new TokenBlock(
                    1,
                    new int[1],
                    new int[] {row},
                    new long[] {row},
                    new double[] {0},
                    new double[1],
                    new DoubleArray(0)));
        }
        assertThat(rows.facts().examples()).isEmpty();
        assertThat(rows.facts().buckets().byBucket()).hasSize(BucketSpans.LIMIT);
        assertThat(rows.facts().buckets().isComplete()).isFalse();
    }

    private static TokenBlock keys(int size, long[] examples, double[] positions) {
        int length = positions.length;
        return new TokenBlock(
                size, new int[length], new int[length], examples, positions, new double[length], new DoubleArray(0));
    }
}
