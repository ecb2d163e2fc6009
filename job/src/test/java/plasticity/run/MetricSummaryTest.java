package plasticity.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import plasticity.tables.Column;
import plasticity.tables.HeadMetrics;
import plasticity.tables.Row;

class MetricSummaryTest {
    /** {@code pandas.Series([0.1, 0.4, nan, 0.35, 0.9]).describe()}, pandas 3.1.1: interpolated quartiles, standard deviation with n−1. */
    @Test
    void isPandasDescription() {
        String text = summary(0.1, 0.4, Double.NaN, 0.35, 0.9);
        assertThat(text.lines().filter(line -> line.startsWith("ap_overall")))
                .containsExactly("ap_overall                      4    0.437500    0.335099    0.100000    0.287500"
                        + "    0.375000    0.525000    0.900000");
    }

    @Test
    void listsTheMetricsOfTheOriginalInItsOrder() {
        assertThat(summary(1).lines().skip(1).map(line -> line.split(" ", 2)[0]))
                .containsExactly(
                        "q_R2_pos",
                        "q_R2_scalar",
                        "q_mae_ratio",
                        "q_resid0_kurt",
                        "q_noise_med_abs_skew",
                        "q_noise_med_abs_kurt",
                        "q_noise_frac_ks_p_lt_alpha",
                        "ap_overall");
    }

    @Test
    void oneHeadHasNoStandardDeviation() {
        assertThat(summary(0.5)).contains("1    0.500000           -    0.500000");
        assertThat(summary(Double.NaN)).containsPattern("ap_overall +0 +- +- +- +- +- +- +-");
    }

    private static String summary(double... plasticities) {
        List<Row> heads =
                DoubleStream.of(plasticities).mapToObj(MetricSummaryTest::head).toList();
        return MetricSummary.of(heads, HeadMetrics.SUMMARIZED);
    }

    private static Row head(double plasticity) {
        Row.Builder row = HeadMetrics.TABLE.row();
        for (Column column : HeadMetrics.TABLE.columns()) {
            if (column instanceof Column.Real real) {
                row.set(real, 0);
            } else {
                row.set((Column.Int) column, 0);
            }
        }
        return row.set(HeadMetrics.AP_OVERALL, plasticity).build();
    }
}
