package plasticity.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadClassTest {
    /** The thresholds themselves belong to no class but mixed. */
    @ParameterizedTest
    @CsvSource({
        "0.71, 0.71, position-dominated",
        "0.71, -0.71, position-dominated",
        "0.7, 0.71, mixed",
        "0.71, 0.7, mixed",
        "0.71, 0.29, q-positional",
        "0.71, -0.29, q-positional",
        "0.71, 0.3, mixed",
        "0.29, 0.71, k-positional",
        "0.29, -0.71, k-positional",
        "0.3, 0.71, mixed",
        "0.29, 0.29, content-focused",
        "0, 0, content-focused",
        "0.29, 0.3, mixed",
        "0.3, 0.29, mixed",
        "0.5, 0.5, mixed",
        // Oriented by the keys, the queries' correlation may be below 0.
        "-0.04, 0.8, k-positional",
        "-0.04, 0.1, content-focused",
        "NaN, 0.5, ",
        "0.5, NaN, "
    })
    void classifiesByBothCorrelations(double queries, double keys, String label) {
        HeadClass found = HeadClass.of(queries, keys);
        assertThat(found == null ? null : found.label()).isEqualTo(label);
    }
}
