package plasticity.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketShapeTest {
    private static final int LAST = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 128, 500, 512, 1000, 1024, 1500, 2048, 4096, 10_000, 32_768})
    void estimatesUniformBucketsFromAllRows(int size) {
        assertThat(everyPosition(position -> Math.floor(position / size)))
                .contains(new BucketShape(BucketShape.Type.UNIFORM, size, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 128, 1024})
    void estimatesDoublingBucketsFromAllRows(int size) {
        assertThat(everyPosition(position -> Math.max(0, Math.getExponent(position / size))))
                .contains(new BucketShape(BucketShape.Type.LOG, size, true));
    }

    @ParameterizedTest
    @CsvSource({"7, 1", "5, 1", "0, 1"})
    void theLowestDoublingBucketIncludesAllEarlierPositions(int lowest, double size) {
        assertThat(everyPosition(position -> Math.max(lowest, Math.getExponent(position))))
                .contains(new BucketShape(BucketShape.Type.LOG, size, true));
    }

    /** The first and last position of a row group, from its statistics. */
    @ParameterizedTest
    @CsvSource({
        "15, 8189, 512, true",
        "63, 130990, 2048, true",
        "49, 24987, 500, true",
        "3, 8190, 2048, false",
        "1, 1023, 512, false"
    })
    void estimatesUniformBucketsFromStatistics(int bucket, double position, double size, boolean isCertain) {
        assertThat(shape(0, 2, bucket, position)).contains(new BucketShape(BucketShape.Type.UNIFORM, size, isCertain));
    }

    @Test
    void estimatesDoublingBucketsFromStatistics() {
        assertThat(shape(7, 3, 12, 8191)).contains(new BucketShape(BucketShape.Type.LOG, 1, true));
    }

    @Test
    void oneBucketIsNotEnough() {
        assertThat(shape(3, 10, 3, 400)).isEmpty();
        assertThat(BucketShape.of(new BucketSpans())).isEmpty();
    }

    @Test
    void rejectsBucketsThatDoNotMatchPositions() {
        assertThat(shape(0, 900, 4, 100)).isEmpty();
        assertThat(shape(-1, 0, 4, 100)).isEmpty();
    }

    private static Optional<BucketShape> everyPosition(DoubleUnaryOperator bucketOf) {
        BucketSpans spans = new BucketSpans();
        for (int position = 0; position <= LAST; position++) {
            spans.accept((int) bucketOf.applyAsDouble(position), new BucketSpan(1, position, position));
        }
        return BucketShape.of(spans);
    }

    private static Optional<BucketShape> shape(int lowest, double first, int highest, double last) {
        BucketSpans spans = new BucketSpans();
        spans.accept(lowest, new BucketSpan(1, first, first));
        spans.accept(highest, new BucketSpan(1, last, last));
        return BucketShape.of(spans);
    }
}
