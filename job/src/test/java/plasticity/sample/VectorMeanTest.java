package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorMeanTest {
    @Test
    void theMeanOfEachComponent() {
        VectorMean mean = new VectorMean(2);
        RowSweep.read(TokenTable.rowMajor(3, 2, new double[] {1, -1, 2, -2, 6, 0}), mean);
        assertThat(mean.values()).containsExactly(3, -1);
    }

    @Test
    void withoutRowsItIsUndefined() {
        assertThat(new VectorMean(1).values()).containsExactly(Double.NaN);
    }
}
