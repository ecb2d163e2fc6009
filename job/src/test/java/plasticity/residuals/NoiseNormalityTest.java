package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.sample.ComponentTiles;
import plasticity.sample.NumpyGenerator;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.TokenTable;

class NoiseNormalityTest {
    private static final BitSet NONE = new BitSet();
    private static final NoiseNormality UNTESTED = new NoiseNormality(0, 0, 1, 0);

    /**
     * {@code Z = X[:, 1:]} standardised with {@code ddof=1}; medians of scipy 1.17.1's {@code abs(skew(Z, bias=False))}, kurtosis alike, and of
     * {@code kstest(Z[:, k], "norm").pvalue} for k in {@code default_rng(5).choice(5, 3, replace=False)}, which are 0.807, 0.661 and 0.387.
     */
    @ParameterizedTest
    @CsvSource({"0.1, 0", "0.5, 1", "0.7, 2", "0.9, 3"})
    void equalsScipy(double alpha, int below) {
        NoiseNormality found = noise(FixedSample.matrix(), NONE, 3, alpha, 5);
        // Sums of 40 terms, and p-values whose logarithm has a slope of some 40 in D.
        assertThat(found.medianAbsoluteSkewness()).isCloseTo(0.2642048502511323, within(1e-13));
        assertThat(found.medianAbsoluteKurtosis()).isCloseTo(1.125970514048541, within(1e-13));
        assertThat(found.medianKsPValue()).isCloseTo(0.6612483233671316, within(1e-12));
        assertThat(found.fractionBelowAlpha()).isEqualTo(below / 3.0);
    }

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void computesMediansOverComponents(Shape shape) {
        DenseMatrix x = shape.vectors();
        NoiseNormality found = noise(x, NONE, 7, 0.3, shape.seed());
        if (shape.rows() < 3 || shape.dimension() < 2) {
            assertThat(found).isEqualTo(UNTESTED);
            return;
        }
        List<ResidualNormality> components = new ArrayList<>();
        for (int j = 1; j < shape.dimension(); j++) {
            components.add(ResidualNormality.of(Shape.column(x, j)));
        }
        List<Double> pValues = new ArrayList<>();
        for (int k : new NumpyGenerator(shape.seed()).choice(components.size(), Math.min(7, components.size()))) {
            pValues.add(components.get(k).ksPValue());
        }
        // Sums of some hundred terms of order 1 to 10³ in another order; a p-value's logarithm has a slope of some 40
        // in D.
        assertClose(
                found.medianAbsoluteSkewness(),
                median(components.stream().map(c -> Math.abs(c.skewness())).toList()),
                1e-11);
        assertClose(
                found.medianAbsoluteKurtosis(),
                median(components.stream()
                        .map(c -> Math.abs(c.excessKurtosis()))
                        .toList()),
                1e-11);
        assertClose(found.medianKsPValue(), median(pValues), 1e-12);
        assertThat(found.fractionBelowAlpha())
                .isEqualTo(pValues.stream().filter(p -> p < 0.3).count() / (double) pValues.size());
    }

    @Test
    void ignoresTheFirstComponent() {
        DenseMatrix x = FixedSample.matrix();
        NoiseNormality before = noise(x, NONE, 64, 0.01, 0);
        for (int at = 0; at < x.values().length; at += x.numCols()) {
            x.values()[at] = at * at;
        }
        BitSet first = new BitSet();
        first.set(0);
        assertThat(noise(x, first, 64, 0.01, 0)).isEqualTo(before);
    }

