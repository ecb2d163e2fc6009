package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.plots.TestTables;

class HeadCurvesTest {
    private static final BucketScale SCALE = BucketScale.of(BucketScale.Type.UNIFORM, 512);
    private static final String HEADER = "layer,q_head,k_head,q_bucket,k_bucket,ap_bucket";

    @TempDir
    private Path directory;

    private HeadCurves curves(String... lines) throws Exception {
        return HeadCurves.of(BucketTable.read(TestTables.csv(directory.resolve("b.csv"), lines)), SCALE);
    }

    @Test
    void curvesAreMeansOverKeyBucketsAndHeads() throws Exception {
        HeadCurves curves =
                curves(HEADER, "0,1,0,1,0,0.5", "0,0,0,2,0,0.2", "0,0,0,1,0,0.1", "0,0,0,2,1,0.4", "0,1,0,2,1,");
        assertThat(curves.heads())
                .extracting(HeadCurves.HeadCurve::head)
                .containsExactly(new Head(0, 0), new Head(0, 1));
        Curve first = curves.heads().get(0).curve();
        assertThat(first.x(0)).isEqualTo(768);
        assertThat(first.y(0)).isEqualTo(0.1);
        assertThat(first.y(1)).isCloseTo(0.3, within(1e-15)); // one rounding
        assertThat(curves.heads().get(1).curve().size()).isEqualTo(1);
        assertThat(curves.mean().y(0)).isCloseTo(0.3, within(1e-15));
        assertThat(curves.mean().y(1)).isCloseTo(0.3, within(1e-15));
    }

    @Test
    void headsWithoutAValueHaveNoCurve() throws Exception {
        assertThat(curves(HEADER, "0,0,0,1,0,0.5", "1,0,0,1,0,NaN").heads()).hasSize(1);
    }

    @Test
    void legacyTables() throws Exception {
        HeadCurves curves = curves("layer,q_head,k_head,bucket,ap_bucket", "0,0,0,1,0.5", "0,0,0,2,0.75");
        assertThat(curves.mean().y(1)).isEqualTo(0.75);
    }

    @Test
    void rangesHaveMatplotlibsMargins() throws Exception {
        HeadCurves curves = curves(HEADER, "0,0,0,1,0,-0.5", "0,0,0,2,0,0.5");
        assertThat(curves.rangeX()).isEqualTo(new Range(768 - 25.6, 1280 + 25.6));
        assertThat(curves.rangeY()).isEqualTo(new Range(-0.55, 0.55));
    }

    @Test
    void rangesOfOnePoint() throws Exception {
        HeadCurves curves = curves(HEADER, "0,0,0,1,0,0.5");
        assertThat(curves.rangeX().length()).isPositive();
        assertThat(curves.rangeY().length()).isPositive();
        assertThat(curves.lastLayer()).isEqualTo(1);
    }

    @Test
    void tablesWithoutADefinedValue() {
        assertThatThrownBy(() -> readDefined(HEADER))
                .isInstanceOf(PlotException.class)
                .hasMessage(directory.resolve("b.csv")
                        + ": has no defined ap_bucket, nothing to draw: the table has"
                        + " no rows, so no key bucket is earlier than a query bucket");
        assertThatThrownBy(() -> readDefined(HEADER, "0,0,0,1,0,"))
                .isInstanceOf(PlotException.class)
                .hasMessageEndingWith("nothing to draw: no key bucket holds two keys of one text");
    }

    @Test
    void statusTableHasTheReason() throws Exception {
        TestTables.csv(
                directory.resolve("head_status.csv"),
                "layer,q_head,k_head,status,warnings,error",
                "0,0,0,ok,ap_overall is undefined: no key bucket holds two keys of one text; other,",
                "0,1,0,ok,other; ap_overall is undefined: no key bucket holds two keys of one text,",
                "0,2,0,ok,ap_overall is undefined: all queries are in bucket 0,");
        assertThatThrownBy(() -> readDefined(HEADER, "0,0,0,1,0,"))
                .isInstanceOf(PlotException.class)
                .hasMessageEndingWith("nothing to draw: no key bucket holds two keys of one text (2 heads); all queries"
                        + " are in bucket 0 (1 head)");
    }

    private BucketTable readDefined(String... lines) throws Exception {
        return BucketTable.readDefined(TestTables.csv(directory.resolve("b.csv"), lines));
    }

    @ParameterizedTest
    @CsvSource({"0.5, RISING", "-0.5, FALLING", "0.1, FLAT", "-0.1, FLAT", "0, FLAT"})
    void trends(double slope, Trend trend) {
        assertThat(Trend.of(slope, 0.1)).isEqualTo(trend);
    }

    @Test
    void slopeOfTheLeastSquaresLine() {
        assertThat(new Curve(new double[] {1, 2, 4}, new double[] {1, 3, 4}).slope())
                .isCloseTo(13.0 / 14, within(1e-15)); // Sxy = 13/3, Sxx = 14/3
        assertThat(new Curve(new double[] {1}, new double[] {1}).slope()).isZero();
        assertThat(new Curve(new double[] {1, 1}, new double[] {1, 2}).slope()).isZero();
    }

    /** Recomputes all curves of the sample independently. */
    @Test
    void curvesOfTheSample() throws Exception {
        Path file = TestTables.sample("head_bucket_plasticity.csv");
        HeadCurves curves = HeadCurves.of(BucketTable.read(file), SCALE);
        Map<String, Map<Integer, Double>> byHead = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> !cells[5].isEmpty())
                .collect(Collectors.groupingBy(
                        cells -> cells[0] + "/" + cells[1],
                        Collectors.groupingBy(
                                cells -> Integer.parseInt(cells[3]),
                                Collectors.averagingDouble(cells -> Double.parseDouble(cells[5])))));
        assertThat(curves.heads()).hasSize(54);
        for (HeadCurves.HeadCurve head : curves.heads()) {
            Map<Integer, Double> expected =
                    byHead.get(head.head().layer() + "/" + head.head().number());
            assertThat(head.curve().size()).isEqualTo(expected.size());
            for (int i = 0; i < head.curve().size(); i++) {
                double bucket = head.curve().x(i) / 512 - 0.5;
                assertThat(head.curve().y(i)).isCloseTo(expected.get((int) bucket), within(1e-12)); // order of a sum
            }
        }
        for (int i = 0; i < curves.mean().size(); i++) {
            int bucket = i + 1;
            double expected = byHead.values().stream()
                    .mapToDouble(buckets -> buckets.get(bucket))
                    .average()
                    .orElseThrow();
            assertThat(curves.mean().y(i)).isCloseTo(expected, within(1e-12)); // order of a sum
        }
    }

    /** Expected counts are from numpy's {@code polyfit}. */
    @Test
    void trendsOfTheSample() throws IOException, PlotException {
        HeadCurves curves = HeadCurves.of(BucketTable.read(TestTables.sample("head_bucket_plasticity.csv")), SCALE);
        assertThat(curves.count(Trend.RISING, 1e-5)).isEqualTo(1);
        assertThat(curves.count(Trend.FALLING, 1e-5)).isEqualTo(25);
        assertThat(curves.count(Trend.FLAT, 1e-5)).isEqualTo(28);
    }
}
