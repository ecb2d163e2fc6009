package plasticity.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingTest {
    @ParameterizedTest
    @CsvSource({"0, 5000", "5000, 5000", "99000, 5000", "100000, 5000", "200000, 10000", "36000000, 1800000"})
    void pausesGrowWithTheRun(long sinceStart, long pause) {
        assertThat(Keeping.pause(Duration.ofMillis(sinceStart))).isEqualTo(Duration.ofMillis(pause));
    }

    @Test
    void segmentsStayFew() {
        int segments = 0;
        for (Duration since = Duration.ZERO;
                since.compareTo(Duration.ofHours(24)) < 0;
                since = since.plus(Keeping.pause(since))) {
            segments++;
        }
        assertThat(segments).isLessThan(200);
    }
}
