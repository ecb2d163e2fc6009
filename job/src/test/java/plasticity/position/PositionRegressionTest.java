package plasticity.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
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
    void isTextbookLeastSquares(Shape shape) {
        double[] t = shape.positions();
        DenseMatrix x = shape.vectors();
        PositionRegression fit = PositionRegression.fit(t, x);
        int n = shape.rows();
        for (int j = 0; j < shape.dimension(); j++) {
            double[] component = Shape.column(x, j);
            ExactLine exact = ExactLine.through(t, component);

            // n products of t−t̄ and x, neither centred exactly: each off by a rounding of the largest t times the
            // largest x,
            // and sums of n terms lose up to n roundings.
            double largestT = largest(t);
            double largestX = largest(component);
            double roundings = (n + 4) * EPSILON;
            double slopeError = exact.spread() == 0
                    ? 0
                    : 2 * roundings * n * largestT * largestX / exact.spread() + roundings * Math.abs(exact.slope());
            double interceptError = slopeError * largestT + 2 * roundings * largestX;
            double residualError = interceptError + slopeError * largestT;
            double deviation = Math.sqrt(exact.variance());

            assertThat(fit.line().slope().apply(j)).isCloseTo(exact.slope(), within(slopeError));
            assertThat(fit.line().intercept().apply(j)).isCloseTo(exact.intercept(), within(interceptError));
            // A square r² moves by 2rδ + δ² when r moves by δ; the factor 2 covers n/(n−1).
            assertThat(variance(fit, t, x).apply(j))
                    .isCloseTo(
                            n < 2 ? 1 : exact.variance(), within(2 * residualError * (2 * deviation + residualError)));
            // The same for both sums of squares of the quotient, in units of the total one.
            double share = exact.total() == 0 ? 0 : 6 * residualError * Math.sqrt(n / exact.total());
            assertThat(fit.rSquared().apply(j)).isCloseTo(exact.rSquared(), within(share));
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
        PositionRegression fit = PositionRegression.fit(t, x);
        // All of these are sums and quotients of small whole numbers and halves: exact in binary.
        assertThat(fit.line().slope().values()).containsExactly(0.5, 0);
        assertThat(fit.line().intercept().values()).containsExactly(1, 5);
        // Component 1 is constant: SS_tot is 0, stands at 1e-12 in the quotient, and SS_res is 0.
        assertThat(fit.rSquared().values()).containsExactly(1, 1);
        assertThat(variance(fit, t, x).values()).containsExactly(0, 0);
        assertThat(fit.line().slopeNorm()).isEqualTo(0.5);
    }

    @Test
    void aTotalBelowTheFloorCountsAsTheFloor() {
        double[] t = {-1, 0, 1};
        // Residuals are this bump less its mean: SS_res = SS_tot = 6e-14, 0.06 of the floor of 1e-12.
        DenseMatrix x = TokenTable.rowMajor(3, 1, new double[] {1e-7, -2e-7, 1e-7});
        // 1e-9 is far above the few roundings of five operations.
        assertThat(PositionRegression.fit(t, x).rSquared().apply(0)).isCloseTo(0.94, within(1e-9));
    }

    @Test
    void allAtOnePositionHasNoSlope() {
        double[] t = {8191, 8191, 8191};
        DenseMatrix x = TokenTable.rowMajor(3, 2, new double[] {1, -2, 2, -4, 6, -6});
        PositionRegression fit = PositionRegression.fit(t, x);
        assertThat(fit.line().slope().values()).containsExactly(0, 0);
        assertThat(fit.rSquared().values()).containsExactly(0, 0);
        assertThat(fit.line().intercept().values()).containsExactly(3, -4);
        assertThat(variance(fit, t, x).values()).containsExactly(7, 4);
        assertThat(fit.meanRSquared()).isZero();
    }

    @Test
    void aSingleRowHasNoSlopeAndUnitVariance() {
        double[] t = {17};
        DenseMatrix x = TokenTable.rowMajor(1, 2, new double[] {3, -1});
        PositionRegression fit = PositionRegression.fit(t, x);
        assertThat(fit.line().slope().values()).containsExactly(0, 0);
        assertThat(fit.line().intercept().values()).containsExactly(3, -1);
        assertThat(fit.rSquared().values()).containsExactly(0, 0);
        assertThat(variance(fit, t, x).values()).containsExactly(1, 1);
    }

    @Test
    void zeroVectorsHaveNoSlope() {
        double[] t = {0, 1, 5};
        DenseMatrix x = TokenTable.rowMajor(3, 2, new double[6]);
        PositionRegression fit = PositionRegression.fit(t, x);
        assertThat(fit.line().slopeNorm()).isZero();
        assertThat(variance(fit, t, x).values()).containsExactly(0, 0);
    }

    /** A total that overflows would make R² 1. */
    @ParameterizedTest
    @ValueSource(doubles = {1e155, 1e200, 1e307})
    void sumsOutOfRangeAreRefused(double scale) {
        double[] t = {0, 1, 2};
        DenseMatrix x = TokenTable.rowMajor(3, 2, new double[] {1, scale, 2, -scale, 3, scale});
        PositionRegression fit = PositionRegression.fit(t, x);
        assertThatThrownBy(fit::rSquared)
                .isInstanceOf(OutOfRangeException.class)
                .hasMessage("squares of the queries overflow double precision; scale the vectors down");
        assertThatThrownBy(() -> variance(fit, t, x)).hasMessageContaining("squares of the queries overflow");
    }

    @Test
    void aSlopeWhoseSquareIsLostIsRefused() {
        double[] t = {0, 1, 2};
        for (double scale : new double[] {1e-146, 1e-170, Double.MIN_VALUE}) {
            PositionLine line =
                    PositionSums.line(t, TokenTable.rowMajor(3, 2, new double[] {0, 0, 0, scale, 0, 2 * scale}));
            assertThatThrownBy(line::slopeNorm).hasMessageContaining("squares of the slopes underflow");
        }
        assertThatThrownBy(() -> PositionSums.line(t, TokenTable.rowMajor(3, 1, new double[] {1e308, 1e308, 1e308})))
                .hasMessageContaining("sums of the queries overflow");
    }

    private static DenseVector variance(PositionRegression fit, double[] t, DenseMatrix x) {
        return LineResiduals.of(fit.line(), t, x).variance();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
