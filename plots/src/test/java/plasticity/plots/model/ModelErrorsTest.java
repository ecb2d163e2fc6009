package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.draws.PairKind;
import plasticity.plots.TestTables;
import plasticity.plots.model.ModelErrors.Cause;
import plasticity.plots.model.ModelErrors.ModelError;

class ModelErrorsTest {
    private static final String METRICS = "near_linear,near_linear_full,near_gaussian,near_empirical,near_model_gap";
    /** The 97.5 % quantile of Student's t with 2 degrees of freedom, from a table. */
    private static final double T = 4.302653;

    @TempDir
    private Path directory;

    /**
     * Writes tables in which replicate g of each metric is the metric plus (g − 1)·step, for g = 0, 1, 2. The standard error is then √(2/3·2)·step.
     *
     * @param heads metrics of heads 0, 1 … of layer 0
     * @param step of each metric
     */
    private ModelErrors read(List<String> heads, double... step) throws Exception {
        List<String> estimates = new ArrayList<>(List.of("layer,q_head,k_head," + METRICS));
        List<String> replicates = new ArrayList<>(List.of("layer,q_head,k_head,text_group," + METRICS));
        for (int head = 0; head < heads.size(); head++) {
            estimates.add("0," + head + ",0," + heads.get(head));
            for (int group = 0; step.length > 0 && group < 3; group++) {
                StringBuilder line = new StringBuilder("0," + head + ",0," + group);
                String[] cells = heads.get(head).split(",", -1);
                for (int i = 0; i < cells.length; i++) {
                    line.append(',');
                    line.append(cells[i].isEmpty() ? "" : Double.parseDouble(cells[i]) + (group - 1) * step[i]);
                }
                replicates.add(line.toString());
            }
        }
        TestTables.csv(directory.resolve("head_replicates.csv"), replicates.toArray(String[]::new));
        return ModelErrors.read(
                TestTables.csv(directory.resolve("head_estimates.csv"), estimates.toArray(String[]::new)),
                PairKind.NEAR);
    }

    @Test
    void theLargestDifferenceIsResponsible() throws Exception {
        ModelErrors errors = read(
                List.of(
                        "0.6,0.7,0.5,0.55,0.05", // −0.1, 0.2, −0.05
                        "0.6,0.7,0.65,0.63,-0.03", // −0.1, 0.05, 0.02
                        "0.6,0.61,0.62,0.5,0.1"), // −0.01, −0.01, 0.12
                0.01,
                0.01,
                0.01,
                0.01,
                0.001);
        assertThat(errors.heads())
                .extracting(ModelError::cause)
                .containsExactly(Cause.LINEAR_DRIFT, Cause.DIAGONAL_COVARIANCE, Cause.NORMALITY);
        assertThat(errors.undefined()).isZero();
        assertThat(errors.heads().get(0).linearError()).isCloseTo(T * Math.sqrt(4.0 / 3) * 0.01, within(1e-7));
        // The heads share their texts, so the error of the mean is that of each of them.
        assertThat(errors.meanGap().value()).isCloseTo(0.04, within(1e-15));
        assertThat(errors.meanGap().standardError()).isCloseTo(Math.sqrt(4.0 / 3) * 0.001, within(1e-9));
    }

    /** The error of the gap decides, not those of the estimators. */
    @Test
    void aGapWithinItsErrorHasNoCause() throws Exception {
        double step = 0.05 / (T * Math.sqrt(4.0 / 3)); // the interval is ±0.05
        ModelErrors errors =
                read(List.of("0.6,0.7,0.5,0.551,0.049", "0.6,0.7,0.5,0.549,0.051"), 0.2, 0.2, 0.2, 0.2, step);
        assertThat(errors.heads()).extracting(ModelError::cause).containsExactly(Cause.NONE, Cause.LINEAR_DRIFT);
        assertThat(errors.count(Cause.NONE)).isEqualTo(1);
        assertThat(errors.haveErrors()).isTrue();
    }

    @Test
    void withoutReplicatesThereAreNoErrors() throws Exception {
        ModelErrors errors = read(List.of("0.6,0.7,0.5,0.55,0.05"));
        assertThat(errors.haveErrors()).isFalse();
        assertThat(errors.heads().get(0).empiricalError()).isNaN();
        assertThat(errors.heads().get(0).cause()).isEqualTo(Cause.LINEAR_DRIFT);
        assertThat(errors.meanGap().standardError()).isNaN();
        Range range = new Range(0.55, 0.6).withMargin();
        assertThat(errors.range().low()).isCloseTo(range.low(), within(1e-15));
        assertThat(errors.range().high()).isCloseTo(range.high(), within(1e-15));
    }

    @Test
    void undefinedHeadsAreCounted() throws Exception {
        ModelErrors errors = read(List.of("0.6,0.7,,,", "0.6,0.7,0.5,0.55,0.05"));
        assertThat(errors.heads()).extracting(ModelError::head).containsExactly(new Head(0, 1));
        assertThat(errors.undefined()).isEqualTo(1);
        assertThatThrownBy(() -> read(List.of("0.6,0.7,0.5,,")))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("has no head with defined near_linear and near_empirical, nothing to draw");
    }

    /** The numbers of which-number.md: 53 heads with linear drift as the largest difference; a mean gap of 0.051 ± 0.002. */
    @Test
    void sample() throws Exception {
        ModelErrors errors = ModelErrors.read(TestTables.estimates("head_estimates"), PairKind.FAR);
        assertThat(errors.heads()).hasSize(54);
        assertThat(errors.count(Cause.LINEAR_DRIFT)).isEqualTo(42);
        assertThat(errors.count(Cause.NORMALITY)).isEqualTo(1);
        assertThat(errors.count(Cause.NONE)).isEqualTo(11);
        assertThat(errors.meanGap().value()).isCloseTo(0.051, within(0.0005));
        assertThat(errors.meanGap().standardError()).isCloseTo(0.002, within(0.0005));
    }
}
