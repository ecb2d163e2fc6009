package plasticity.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plasticity.tables.HeadStatus;

class UndefinedPlasticityTest {
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

    private static List<String> lines(HeadStatus... heads) {
        return UndefinedPlasticity.lines(Stream.of(heads), "r/status.csv");
    }

    private static HeadStatus undefined(String reason) {
        return ok("ap_overall is undefined: " + reason + "; and more");
    }

    private static HeadStatus ok(String warnings) {
        return new HeadStatus(0, 0, 0, HeadStatus.State.OK, OptionalInt.of(5), OptionalInt.of(5), warnings, null);
    }

    private static HeadStatus failed() {
        return new HeadStatus(0, 1, 0, HeadStatus.State.FAILED, OptionalInt.empty(), OptionalInt.empty(), null, "why");
    }
}
