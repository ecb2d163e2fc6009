package plasticity.plots.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plasticity.heads.HeadId;
import plasticity.plots.TestTables;
import plasticity.plots.model.HeadGeometries;
import plasticity.plots.model.HeadSelection;
import plasticity.plots.model.PlotException;
import plasticity.plots.vectors.HeadPlane.Points;

class HeadPlaneTest {
    private static final Path DUMP = TestTables.ROOT.resolve("src/sample");
    private static final int MOST = 50_000;

    /** The analysis computed the table from oriented vectors, by other sums; the table is rounded to nine decimals. */
    private static final double TOLERANCE = 1e-8;

    @Test
    void hasTheCorrelationsOfHeadGeometry() throws Exception {
        HeadGeometries heads = HeadGeometries.read(
                TestTables.estimates("head_geometry"), new HeadSelection(OptionalInt.empty(), OptionalInt.empty()));
        assertThat(heads.heads()).hasSize(54);
        List<HeadGeometries.Row> some = heads.heads().stream()
                .filter(row -> row.head().number() % 4 == 0)
                .toList();
        for (HeadGeometries.Row row : some) {
            HeadPlane plane = HeadPlane.of(
                    HeadVectors.read(
                            DUMP, HeadId.query(row.head().layer(), row.head().number()), MOST, 0),
                    HeadVectors.read(DUMP, HeadId.key(row.head().layer(), row.keyHead()), MOST, 0),
                    0);
            assertThat(plane.queryPositionR()).isCloseTo(row.driftQueryR(), within(TOLERANCE));
            assertThat(plane.keyPositionR()).isCloseTo(row.driftKeyR(), within(TOLERANCE));
            // All points of the sample are drawn, so they have this correlation, too.
            assertThat(plane.queries().positions()).hasSize(640);
            assertThat(correlation(plane.queries())).isCloseTo(row.driftQueryR(), within(TOLERANCE));
            assertThat(correlation(plane.keys())).isCloseTo(row.driftKeyR(), within(TOLERANCE));
        }
    }

    private static double correlation(Points points) {
        double[] t = points.positions();
        double[] y = points.drift();
        double meanT = Arrays.stream(t).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double product = IntStream.range(0, t.length)
                .mapToDouble(i -> (t[i] - meanT) * (y[i] - meanY))
                .sum();
        return product / Math.sqrt(squares(t, meanT) * squares(y, meanY));
    }

    private static double squares(double[] values, double mean) {
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    /** @param separation second component of all vectors; the first drifts by 2 per position */
    private static HeadVectors drifting(int rows, double separation) {
        double[] positions = IntStream.range(0, rows).asDoubleStream().toArray();
        double[][] vectors = Arrays.stream(positions)
                .mapToObj(t -> new double[] {2 * t, separation})
                .toArray(double[][]::new);
        return new HeadVectors(positions, vectors);
    }

    @Test
    void driftAndSeparation() throws Exception {
        HeadPlane plane = HeadPlane.of(drifting(3, 5), drifting(3, 1), 0);
        assertThat(plane.queries().drift()).containsExactly(new double[] {0, 2, 4}, within(1e-12));
        assertThat(plane.queries().separation()).containsExactly(new double[] {5, 5, 5}, within(1e-12));
        assertThat(plane.keys().separation()).containsExactly(new double[] {1, 1, 1}, within(1e-12));
        assertThat(plane.queryPositionR()).isCloseTo(1, within(1e-12));
        assertThat(plane.positions().high()).isEqualTo(2);
        assertThat(plane.separationRange().low()).isLessThan(1);
    }

    @Test
    void reflectedComponentsGiveTheSamePlane() throws Exception {
        Random random = new Random(1);
        HeadVectors queries = random(random, 40, 0.1);
        HeadVectors keys = random(random, 30, -0.2);
        HeadPlane plane = HeadPlane.of(queries, keys, 0);
        HeadPlane reflected = HeadPlane.of(reflected(queries), reflected(keys), 0);
        assertThat(reflected.queries().drift()).containsExactly(plane.queries().drift(), within(1e-12));
        assertThat(reflected.keys().separation()).containsExactly(plane.keys().separation(), within(1e-12));
    }

    private static HeadVectors random(Random random, int rows, double drift) {
        double[] positions = IntStream.range(0, rows).asDoubleStream().toArray();
        double[][] vectors = Arrays.stream(positions)
                .mapToObj(t -> new double[] {random.nextGaussian() + drift * t, random.nextGaussian(), drift})
                .toArray(double[][]::new);
        return new HeadVectors(positions, vectors);
    }

    private static HeadVectors reflected(HeadVectors head) {
        return new HeadVectors(
                head.positions(),
                Arrays.stream(head.vectors())
                        .map(x -> new double[] {-x[0], x[1], -x[2]})
                        .toArray(double[][]::new));
    }

    @Test
    void samplesArePartOfTheVectorsAndSeeded() throws Exception {
        HeadVectors many = drifting(5000, 5);
        HeadVectors keys = drifting(5000, 1);
        HeadPlane plane = HeadPlane.of(many, keys, 7);
        assertThat(plane.queries().positions()).hasSize(1500).doesNotHaveDuplicates();
        assertThat(plane.queries().of()).isEqualTo(5000);
        assertThat(HeadPlane.of(many, keys, 7).queries().positions())
                .isEqualTo(plane.queries().positions());
        assertThat(HeadPlane.of(many, keys, 8).queries().positions())
                .isNotEqualTo(plane.queries().positions());
        for (int i = 0; i < 1500; i++) { // a row keeps its position
            assertThat(plane.queries().drift()[i]).isCloseTo(2 * plane.queries().positions()[i], within(1e-9));
        }
    }

    @Test
    void undefinedDirections() {
        assertThatThrownBy(() -> HeadPlane.of(drifting(3, 1), drifting(3, 1), 0))
                .isInstanceOf(PlotException.class)
                .hasMessageStartingWith("the direction of separation is undefined");
        HeadVectors constant = new HeadVectors(new double[] {0, 1}, new double[][] {{1, 1}, {1, 1}});
        assertThatThrownBy(() -> HeadPlane.of(constant, constant, 0))
                .isInstanceOf(PlotException.class)
                .hasMessageStartingWith("the direction of drift is undefined");
        HeadVectors wide = new HeadVectors(new double[] {0}, new double[][] {{1, 2, 3}});
        assertThatThrownBy(() -> HeadPlane.of(constant, wide, 0))
                .isInstanceOf(PlotException.class)
                .hasMessage("dump: the queries have 2 components, the keys 3");
    }
}
