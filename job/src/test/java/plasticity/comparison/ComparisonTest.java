package plasticity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plasticity.heads.HeadId;
import plasticity.tables.Differences;
import plasticity.tables.ExtremeHeads;
import plasticity.tables.HeadDifferences;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadReplicates;
import plasticity.tables.KeyHeadDifferences;
import plasticity.tables.ModelDifferences;
import plasticity.tables.Row;
import plasticity.tables.TableFormat;
import plasticity.tables.Trajectory;
import plasticity.testing.RunDirectory;

class ComparisonTest {
    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final String METRIC = "near_empirical";

    @TempDir
    private Path directory;

    private RunDirectory run(String name) throws Exception {
        return new RunDirectory(directory.resolve(name), TableFormat.CSV);
    }

    /** A run of two heads with two groups of texts. */
    private RunDirectory run(String name, String texts, double... values) throws Exception {
        return run(name)
                .head(0, 0, texts, Map.of(METRIC, new double[] {values[0], values[1], values[2]}))
                .head(1, 3, texts, Map.of(METRIC, new double[] {values[3], values[4], values[5]}))
                .write();
    }

    private Comparison compare(ComparisonOptions options, String... names) throws Exception {
        List<LocalTables> runs = new ArrayList<>();
        for (String name : names) {
            runs.add(LocalTables.at(directory.resolve(name)));
        }
        return Comparison.of(runs, options);
    }

    @Test
    void runsOfTheSameTextsArePaired() throws Exception {
        run("a", "same", 0.5, 0.4, 0.6, 0.8, 0.7, 0.9);
        run("b", "same", 0.7, 0.7, 0.7, 0.8, 0.7, 0.9);
        Comparison comparison = compare(ComparisonOptions.DEFAULT, "a", "b");
        assertThat(comparison.pairing()).startsWith("paired by text group");
        MetricComparison metric = comparison.metric(METRIC).orElseThrow();
        assertThat(metric.heads()).containsExactly(HeadId.query(0, 0), HeadId.query(1, 3));
        // Differences 0.3 and 0.1 of the replicates: se² = 1/2·(0.1² + 0.1²).
        assertThat(metric.isPaired(0)).isTrue();
        assertThat(metric.difference(0).value()).isCloseTo(0.2, ROUNDING);
        assertThat(metric.difference(0).standardError()).isCloseTo(0.1, ROUNDING);
        assertThat(metric.difference(0).degrees()).isEqualTo(1);
        // With one degree, Cauchy: p = 1 − 2/π·arctan 2, times two heads.
        double p = 1 - 2 / Math.PI * Math.atan(2);
        assertThat(metric.p(0)).isCloseTo(p, ROUNDING);
        assertThat(metric.adjusted(0)).isCloseTo(2 * p, ROUNDING);
        // The second head has the same values and the same replicates.
        assertThat(metric.difference(1).standardError()).isZero();
        assertThat(metric.p(1)).isEqualTo(1);
        // Means 0.65 and 0.75; differences of replicates 0.15, 0.05.
        assertThat(metric.mean().value()).isCloseTo(0.1, ROUNDING);
        assertThat(metric.mean().standardError()).isCloseTo(0.05, ROUNDING);
        assertThat(metric.meanIsPaired()).isTrue();
    }

    @Test
    void runsOfOtherTextsAreIndependent() throws Exception {
        run("a", "some", 0.5, 0.4, 0.6, 0.8, 0.7, 0.9);
        run("b", "others", 0.7, 0.7, 0.7, 0.8, 0.7, 0.9);
        Comparison comparison = compare(ComparisonOptions.DEFAULT, "a", "b");
        assertThat(comparison.pairing()).isEqualTo("independent: the runs contain different texts");
        MetricComparison metric = comparison.metric(METRIC).orElseThrow();
        assertThat(metric.isPaired(0)).isFalse();
        assertThat(metric.difference(0).standardError()).isCloseTo(0.1, ROUNDING);
        assertThat(metric.difference(1).standardError()).isCloseTo(Math.hypot(0.1, 0.1), ROUNDING);
        // Means of replicates 0.55, 0.75 and 0.7, 0.8.
        assertThat(metric.mean().standardError()).isCloseTo(Math.hypot(0.1, 0.05), ROUNDING);
    }

    @Test
    void unknownTextsAreIndependent() throws Exception {
        run("a", "same", 0.5, 0.4, 0.6, 0.8, 0.7, 0.9);
        run("b", null, 0.7, 0.7, 0.7, 0.8, 0.7, 0.9);
        Comparison comparison = compare(ComparisonOptions.DEFAULT, "a", "b");
        assertThat(comparison.pairing()).startsWith("independent: the texts of a run are unknown");
        assertThat(comparison.metric(METRIC).orElseThrow().isPaired(0)).isFalse();
    }

