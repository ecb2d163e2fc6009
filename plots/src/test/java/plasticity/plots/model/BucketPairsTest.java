package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.tables.TableException;

class BucketPairsTest {
    private static final BucketScale SCALE = BucketScale.of(BucketScale.Type.UNIFORM, 512);
    private static final String HEADER = "layer,q_head,k_head,q_bucket,k_bucket,ap_bucket";

    @TempDir
    private Path directory;

    private BucketPairs pairs(Aggregation aggregation, String... lines) throws Exception {
        return BucketPairs.of(BucketTable.read(TestTables.csv(directory.resolve("b.csv"), lines)), aggregation, SCALE);
    }

    private static List<String> queryLabels(BucketPairs pairs) {
        return IntStream.range(0, pairs.queries().size())
                .mapToObj(pairs::queryLabel)
                .toList();
    }

    private static List<String> keyLabels(BucketPairs pairs) {
        return IntStream.range(0, pairs.keys().size()).mapToObj(pairs::keyLabel).toList();
    }

    @Test
    void meanAndMedianOverHeads() throws Exception {
        String[] lines = {HEADER, "0,0,0,1,0,0.1", "0,1,0,1,0,0.2", "1,0,0,1,0,0.9", "1,1,0,1,0,"};
        assertThat(pairs(Aggregation.MEAN, lines).grid().cell(0, 0)).isCloseTo(0.4, within(1e-15)); // order of a sum
        assertThat(pairs(Aggregation.MEDIAN, lines).grid().cell(0, 0)).isEqualTo(0.2);
    }

    @Test
    void medianOfAnEvenNumberOfValues() {
        assertThat(Aggregation.MEDIAN.of(new double[] {4, 1, 3, 9})).isEqualTo(3.5);
        assertThat(Aggregation.MEDIAN.of(new double[0])).isNaN();
        assertThat(Aggregation.MEAN.of(new double[0])).isNaN();
    }

    @Test
    void rowsAndColumnsAreTheBucketsOfTheTable() throws Exception {
        BucketPairs pairs = pairs(Aggregation.MEAN, HEADER, "0,0,0,9,0,0.1", "0,0,0,2,0,0.2", "0,0,0,9,2,0.3");
        assertThat(queryLabels(pairs)).containsExactly("1024", "4608");
        assertThat(keyLabels(pairs)).containsExactly("0", "1024");
        assertThat(pairs.grid().cell(0, 0)).isEqualTo(0.2);
        assertThat(pairs.grid().cell(0, 1)).isNaN();
        assertThat(pairs.grid().cell(1, 1)).isEqualTo(0.3);
    }

    @Test
    void bucketsWithoutADefinedPairAreKept() throws Exception {
        BucketPairs pairs = pairs(
                Aggregation.MEAN,
                HEADER,
                "0,0,0,1,0,",
                "0,0,0,2,0,0.2",
                "0,0,0,2,1,",
                "0,0,0,3,0,0.3",
                "0,0,0,3,1,",
                "0,0,0,3,2,0.4");
        assertThat(queryLabels(pairs)).containsExactly("512", "1024", "1536");
        assertThat(keyLabels(pairs)).containsExactly("0", "512", "1024");
        assertThat(pairs.grid().values())
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, 0.2, Double.NaN, Double.NaN, 0.3, Double.NaN, 0.4);
    }

    @Test
    void headPairsKeepThemToo() throws Exception {
        Path file = TestTables.csv(
                directory.resolve("b.csv"), HEADER, "0,0,0,1,0,0.1", "0,0,0,2,0,0.2", "0,0,0,2,1,", "0,1,0,3,1,");
        BucketPairs pairs = BucketPairs.of(BucketTable.read(file), Aggregation.MEAN, SCALE);
        assertThat(pairs.queries()).containsExactly(1, 2, 3);
        assertThat(pairs.keys()).containsExactly(0, 1);
        assertThat(pairs.heads()).containsOnlyKeys(new Head(0, 0));
    }

    @Test
    void keyBucketsThatAreNotEarlierAreNotDrawn() throws Exception {
        BucketPairs pairs = pairs(Aggregation.MEAN, HEADER, "0,0,0,1,0,0.1", "0,0,0,1,1,0.2", "0,0,0,1,2,0.3");
        assertThat(pairs.grid().columns()).isEqualTo(3);
        assertThat(pairs.grid().values()).containsExactly(0.1, Double.NaN, Double.NaN);
    }

    @Test
    void manyBuckets() throws Exception {
        BucketTable buckets = BucketTable.read(TestTables.buckets(directory.resolve("b.csv"), 1, 1, 100));
        BucketPairs pairs = BucketPairs.of(buckets, Aggregation.MEAN, SCALE);
        assertThat(pairs.grid().rows()).isEqualTo(99);
    }

    @Test
    void legacyTablesHaveNoPairs() {
        assertThatThrownBy(() -> pairs(Aggregation.MEAN, "layer,q_head,k_head,bucket,ap_bucket", "0,0,0,1,0.5"))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("b.csv: has no column k_bucket");
    }

    /** Recomputes all cells of the sample independently. */
    @Test
    void cellsOfTheSample() throws Exception {
        Path file = TestTables.sample("head_bucket_plasticity.csv");
        BucketPairs pairs = BucketPairs.of(BucketTable.read(file), Aggregation.MEAN, SCALE);
        assertThat(pairs.grid().rows()).isEqualTo(15);
        assertThat(pairs.grid().columns()).isEqualTo(15);
        for (int query = 1; query <= 15; query++) {
            for (int key = 0; key < 15; key++) {
                String pair = "," + query + "," + key + ",";
                double expected = Files.readAllLines(file).stream()
                        .filter(line -> line.replaceFirst("^(\\d+,){3}", ",").startsWith(pair))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                        .average()
                        .orElse(Double.NaN);
                double drawn = pairs.grid().cell(query - 1, key);
                if (Double.isNaN(expected)) {
                    assertThat(drawn).isNaN();
                } else {
                    assertThat(drawn).isCloseTo(expected, within(1e-12)); // order of a sum
                }
            }
        }
    }
}
