package plasticity.plots.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HatchTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(3, -7, 41, 22);

    /** Slopes as on paper: upwards is positive. Lines are 5 points apart, along the edge. */
    @ParameterizedTest
    @CsvSource({"RISING, 1, 12", "FALLING, -1, 13", "HORIZONTAL, 0, 4"})
    void linesEndAtTheEdges(Hatch hatch, double slope, int count) {
        List<double[]> lines = lines(hatch.lines(AREA));
        assertThat(lines).hasSize(count);
        assertThat(lines).allSatisfy(line -> {
            for (int end = 0; end < 4; end += 2) {
                double x = line[end];
                double y = line[end + 1];
                assertThat(x).isBetween(AREA.getMinX(), AREA.getMaxX());
                assertThat(y).isBetween(AREA.getMinY(), AREA.getMaxY());
                assertThat(x == AREA.getMinX() || x == AREA.getMaxX() || y == AREA.getMinY() || y == AREA.getMaxY())
                        .isTrue();
            }
            assertThat(line[1] - line[3]).isCloseTo(slope * (line[2] - line[0]), within(1e-12)); // rounding
        });
    }

    @Test
    void nothing() {
        assertThat(lines(Hatch.NONE.lines(AREA))).isEmpty();
    }

    /** The coordinates of each line's ends. */
    private static List<double[]> lines(Path2D path) {
        List<double[]> lines = new ArrayList<>();
        double[] start = new double[6];
        double[] end = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            if (i.currentSegment(start) == PathIterator.SEG_MOVETO) {
                i.next();
                i.currentSegment(end);
                lines.add(new double[] {start[0], start[1], end[0], end[1]});
            }
        }
        return lines;
    }
}