    @Test
    void headsAreMatchedByLayerAndNumber() throws Exception {
        run("a", "same", 0.5, 0.4, 0.6, 0.8, 0.7, 0.9);
        run("b").head(1, 3, "same", Map.of(METRIC, new double[] {0.8, 0.7, 0.9}))
                .head(2, 0, "same", Map.of(METRIC, new double[] {0.1, 0.1, 0.1}))
                .write();
        Comparison comparison = compare(ComparisonOptions.DEFAULT, "a", "b");
        assertThat(comparison.heads()).containsExactly(HeadId.query(1, 3));
        assertThat(comparison.notes())
                .contains(
                        "1 head of a not in all runs: l00h00q; 1 head compared.",
                        "1 head of b not in all runs: l02h00q; 1 head compared.");
        assertThat(comparison.metric(METRIC).orElseThrow().difference(0).value())
                .isZero();
    }

    @Test
    void metricsWithoutReplicatesHaveOnlyADifference() throws Exception {
        for (String name : List.of("a", "b")) {
            run(name)
                    .head(
                            0,
                            0,
                            "same",
                            Map.of("bias_strength", new double[] {name.equals("a") ? 1 : 3}, METRIC, new double[] {
                                0.5, 0.4, 0.6
                            }))
                    .write();
        }
        Comparison comparison = compare(ComparisonOptions.DEFAULT, "a", "b");
        MetricComparison metric = comparison.metric("bias_strength").orElseThrow();
        assertThat(metric.difference(0).value()).isEqualTo(2);
        assertThat(metric.p(0)).isNaN();
        assertThat(metric.tested()).isZero();
        Row row = new ComparisonRows(comparison)
                .of(HeadDifferences.TABLE)
                .filter(each -> each.get(Differences.METRIC).equals("bias_strength"))
                .findFirst()
                .orElseThrow();
        assertThat(row.get(Differences.PAIRING)).isNull();
        assertThat(row.get(Differences.SE_DIFFERENCE)).isNaN();
        // q_R2_pos is in three tables.
        assertThat(comparison.metrics().stream().map(each -> each.metric().name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void runsOfOneTextHaveNoErrors() throws Exception {
        for (String name : List.of("a", "b")) {
            run(name).head(0, 0, "same", Map.of(METRIC, new double[] {0.5})).write();
        }
        Comparison comparison = compare(ComparisonOptions.DEFAULT, "a", "b");
        assertThat(comparison.pairing()).isEqualTo("no standard errors: a and b have no replicates");
        assertThat(comparison.metric(METRIC).orElseThrow().mean().value()).isZero();
        assertThat(comparison.metric(METRIC).orElseThrow().summarised()).hasSize(1);
        assertThat(ComparisonText.of(comparison)).contains("no standard errors", METRIC);
    }

    @Test
    void oldTablesAreComparedWithoutEstimates() throws Exception {
        for (String name : List.of("a", "b")) {
            RunDirectory run = run(name)
                    .head(0, 0, null, Map.of("ap_overall", new double[] {0.5}))
                    .write();
            Files.delete(run.file(HeadEstimates.TABLE));
            Files.delete(run.file(HeadReplicates.TABLE));
        }
        Comparison comparison = compare(ComparisonOptions.DEFAULT, "a", "b");
        assertThat(comparison.notes()).contains("No standard errors: the runs have no head_estimates.");
        assertThat(comparison.metric("ap_overall")).isPresent();
        assertThat(comparison.metric(METRIC)).isEmpty();
        assertThat(ComparisonText.of(comparison)).contains("ap_overall");
    }

    @Test
    void headsWithoutErrorsDoNotTakePartInTheMean() throws Exception {
        run("a", "same", 0.5, 0.4, 0.6, 0.8, 0.7, Double.NaN);
        run("b", "same", 0.7, 0.7, 0.7, 0.8, 0.7, 0.9);
        MetricComparison metric =
                compare(ComparisonOptions.DEFAULT, "a", "b").metric(METRIC).orElseThrow();
        assertThat(metric.summarised()).containsExactly(HeadId.query(0, 0));
        assertThat(metric.mean().value()).isCloseTo(0.2, ROUNDING);
        assertThat(metric.difference(1).value()).isZero();
        assertThat(metric.tested()).isEqualTo(1);
    }

    @Test
    void extremeHeadsAndTheirStability() throws Exception {
        run("a", "same", 0.5, 0.9, 0.6, 0.8, 0.7, 0.9);
        run("b", "same", 0.9, 0.9, 0.9, 0.8, 0.7, 0.8);
        Comparison comparison =
                compare(new ComparisonOptions(List.of(), List.of(METRIC), List.of(), 0.05, 1), "a", "b");
        List<Row> rows = new ComparisonRows(comparison).of(ExtremeHeads.TABLE).toList();
        assertThat(rows).hasSize(4);
        Row top = rows.get(0);
        assertThat(top.get(ExtremeHeads.RUN)).isEqualTo("a");
        assertThat(top.get(ExtremeHeads.END)).isEqualTo("top");
        assertThat(top.get(HeadIdentity.LAYER)).isEqualTo(1);
        assertThat(top.get(ExtremeHeads.VALUE)).isEqualTo(0.8);
        assertThat(top.get(ExtremeHeads.STABILITY)).isEqualTo(0.5);
        Row model = new ComparisonRows(comparison)
                .of(ModelDifferences.TABLE)
                .findFirst()
                .orElseThrow();
        assertThat(model.get(ModelDifferences.TOP_SHARED)).isZero();
        assertThat(model.get(ModelDifferences.RANK_CORRELATION)).isEqualTo(-1);
    }

    @Test
    void trajectories() throws Exception {
        run("a", "same", 0.5, 0.4, 0.6, 0.8, 0.7, 0.9);
        run("b", "same", 0.5, 0.4, 0.6, 0.8, 0.7, 0.9);
        run("c", "other", 0.9, 0.8, 1.0, 0.7, 0.6, 0.8);
        Comparison comparison = compare(
                new ComparisonOptions(List.of("x", "y", "z"), List.of(METRIC), List.of(), 0.05, 1), "a", "b", "c");
        // Differences are those of the last run from the first.
        assertThat(comparison.metric(METRIC).orElseThrow().difference(0).value())
                .isCloseTo(0.4, ROUNDING);
        List<Row> rows = new ComparisonRows(comparison).of(Trajectory.TABLE).toList();
        assertThat(rows).hasSize(3 * (1 + 2 + 2));
        assertThat(rows.stream().limit(3).map(row -> row.get(Trajectory.LABEL))).containsExactly("x", "y", "z");
        MetricTrajectory.Path model =
                comparison.modelTrajectory(comparison.metrics().get(0).metric());
        assertThat(model.steps().get(0).value()).isCloseTo(0.65, ROUNDING);
        assertThat(model.steps().get(0).standardError()).isCloseTo(0.1, ROUNDING);
        assertThat(model.steps().get(0).change()).isEmpty();
        // The first two runs have the same texts, the last one others.
        assertThat(model.steps().get(1).change().orElseThrow().standardError()).isZero();
        assertThat(model.steps().get(2).change().orElseThrow().standardError())
                .isCloseTo(Math.hypot(0.1, 0.1), ROUNDING);
        assertThat(model.largest()).isEqualTo(OptionalInt.of(2));
        Row last = rows.get(rows.size() - 1);
        assertThat(last.get(Trajectory.LEVEL)).isEqualTo("head");
        assertThat(last.get(Trajectory.IS_LARGEST)).isEqualTo(1);
        assertThat(last.get(Trajectory.DIFFERENCE)).isCloseTo(-0.1, ROUNDING);
    }

    @Test
    void errorsOfKeyHeadsAreIndependent() throws Exception {
        run("a", "same", 0.5, 0.4, 0.6, 0.8, 0.7, 0.9);
        run("b", "same", 0.5, 0.4, 0.6, 0.8, 0.7, 0.9);
        String header = "layer,k_head,pairs,n_texts,ap_token,se_ap_token";
        Files.writeString(
                directory.resolve("a/key_head_estimates.csv"),
                header + "\n0,1,far,9,0.5,0.3\n0,1,near,9,,\n0,2,far,9,0,1");
        Files.writeString(
                directory.resolve("b/key_head_estimates.csv"), header + "\n0,1,far,9,0.7,0.4\n0,1,near,9,0.5,0.1\n");
        Comparison comparison =
                compare(new ComparisonOptions(List.of(), List.of(METRIC, "ap_token"), List.of(), 0.05, 1), "a", "b");
        KeyHeadComparison far = comparison.keyHeads().get(0);
        assertThat(far.pairs()).isEqualTo("far");
        assertThat(far.heads()).containsExactly(HeadId.key(0, 1));
        assertThat(far.differences().get(0).value()).isCloseTo(0.2, ROUNDING);
        assertThat(far.differences().get(0).standardError()).isCloseTo(0.5, ROUNDING);
        // Two groups of texts in each run, the largest number of a query head: (9 + 16)²/(9² + 16²).
        assertThat(far.differences().get(0).degrees()).isCloseTo(625.0 / 337, ROUNDING);
        assertThat(comparison.keyHeads().get(1).differences().get(0).hasError()).isFalse();
        assertThat(new ComparisonRows(comparison).of(KeyHeadDifferences.TABLE)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void allFormatsGiveTheSame(TableFormat format) throws Exception {
        run("csv", "same", 0.5, 0.4, 0.6, 0.8, 0.7, 0.9);
        new RunDirectory(directory.resolve("b"), format)
                .head(0, 0, "same", Map.of(METRIC, new double[] {0.5, 0.4, 0.6}))
                .head(1, 3, "same", Map.of(METRIC, new double[] {0.8, 0.7, 0.9}))
                .write()
                .writeManifest(Map.of());
        Comparison comparison = compare(ComparisonOptions.DEFAULT, "csv", "b");
        assertThat(comparison.metric(METRIC).orElseThrow().difference(1).value())
                .isZero();
        assertThat(comparison.pairing()).startsWith("paired");
    }
}
