package plasticity.plots.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestEstimates;
import plasticity.plots.model.Head;
import plasticity.plots.model.StatusTable;

class FindingsTest {
    @TempDir
    private Path directory;

    private List<Finding> findings(TestEstimates tables, Map<String, Double> values, String headClass)
            throws Exception {
        tables.write(directory, 4, values);
        RunEstimates run = new RunEstimates(
                directory.resolve("head_estimates.csv"), Optional.of(directory.resolve("head_replicates.csv")));
        Map<Head, String> classes = new TreeMap<>();
        run.heads().forEach(head -> classes.put(head, headClass));
        return Findings.of(run, classes, Optional.of(directory.resolve("key_head_estimates.csv")), StatusTable.none());
    }

    private static String answer(List<Finding> findings, String question) {
        return findings.stream()
                .filter(finding -> finding.question().startsWith(question))
                .map(finding -> String.join(" ", finding.sentences()))
                .collect(Collectors.joining());
    }

    @Test
    void severalHeads() throws Exception {
        List<Finding> findings =
                findings(new TestEstimates(2, 4, 10), Map.of("far_position", 0.2), "position-dominated");
        assertThat(findings).hasSize(7);
        assertThat(answer(findings, "How plastic"))
                .contains("For near pairs of keys (both from one bucket) plasticity is 0.500 ± 0.010")
                .contains("with a probability of 25\u202f%");
        assertThat(answer(findings, "How does"))
                .startsWith("It falls by 0.050 ± 0.010 (95\u202f%: 0.027 to 0.073).")
                .contains("It falls in 8 and rises in 0 of 8 heads.");
        assertThat(answer(findings, "What changes"))
                .contains("the position 40", "(0.200 ± 0.010), the text")
                .contains("Position matters more for far than for near pairs, by 0.15");
        assertThat(answer(findings, "Which heads"))
                .startsWith("8 of 8 heads are position-bound, 0 are content-driven, 0 in between.");
        assertThat(answer(findings, "Where")).contains("in 8 of 8 heads: too high in 8, too low in 0.");
        assertThat(answer(findings, "In which key heads"))
                .contains(
                        "at least 10\u202f% of plasticity in 2 of 2 key heads, whose cache must serve several preferences");
        assertThat(answer(findings, "What is too uncertain"))
                .startsWith(
                        "For plasticity of near pairs the interval is wider than ±0.05 in 0 of 8 heads, ±0.023 in the median.");
    }

    @Test
    void oneHead() throws Exception {
        List<Finding> findings = findings(new TestEstimates(1, 1, 10), Map.of("far_position", 0.01), "content-focused");
        assertThat(answer(findings, "How plastic")).contains("0.523), one head:");
        assertThat(answer(findings, "How does")).doesNotContain("rises in");
        assertThat(answer(findings, "Which heads"))
                .startsWith("0 of 1 head are position-bound, 1 is content-driven, 0 in between.");
        assertThat(answer(findings, "In which key heads")).isEqualTo("In none: every key head serves one query head.");
        assertThat(answer(findings, "What is too uncertain")).contains("in 0 of 1 head, ±0.023.");
    }

    @Test
    void smallMetricsAreNotSignificant() throws Exception {
        List<Finding> findings = findings(
                new TestEstimates(2, 4, 10),
                Map.of("ap_drop", -0.01, "near_model_gap", 0.02, "far_model_gap", -0.04),
                "mixed");
        assertThat(answer(findings, "How does"))
                .startsWith("No significant change: plasticity rises by 0.010 ± 0.010")
                .contains("It falls in 0 and rises in 0 of 8 heads; in the others the direction is uncertain.");
        assertThat(answer(findings, "Where"))
                .contains("It is off by more than its error in none of 8 heads.")
                .contains("in 8 of 8 heads: too high in 0, too low in 8.");
    }

    @Test
    void discoveriesAreAdjustedForTheNumberOfHeads() {
        List<Integer> heads = IntStream.range(0, 20).boxed().toList();
        Discoveries<Integer> found =
                Discoveries.of(heads, head -> new Measured(head == 7 ? -0.1 : 0.023, head < 10 ? 0.01 : Double.NaN, 9));
        assertThat(found.tested()).isEqualTo(10);
        assertThat(found.below()).containsExactly(7);
        assertThat(found.above()).hasSize(9); // all p-values are at most 5 %
        found = Discoveries.of(heads, head -> new Measured(head == 7 ? -0.1 : 0.015, 0.01, 9));
        assertThat(found.above()).isEmpty();
        assertThat(found.below()).containsExactly(7);
    }

    @Test
    void headsWithoutFarPairsCountByNearPairs() throws Exception {
        Map<String, Double> values = new TreeMap<>(Map.of("near_position", 0.15));
        for (String metric : List.of("empirical", "model_gap", "token", "text", "position", "total")) {
            values.put("far_" + metric, Double.NaN);
        }
        List<Finding> findings = findings(new TestEstimates(1, 4, 10), values, "q-positional");
        assertThat(answer(findings, "How plastic")).contains("For far pairs of keys plasticity is undefined.");
        assertThat(answer(findings, "Which heads")).startsWith("4 of 4 heads are position-bound");
    }

    @Test
    void findingsAreReproducible() throws Exception {
        TestEstimates tables = new TestEstimates(3, 8, 10);
        assertThat(findings(tables, Map.of(), "mixed")).isEqualTo(findings(tables, Map.of(), "mixed"));
    }
}
