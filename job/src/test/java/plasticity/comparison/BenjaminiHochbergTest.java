package plasticity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {
    @Test
    void byHand() {
        // n = 4: 0.01·4/1, min(0.03·4/2, 0.04·4/3), 0.04·4/3, 0.2·4/4.
        assertThat(BenjaminiHochberg.adjust(new double[] {0.04, 0.01, Double.NaN, 0.2, 0.03}))
                .containsExactly(new double[] {0.16 / 3, 0.04, Double.NaN, 0.2, 0.16 / 3}, within(1e-15)); // rounding
    }

    @Test
    void isAtMostOneAndKeepsTies() {
        assertThat(BenjaminiHochberg.adjust(new double[] {0.9, 1, 0.9})).containsExactly(1, 1, 1);
        assertThat(BenjaminiHochberg.adjust(new double[] {0.02, 0.02})).containsExactly(0.02, 0.02);
        assertThat(BenjaminiHochberg.adjust(new double[] {})).isEmpty();
        assertThat(BenjaminiHochberg.adjust(new double[] {Double.NaN})).containsExactly(Double.NaN);
    }
}