    @Test
    void mediansAreUndefinedForAConstantComponent() {
        BitSet second = new BitSet();
        second.set(1);
        NoiseNormality found = noise(FixedSample.matrix(), second, 64, 0.01, 0);
        assertThat(found.medianAbsoluteSkewness()).isNaN();
        assertThat(found.medianAbsoluteKurtosis()).isNaN();
        // Only the constant component, standardised to 0, is below 0.01: D = 1/2 for 40 values.
        assertThat(found.fractionBelowAlpha()).isEqualTo(1 / 5.0);
        assertThat(found.medianKsPValue()).isBetween(0.3, 0.9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p-400, 0x1p400})
    void handlesFourthPowersOutOfRange(double scale) {
        DenseMatrix x = FixedSample.matrix();
        NoiseNormality expected = noise(x, NONE, 64, 0.4, 0);
        double[] scaled = Arrays.stream(x.values()).map(value -> value * scale).toArray();
        NoiseNormality found = noise(TokenTable.rowMajor(x.numRows(), x.numCols(), scaled), NONE, 64, 0.4, 0);
        // Two different sums of 40 terms.
        assertClose(found.medianAbsoluteSkewness(), expected.medianAbsoluteSkewness(), 1e-13);
        assertClose(found.medianAbsoluteKurtosis(), expected.medianAbsoluteKurtosis(), 1e-13);
        assertClose(found.medianKsPValue(), expected.medianKsPValue(), 1e-12);
        assertThat(found.fractionBelowAlpha()).isEqualTo(expected.fractionBelowAlpha());
    }

    @Test
    void kurtosisOfThreeRowsIsNotCorrected() {
        DenseMatrix x = TokenTable.rowMajor(3, 2, new double[] {0, 0, 0, 0, 0, 3});
        NoiseNormality found = noise(x, NONE, 64, 0.01, 0);
        // √3 and −1.5 as in the moments of (0, 0, 3); a few roundings of standardising.
        assertThat(found.medianAbsoluteSkewness()).isCloseTo(Math.sqrt(3), within(1e-14));
        assertThat(found.medianAbsoluteKurtosis()).isCloseTo(1.5, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 5", "1, 1", "300, 1"})
    void tooFewTokensOrComponentsAreUntested(int n, int d) {
        assertThat(noise(new Shape(3, n, d).vectors(), NONE, 64, 0.01, 0)).isEqualTo(UNTESTED);
    }

    /** Median and fraction of all p-values, bit for bit: nearly normal components of many sizes, some of them skewed, tied or with heavy tails. */
    @ParameterizedTest
    @CsvSource({"100, 8", "141, 9", "1000, 17", "5000, 64", "20000, 9"})
    void isThatOfAllPValues(int n, int d) {
        SplittableRandom random = new SplittableRandom(n);
        double[] values = new double[n * d];
        double[] skewness = random.doubles(d, 0, 0.1).toArray();
        for (int at = 0; at < values.length; at++) {
            int j = at % d;
            double x = random.nextGaussian();
            values[at] = switch (j % 4) {
                case 0 -> x + skewness[j] * x * x;
                case 1 -> Math.rint(64 * x) / 64;
                case 2 -> x + skewness[j] / 4 * x * x * x;
                default -> x;
            };
        }
        DenseMatrix x = TokenTable.rowMajor(n, d, values);
        PowerSums powers = PowerSumsTest.of(x);
        NoiseComponents components = new NoiseComponents(ComponentTiles.of(x.copy()), powers, NONE);
        List<Double> pValues = IntStream.range(1, d)
                .mapToObj(
                        j -> KolmogorovSmirnov.pValue(components.standardised(j).toArray()))
                .toList();
        for (double alpha : new double[] {1e-9, 0.01, 0.5}) {
            NoiseNormality found = noise(x, NONE, d, alpha, 0);
            assertThat(found.medianKsPValue()).isEqualTo(median(pValues));
            assertThat(found.fractionBelowAlpha())
                    .isEqualTo(pValues.stream().filter(p -> p < alpha).count() / (d - 1.0));
        }
    }

    private static NoiseNormality noise(DenseMatrix x, BitSet constant, int tested, double alpha, long seed) {
        return NoiseNormality.of(ComponentTiles.of(x.copy()), PowerSumsTest.of(x), constant, tested, alpha, seed);
    }

    private static void assertClose(double found, double expected, double tolerance) {
        if (Double.isNaN(expected)) {
            assertThat(found).isNaN();
        } else {
            assertThat(found).isCloseTo(expected, within(tolerance * Math.max(1, expected)));
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
