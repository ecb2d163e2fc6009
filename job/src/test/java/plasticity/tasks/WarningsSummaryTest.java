package plasticity.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;

class WarningsSummaryTest {
    private static final String ONE = "all queries are in bucket 0";
    private static final String OTHER = "no key bucket is earlier than a query bucket";

    @Test
    void noWarningIfDefined() {
        assertThat(lines(ok(null), ok("the queries do not vary with position"))).isEmpty();
    }

    @Test
    void allAnalysedHeads() {
        assertThat(lines(undefined(ONE), undefined(ONE), failed()))
                .containsExactly(
                        "Warning: ap_overall is undefined for all 2 heads: all queries are in bucket 0; see r/status.csv");
        assertThat(lines(undefined(ONE)))
                .containsExactly(
                        "Warning: ap_overall is undefined for the only head: all queries are in bucket 0; see r/status.csv");
    }

    @Test
    void countsHeadsByReason() {
        assertThat(lines(ok(null), undefined(OTHER), undefined(ONE), undefined(OTHER)))
                .containsExactly(
                        "Warning: ap_overall is undefined for 2 of 4 heads: " + OTHER + "; see r/status.csv",
                        "Warning: ap_overall is undefined for 1 of 4 heads: " + ONE + "; see r/status.csv");
    }

    private static List<String> lines(Row... heads) {
        return HeadWarnings.summary(Stream.of(heads), "r/status.csv");
    }

    private static Row undefined(String reason) {
        return ok("ap_overall is undefined: " + reason + "; and more");
    }

    private static Row ok(String warnings) {
        return status(HeadStatus.OK, warnings, null);
    }

    private static Row failed() {
        return status(HeadStatus.FAILED, null, "why");
    }

    private static Row status(String status, String warnings, String error) {
        return HeadStatus.TABLE
                .row()
                .set(HeadIdentity.LAYER, 0)
                .set(HeadIdentity.Q_HEAD, 0)
                .set(HeadIdentity.K_HEAD, 0)
                .set(HeadStatus.STATUS, status)
                .set(HeadStatus.N_Q_ROWS, 5)
                .set(HeadStatus.N_K_ROWS, 5)
                .set(HeadStatus.WARNINGS, warnings)
                .set(HeadStatus.ERROR, error)
                .set(HeadStatus.TEXTS, null)
                .build();
    }
}
