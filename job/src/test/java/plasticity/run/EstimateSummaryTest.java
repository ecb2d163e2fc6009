package plasticity.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadReplicates;
import plasticity.tables.Row;
import plasticity.tables.Table;

class EstimateSummaryTest {
    private static final Column.Real METRIC = HeadEstimates.VALUES.get(3);

    /** The means of the replicates are 0.5, 0.4 and 0.6: se² = 2/3 · (0 + 0.01 + 0.01). */
    @Test
    void theStandardErrorIsThatOfTheMean() {
        assertThat(line(
                        List.of(head(0, 0.25), head(1, 0.75)),
                        Stream.concat(replicates(0, 0.3, 0.1, 0.5), replicates(1, 0.7, 0.7, 0.7))))
                .isEqualTo("near_empirical                  2    0.500000    0.115470");
    }

    @Test
    void headsWithoutAValueAreLeftOut() {
        assertThat(line(
                        List.of(head(0, Double.NaN), head(1, 0.75)),
                        Stream.concat(replicates(0, 0.3, Double.NaN), replicates(1, 0.8, 0.7))))
                .isEqualTo("near_empirical                  1    0.750000    0.050000");
    }

    @Test
    void withoutTheReplicatesOfOneHeadThereIsNoStandardError() {
        String expected = "near_empirical                  2    0.500000           -";
        List<Row> heads = List.of(head(0, 0.25), head(1, 0.75));
        assertThat(line(heads, replicates(1, 0.8, 0.7))).isEqualTo(expected);
        assertThat(line(heads, Stream.empty())).isEqualTo(expected);
        assertThat(line(heads, Stream.concat(replicates(0, 0.3, Double.NaN), replicates(1, 0.8, 0.7))))
                .isEqualTo(expected);
    }

    @Test
    void listsNearPairsThenFarPairsThenTheDrop() {
        String text = EstimateSummary.of(List.of(head(0, 1)), Stream.empty(), HeadEstimates.SUMMARIZED);
        assertThat(text.lines().skip(2).limit(11).map(line -> line.split(" ", 2)[0]))
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
        assertThat(EstimateSummary.of(List.of(), Stream.empty(), HeadEstimates.SUMMARIZED))
                .isEmpty();
    }

    private static String line(List<Row> heads, Stream<Row> replicates) {
        return EstimateSummary.of(heads, replicates, List.of(METRIC))
                .lines()
                .filter(line -> line.startsWith(METRIC.name()))
                .findFirst()
                .orElseThrow();
    }

    private static Row head(int head, double value) {
        return row(HeadEstimates.TABLE, head, 0, value);
    }

    private static Stream<Row> replicates(int head, double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(group -> row(HeadReplicates.TABLE, head, group, values[group]));
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
