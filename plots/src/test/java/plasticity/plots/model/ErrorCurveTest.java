package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorCurveTest {
    @Test
    void bandsAreInterruptedByPointsWithoutError() {
        Curve curve = new Curve(new double[] {1, 2, 3, 4}, new double[] {10, 20, 30, 40});
        List<ErrorCurve.Band> bands = new ErrorCurve(curve, new double[] {1, 2, Double.NaN, 4}).bands(2);
        assertThat(bands).hasSize(2);
        assertThat(bands.get(0).low().xs()).containsExactly(1, 2);
        assertThat(bands.get(0).low().ys()).containsExactly(8, 16);
        assertThat(bands.get(0).high().ys()).containsExactly(12, 24);
        assertThat(bands.get(1).low().xs()).containsExactly(4);
        assertThat(bands.get(1).high().ys()).containsExactly(48);
    }

    @Test
    void noBandsWithoutErrors() {
        Curve curve = new Curve(new double[] {1, 2}, new double[] {10, 20});
        ErrorCurve errors = new ErrorCurve(curve, new double[] {Double.NaN, Double.NaN});
        assertThat(errors.bands(2)).isEmpty();
        assertThat(errors.withoutError()).isEqualTo(2);
    }
}
