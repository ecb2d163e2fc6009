package plasticity.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadReplicates;
import plasticity.tables.Row;
import plasticity.tables.Table;

class EstimateSummaryTest {
    private static final Column.Real METRIC = HeadEstimates.VALUES.get(3);

    private final EstimateSummary summary = new EstimateSummary(List.of(METRIC));

    /** The means of the replicates are 0.5, 0.4 and 0.6: se² = 2/3 · (0 + 0.01 + 0.01). */
    @Test
    void theStandardErrorIsThatOfTheMean() {
        add(0, 0.25, 0.3, 0.1, 0.5);
        add(1, 0.75, 0.7, 0.7, 0.7);
        assertThat(line()).isEqualTo("near_empirical                  2    0.500000    0.115470");
    }

    @Test
    void headsWithoutAValueAreLeftOut() {
        add(0, Double.NaN, 0.3, Double.NaN);
        add(1, 0.75, 0.8, 0.7);
        assertThat(line()).isEqualTo("near_empirical                  1    0.750000    0.050000");
    }

    @Test
    void withoutTheReplicatesOfOneHeadThereIsNoStandardError() {
        add(0, 0.25);
        add(1, 0.75, 0.8, 0.7);
        assertThat(line()).isEqualTo("near_empirical                  2    0.500000           -");
    }

    @Test
    void withoutReplicatesThereIsNoStandardError() {
        add(0, 0.25);
        add(1, 0.75);
        assertThat(line()).isEqualTo("near_empirical                  2    0.500000           -");
    }

    @Test
    void withAnUndefinedReplicateThereIsNoStandardError() {
        add(0, 0.25, 0.3, Double.NaN);
        add(1, 0.75, 0.8, 0.7);
        assertThat(line()).isEqualTo("near_empirical                  2    0.500000           -");
    }

    @Test
    void listsNearPairsThenFarPairsThenTheDrop() {
        EstimateSummary all = new EstimateSummary(HeadEstimates.SUMMARIZED);
        all.add(row(HeadEstimates.TABLE, 0, 0, 1), List.of());
        assertThat(all.text().lines().skip(2).limit(11).map(line -> line.split(" ", 2)[0]))
                .containsExactly(
                        "near_empirical",
                        "near_model_gap",
                        "near_token",
                        "near_text",
                        "near_position",
                        "far_empirical",
                        "far_model_gap",
                        "far_token",
                        "far_text",
                        "far_position",
                        "ap_drop");
    }

    @Test
    void withoutEstimatesNothingIsPrinted() {
        assertThat(summary.text()).isEmpty();
    }

    private void add(int head, double value, double... replicates) {
        summary.add(
                row(HeadEstimates.TABLE, head, 0, value),
                IntStream.range(0, replicates.length)
                        .mapToObj(group -> row(HeadReplicates.TABLE, head, group, replicates[group]))
                        .toList());
    }

    private String line() {
        return summary.text()
                .lines()
                .filter(line -> line.startsWith(METRIC.name()))
                .findFirst()
                .orElseThrow();
    }

    private static Row row(Table table, int head, int group, double value) {
        Row.Builder row = table.row();
        for (Column column : table.columns()) {
            if (column instanceof Column.Real real) {
                row.set(real, value);
            } else {
                row.set((Column.Int) column, column == HeadReplicates.TEXT_GROUP ? group : 0);
            }
        }
        return row.set(HeadIdentity.Q_HEAD, head).build();
    }
}
