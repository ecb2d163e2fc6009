package plasticity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.RunDirectory;

/** Heads that did not change are seldom reported, heads that changed are found. */
@Tag("slow")
class HalvesOfTextsTest {
    private static final int SPLITS = 50;
    private static final Set<Integer> ALTERED = Set.of(20, 123, 250);

    @TempDir
    private Path directory;

    private Comparison compare(RunDirectory a, RunDirectory b) throws Exception {
        return Comparison.of(
                List.of(LocalTables.at(a.directory()), LocalTables.at(b.directory())), ComparisonOptions.DEFAULT);
    }

    /** At a false discovery rate of 5 %, at most 5 % of the heads are reported, in every metric. */
    @Test
    void halvesOfTheSameTexts() throws Exception {
        SimulatedModel model = new SimulatedModel(60);
        Map<String, Integer> changed = new TreeMap<>();
        Map<String, Integer> tested = new TreeMap<>();
        Map<String, Integer> splitsWithChanges = new TreeMap<>();
        for (int split = 0; split < SPLITS; split++) {
            List<Integer> texts = SimulatedModel.shuffledTexts(split);
            int half = texts.size() / 2;
            Comparison comparison = compare(
                    model.run(directory.resolve("a"), texts.subList(0, half), Set.of()),
                    model.run(directory.resolve("b"), texts.subList(half, texts.size()), Set.of()));
            assertThat(comparison.pairing()).startsWith("independent");
            for (MetricComparison metric : comparison.metrics()) {
                if (metric.tested() > 0) {
                    String name = metric.metric().name();
                    int reported = metric.changed(ComparisonOptions.DEFAULT.rate()).length;
                    changed.merge(name, reported, Integer::sum);
                    tested.merge(name, metric.tested(), Integer::sum);
                    splitsWithChanges.merge(name, reported > 0 ? 1 : 0, Integer::sum);
                }
            }
        }
        assertThat(tested).hasSize(26);
        tested.forEach((metric, heads) ->
                assertThat(changed.get(metric) / (double) heads).as(metric).isLessThanOrEqualTo(0.05));
        // Without a true difference every report is a false discovery: in 5 % of the splits if all is exact. Three
        // times as many are allowed, as the
        // splits overlap and Student's distribution is an approximation.
        splitsWithChanges.forEach((metric, splits) ->
                assertThat(splits / (double) SPLITS).as(metric).isLessThanOrEqualTo(0.15));
    }

    @Test
    void threeAlteredHeadsOf270AreFoundInOtherTexts() throws Exception {
        SimulatedModel model = new SimulatedModel(270);
        List<Integer> texts = SimulatedModel.shuffledTexts(0);
        Comparison comparison = compare(
                model.run(directory.resolve("a"), texts.subList(0, 20), Set.of()),
                model.run(directory.resolve("b"), texts.subList(20, 40), ALTERED));
        assertThat(comparison.pairing()).startsWith("independent");
        Set<Integer> found = found(comparison, "near_empirical");
        assertThat(found).containsAll(ALTERED);
        // 5 % of the discoveries may be false: fewer than one is expected.
        assertThat(found).hasSizeLessThanOrEqualTo(ALTERED.size() + 2);
    }

    @Test
    void threeAlteredHeadsOf270AreFoundInTheSameTexts() throws Exception {
        SimulatedModel model = new SimulatedModel(270);
        List<Integer> texts = SimulatedModel.shuffledTexts(0);
        Comparison comparison = compare(
                model.run(directory.resolve("a"), texts, Set.of()), model.run(directory.resolve("b"), texts, ALTERED));
        assertThat(comparison.pairing()).startsWith("paired");
        for (String metric : List.of("near_empirical", "far_empirical")) {
            assertThat(found(comparison, metric)).as(metric).isEqualTo(ALTERED);
        }
    }

    private static Set<Integer> found(Comparison comparison, String name) {
        MetricComparison metric = comparison.metric(name).orElseThrow();
        Set<Integer> heads = new TreeSet<>();
        Arrays.stream(metric.changed(ComparisonOptions.DEFAULT.rate())).forEach(heads::add);
        return heads;
    }
}
