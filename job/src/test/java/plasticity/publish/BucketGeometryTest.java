package plasticity.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plasticity.buckets.BucketPositions;
import plasticity.buckets.BucketSpans;
import plasticity.buckets.HeadPositions;
import plasticity.sample.Ranks;

class BucketGeometryTest {

    @Test
    void uniformBucketsOfAllHeads() {
        RunManifest.Buckets buckets = of(
                head(uniform(512, 0, 1, 511, 600), uniform(512, 3, 1023)),
                head(uniform(512, 8191), uniform(512, 4, 2047)));
        assertThat(buckets.type()).isEqualTo("uniform");
        assertThat(buckets.minSize()).isEqualTo(512);
        assertThat(buckets.meanPositions())
                .containsExactly(entry(0, 512 / 3.0), entry(1, 600.0), entry(3, 2047.0), entry(15, 8191.0));
    }

    @Test
    void doublingBuckets() {
        int[] positions = IntStream.range(1, 1000).toArray();
        RunManifest.Buckets buckets = of(head(
                byBucket(Arrays.stream(positions).map(Math::getExponent).toArray(), doubles(positions)), List.of()));
        assertThat(buckets.type()).isEqualTo("log");
        assertThat(buckets.minSize()).isEqualTo(1);
        assertThat(buckets.meanPositions()).hasSize(10).containsEntry(1, 2.5).containsEntry(9, (512 + 999) / 2.0);
    }

    @Test
    void theMeanWeighsAllQueriesOfAllHeadsEqually() {
        assertThat(of(head(uniform(64, 10, 20, 30), List.of()), head(uniform(64, 40, 100), List.of()))
                        .meanPositions())
                .containsExactly(entry(0, 25.0), entry(1, 100.0));
    }

    @Test
    void bucketsWithoutARuleHaveOnlyMeans() {
        BucketPositions early = new BucketPositions(4, 2, 200, 90, 110);
        BucketPositions late = new BucketPositions(0, 1, 900, 900, 900);
        BucketPositions below = new BucketPositions(-1, 1, 7, 7, 7);
        for (List<BucketPositions> some : List.of(List.of(late, early), List.of(below, early), List.of(early))) {
            RunManifest.Buckets buckets = of(new HeadPositions(some, List.of()));
            assertThat(buckets.type()).isNull();
            assertThat(buckets.minSize()).isNull();
            assertThat(buckets.meanPositions()).hasSize(some.size()).containsEntry(4, 100.0);
        }
    }

    @Test
    void withoutHeadsThereAreNoBuckets() {
        assertThat(of()).isNull();
    }

    /** Keeps the manifest small, for any bucket numbers a dump contains. */
    @Test
    void tooManyBucketsAreOmitted() {
        double[] positions =
                IntStream.rangeClosed(0, BucketSpans.LIMIT).asDoubleStream().toArray();
        int[] buckets = IntStream.rangeClosed(0, BucketSpans.LIMIT).toArray();
        assertThat(of(new HeadPositions(byBucket(buckets, positions), List.of())))
                .isNull();
    }

    private static RunManifest.Buckets of(HeadPositions... heads) {
        BucketGeometry geometry = new BucketGeometry();
        for (HeadPositions head : heads) {
            geometry.accept(head);
        }
        return geometry.buckets();
    }

    private static HeadPositions head(List<BucketPositions> queries, List<BucketPositions> keys) {
        return new HeadPositions(queries, keys);
    }

    private static List<BucketPositions> uniform(int size, int... positions) {
        return byBucket(
                Arrays.stream(positions).map(position -> position / size).toArray(), doubles(positions));
    }

    private static List<BucketPositions> byBucket(int[] buckets, double[] positions) {
        Ranks ranks = Ranks.of(buckets);
        return BucketPositions.of(ranks.distinctInts(), ranks.ranks(), positions);
    }

    private static double[] doubles(int[] positions) {
        return Arrays.stream(positions).asDoubleStream().toArray();
    }
}
