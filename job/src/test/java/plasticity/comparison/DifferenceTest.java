package plasticity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import plasticity.jackknife.Estimate;

class DifferenceTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    @Test
    void pairedByGroup() {
        Difference difference = Difference.paired(new Estimate(1, 1, 2, 3), new Estimate(5, 5, 5, 8));
        // Differences of replicates 4, 3, 5; mean 4: se² = 2/3·(0 + 1 + 1).
        assertThat(difference.value()).isEqualTo(4);
        assertThat(difference.standardError()).isCloseTo(Math.sqrt(4.0 / 3), ROUNDING);
        assertThat(difference.degrees()).isEqualTo(2);
        assertThat(difference.t()).isCloseTo(4 / Math.sqrt(4.0 / 3), ROUNDING);
        // Student's distribution with 2 degrees is 1/2 + t/(2·√(2 + t²)).
        assertThat(difference.p()).isCloseTo(1 - Math.sqrt(12) / Math.sqrt(14), ROUNDING);
    }

    @Test
    void independentByWelch() {
        Difference difference = Difference.independent(10, 3, 10, 20, 4, 6);
        assertThat(difference.standardError()).isEqualTo(5);
        assertThat(difference.degrees()).isCloseTo(625 / (81.0 / 9 + 256.0 / 5), ROUNDING);
        assertThat(difference.t()).isEqualTo(2);
    }

    @Test
    void independentEstimatesMayHaveDifferentNumbersOfGroups() {
        // Errors √(1/2·1/2) and √(2/3·2).
        Difference difference = Difference.independent(new Estimate(1, 1, 2), new Estimate(2, 1, 2, 3));
        assertThat(difference.standardError()).isCloseTo(Math.sqrt(1.0 / 4 + 4.0 / 3), ROUNDING);
    }

    @Test
    void withoutAnErrorThereIsNoTest() {
        for (Difference difference : new Difference[] {
            Difference.independent(new Estimate(1), new Estimate(2, 1, 2)),
            Difference.paired(new Estimate(1), new Estimate(2)),
            Difference.paired(new Estimate(1, Double.NaN, 1), new Estimate(2, 2, 3))
        }) {
            assertThat(difference.value()).isEqualTo(1);
            assertThat(difference.standardError()).isNaN();
            assertThat(difference.degrees()).isNaN();
            assertThat(difference.t()).isNaN();
            assertThat(difference.p()).isNaN();
        }
    }

    @Test
    void roundingErrorsAreNoDifference() {
        Difference rounding = Difference.paired(new Estimate(1, 1, 1), new Estimate(1 + 1e-10, 1, 1));
        assertThat(rounding.t()).isZero();
        assertThat(rounding.p()).isEqualTo(1);
        Difference difference = Difference.paired(new Estimate(1, 1, 1), new Estimate(1 + 1e-8, 1, 1));
        assertThat(difference.t()).isInfinite();
        assertThat(difference.p()).isZero();
    }
}
