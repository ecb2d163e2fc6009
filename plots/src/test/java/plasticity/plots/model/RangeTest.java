package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RangeTest {
    @Test
    void spansFiniteValues() {
        assertThat(Range.of(3, Double.NaN, -1, Double.POSITIVE_INFINITY)).isEqualTo(new Range(-1, 3));
    }

    @Test
    void oneValueIsExtendedByFivePercent() {
        assertThat(Range.of(2, 2)).isEqualTo(new Range(1.9, 2.1));
        assertThat(Range.of(-2)).isEqualTo(new Range(-2.1, -1.9));
        assertThat(Range.of(0)).isEqualTo(new Range(-0.05, 0.05));
    }

    @Test
    void noValuesGiveTheUnitInterval() {
        assertThat(Range.of()).isEqualTo(new Range(0, 1));
        assertThat(Range.of(Double.NaN)).isEqualTo(new Range(0, 1));
    }

    @Test
    void marginIsFivePercentOnBothSides() {
        assertThat(new Range(0, 10).withMargin()).isEqualTo(new Range(-0.5, 10.5));
    }

    @Test
    void aroundZeroIsSymmetric() {
        assertThat(Range.aroundZero(0.25, -0.5, Double.NaN)).isEqualTo(new Range(-0.5, 0.5));
        assertThat(Range.aroundZero(0)).isEqualTo(new Range(-1, 1));
        assertThat(Range.aroundZero()).isEqualTo(new Range(-1, 1));
    }

    @Test
    void emptyOrInfiniteRangesAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(Double.NaN, 1));
    }
}
