package plasticity.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.TokenTable;

class PositionRegressionTest {
    private static final double EPSILON = Math.ulp(1.0);

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void computesTheLeastSquaresLine(Shape shape) {
        double[] t = shape.positions();
        DenseMatrix x = shape.vectors();
        LineFit fit = LineFit.of(t, x);
        int n = shape.rows();
        for (int j = 0; j < shape.dimension(); j++) {
            double[] component = Shape.column(x, j);
            ExactLine exact = ExactLine.through(t, component);

            // Each of n products of t−t̄ and x is off by a rounding of the largest t times the largest x;
            // sums of n terms lose up to n roundings.
            double largestT = largest(t);
            double largestX = largest(component);
            double roundings = (n + 4) * EPSILON;
            double slopeError = exact.sumOfSquares() == 0
                    ? 0
                    : 2 * roundings * n * largestT * largestX / exact.sumOfSquares()
                            + roundings * Math.abs(exact.slope());
            double interceptError = slopeError * largestT + 2 * roundings * largestX;
            double residualError = interceptError + slopeError * largestT;
            double standardDeviation = Math.sqrt(exact.variance());

            assertThat(fit.line().slope().apply(j)).isCloseTo(exact.slope(), within(slopeError));
            assertThat(fit.line().intercept().apply(j)).isCloseTo(exact.intercept(), within(interceptError));
            // A square r² moves by 2rδ + δ² when r moves by δ; the factor 2 covers n/(n−1).
            assertThat(fit.residualVariance().apply(j))
                    .isCloseTo(
                            n < 2 ? 1 : exact.variance(),
                            within(2 * residualError * (2 * standardDeviation + residualError)));
            // The same for both sums of squares of the quotient, in units of the total one.
            double tolerance = exact.total() == 0 ? 0 : 6 * residualError * Math.sqrt(n / exact.total());
            assertThat(fit.rSquared().apply(j)).isCloseTo(exact.rSquared(), within(tolerance));
            assertThat(fit.rSquared().apply(j)).isLessThanOrEqualTo(1);

            double[] residuals = fit.line().residuals(j, component, t);
            for (int i = 0; i < n; i++) {
                double expected = component[i] - (exact.intercept() + exact.slope() * t[i]);
                assertThat(residuals[i]).isCloseTo(expected, within(residualError + 4 * EPSILON * largestX));
            }
        }
    }

    @Test
    void recoversAnExactLine() {
        double[] t = {0, 2, 4, 6};
        DenseMatrix x = TokenTable.rowMajor(4, 2, new double[] {1, 5, 2, 5, 3, 5, 4, 5});
        LineFit fit = LineFit.of(t, x);
        // Sums and quotients of small integers and halves are exact.
        assertThat(fit.line().slope().values()).containsExactly(0.5, 0);
        assertThat(fit.line().intercept().values()).containsExactly(1, 5);
        // Component 1 is constant: SS_tot is 0, replaced by 1e-12 in the quotient, and SS_res is 0.
        assertThat(fit.rSquared().values()).containsExactly(1, 1);
        assertThat(fit.residualVariance().values()).containsExactly(0, 0);
        assertThat(fit.line().slopeNorm()).isEqualTo(0.5);
    }

    @Test
    void raisesATotalBelowTheFloorToTheFloor() {
        double[] t = {-1, 0, 1};
        // Residuals are the values minus their mean: SS_res = SS_tot = 6e-14, 0.06 of the floor of 1e-12.
        DenseMatrix x = TokenTable.rowMajor(3, 1, new double[] {1e-7, -2e-7, 1e-7});
        // 1e-9 is far above the few roundings of five operations.
        assertThat(LineFit.of(t, x).rSquared().apply(0)).isCloseTo(0.94, within(1e-9));
    }

    @Test
    void equalPositionsGiveNoSlope() {
        double[] t = {8191, 8191, 8191};
        DenseMatrix x = TokenTable.rowMajor(3, 2, new double[] {1, -2, 2, -4, 6, -6});
        LineFit fit = LineFit.of(t, x);
        assertThat(fit.line().slope().values()).containsExactly(0, 0);
        assertThat(fit.rSquared().values()).containsExactly(0, 0);
        assertThat(fit.line().intercept().values()).containsExactly(3, -4);
        assertThat(fit.residualVariance().values()).containsExactly(7, 4);
        assertThat(fit.regression().meanRSquared()).isZero();
    }

    @Test
    void aSingleRowGivesNoSlopeAndUnitVariance() {
        double[] t = {17};
        DenseMatrix x = TokenTable.rowMajor(1, 2, new double[] {3, -1});
        LineFit fit = LineFit.of(t, x);
        assertThat(fit.line().slope().values()).containsExactly(0, 0);
        assertThat(fit.line().intercept().values()).containsExactly(3, -1);
        assertThat(fit.rSquared().values()).containsExactly(0, 0);
        assertThat(fit.residualVariance().values()).containsExactly(1, 1);
    }

    @Test
    void zeroVectorsGiveNoSlope() {
        double[] t = {0, 1, 5};
        DenseMatrix x = TokenTable.rowMajor(3, 2, new double[6]);
        LineFit fit = LineFit.of(t, x);
        assertThat(fit.line().slopeNorm()).isZero();
        assertThat(fit.residualVariance().values()).containsExactly(0, 0);
    }

    /** An overflowing total would give R² = 1. */
    @ParameterizedTest
    @ValueSource(doubles = {1e155, 1e200, 1e307})
    void rejectsSumsOutOfRange(double scale) {
        double[] t = {0, 1, 2};
        DenseMatrix x = TokenTable.rowMajor(3, 2, new double[] {1, scale, 2, -scale, 3, scale});
        LineFit fit = LineFit.of(t, x);
        assertThatThrownBy(fit::rSquared)
                .isInstanceOf(OutOfRangeException.class)
                .hasMessage("squares of the queries overflow double precision; scale the vectors down");
        assertThatThrownBy(() -> fit.residualVariance()).hasMessageContaining("squares of the queries overflow");
    }

    @Test
    void rejectsASlopeWhoseSquareUnderflows() {
        double[] t = {0, 1, 2};
        for (double scale : new double[] {1e-146, 1e-170, Double.MIN_VALUE}) {
            PositionLine line = LineFit.of(t, TokenTable.rowMajor(3, 2, new double[] {0, 0, 0, scale, 0, 2 * scale}))
                    .line();
            assertThatThrownBy(line::slopeNorm).hasMessageContaining("squares of the slopes underflow");
        }
        assertThatThrownBy(() -> LineFit.of(t, TokenTable.rowMajor(3, 1, new double[] {1e308, 1e308, 1e308})))
                .hasMessageContaining("sums of the queries overflow");
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
