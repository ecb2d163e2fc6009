package plasticity.position;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The least-squares line of one component, computed with 34 decimal digits and both factors centred: {@link PositionRegression} without rounding
 * errors.
 *
 * @param sumOfSquares Σ(t−t̄)²
 * @param total SS_tot
 * @param variance SS_res/(n−1); 0 for one row
 */
record ExactLine(double intercept, double slope, double rSquared, double sumOfSquares, double total, double variance) {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    static ExactLine through(double[] positions, double[] component) {
        List<BigDecimal> t = centred(positions);
        List<BigDecimal> x = centred(component);
        BigDecimal sumOfSquares = sumOfProducts(t, t);
        BigDecimal total = sumOfProducts(x, x);
        BigDecimal slope = sumOfSquares.signum() == 0
                ? BigDecimal.ZERO
                : sumOfProducts(t, x).divide(sumOfSquares, DIGITS);
        List<BigDecimal> residuals = IntStream.range(0, t.size())
                .mapToObj(i -> x.get(i).subtract(slope.multiply(t.get(i), DIGITS), DIGITS))
                .toList();
        double unexplained = sumOfProducts(residuals, residuals).doubleValue();
        BigDecimal intercept = mean(component).subtract(slope.multiply(mean(positions), DIGITS), DIGITS);
        return new ExactLine(
                intercept.doubleValue(),
                slope.doubleValue(),
                sumOfSquares.signum() == 0 ? 0 : 1 - unexplained / Math.max(total.doubleValue(), 1e-12),
                sumOfSquares.doubleValue(),
                total.doubleValue(),
                t.size() < 2 ? 0 : unexplained / (t.size() - 1));
    }

    private static BigDecimal mean(double[] values) {
        return Arrays.stream(values)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.length), DIGITS);
    }

    private static List<BigDecimal> centred(double[] values) {
        BigDecimal mean = mean(values);
        return Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value).subtract(mean, DIGITS))
                .toList();
    }

    private static BigDecimal sumOfProducts(List<BigDecimal> a, List<BigDecimal> b) {
        return IntStream.range(0, a.size())
                .mapToObj(i -> a.get(i).multiply(b.get(i), DIGITS))
                .reduce(BigDecimal.ZERO, (sum, product) -> sum.add(product, DIGITS));
    }
}
