package plasticity.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.estimates.SimulatedDump.Drift;

/** Estimates of simulated dumps against the known truth. {@link CoverageTable} prints these comparisons for more dumps. */
@Tag("slow")
class SimulationTest {
    /** With non-linear drift, correlated components and queries of a text that are alike. */
    @ParameterizedTest
    @CsvSource({"8, 400", "20, 400", "100, 200"})
    void estimatesWithoutAModelAreUnbiasedAndTheirIntervalsCoverTheTruth(int texts, int dumps) {
        Map<String, Coverage> coverage = Coverage.of(new SimulatedDump(texts, Drift.NON_LINEAR, 0.5), dumps);
        assertThat(coverage).hasSize(SimulatedDump.METRICS);
        coverage.forEach((metric, found) -> {
            if (!isOfModel(metric)) {
                assertThat(Math.abs(found.bias()))
                        .as("bias of %s with %s texts: %s", metric, texts, found)
                        .isLessThanOrEqualTo(3 * found.biasError());
            }
            if (!metric.contains("linear")) {
                assertThat(found.coverage())
                        .as("coverage of %s with %s texts: %s", metric, texts, found)
                        .isBetween(0.9, 0.99);
            }
        });
    }

    private static boolean isOfModel(String metric) {
        return metric.contains("linear") || metric.contains("gaussian");
    }

    /**
     * An estimator agrees with the truth if its mean over all dumps is closer to it than half a standard error of one dump. (The mean of 40 dumps has an
     * error of 0.16 of these; estimators that are curved functions of estimated means have a bias of up to 0.35, as 100 texts are not many.)
     */
    @ParameterizedTest
    @CsvSource({
        "LINEAR, 0, LINEAR LINEAR_FULL GAUSSIAN EMPIRICAL",
        "LINEAR, 0.9, LINEAR_FULL GAUSSIAN EMPIRICAL",
        "NON_LINEAR, 0, GAUSSIAN EMPIRICAL",
        "NON_LINEAR, 0.9, GAUSSIAN EMPIRICAL"
    })
    void estimatorsAgreeWithTheTruthIfTheirAssumptionsHold(Drift drift, double correlation, String agreeing) {
        Map<String, Coverage> coverage = Coverage.of(new SimulatedDump(100, drift, correlation), 40);
        List<String> names = Arrays.asList(agreeing.split(" "));
        for (Estimator estimator : SimulatedDump.MEANS) {
            for (String kind : List.of("near_", "far_")) {
                Coverage found = coverage.get(kind + SimulatedDump.lower(estimator));
                double errors = Math.abs(found.bias()) / found.error();
                if (names.contains(estimator.name())) {
                    assertThat(errors).as("%s%s: %s", kind, estimator, found).isLessThan(0.5);
                } else {
                    assertThat(errors).as("%s%s: %s", kind, estimator, found).isGreaterThan(0.5);
                }
            }
        }
    }
}
