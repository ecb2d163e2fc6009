package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.plots.TestTables;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;

/** Draws tables of all formats and sizes. */
class TablesTest {
    private static final String HEADER = "layer,q_head,k_head,q_bucket,k_bucket,ap_bucket";

    private static final String[] PARQUET_ROWS = {
        HEADER, "0,0,0,1,0,0.1", "0,1,0,1,0,", "3,1,0,2,0,0.30000000000000004", "3,1,0,2,1,0.75"
    };

    @TempDir
    private Path directory;

    private void assertDrawn(String plot, Path table) {
        assertDrawn(plot, (Object) "--bucket_csv", table);
    }

    private void assertDrawn(String plot, Object... arguments) {
        for (String suffix : List.of(".png", ".svg", ".pdf")) {
            Path picture = directory.resolve("p" + suffix);
            List<Object> line = new ArrayList<>(List.of(plot, "--output", picture));
            line.addAll(List.of(arguments));
            PlotRun run = PlotRun.of(line.toArray());
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
            assertThat(picture).isNotEmptyFile();
        }
    }

    private Path csv(String... lines) throws IOException {
        return TestTables.csv(directory.resolve("t.csv"), lines);
    }

    /** The rows of {@link #PARQUET_ROWS}, written by pyarrow. */
    private static Path parquet(String codec) {
        return TestTables.ROOT.resolve("plots/src/test/resources/tables/buckets-" + codec + ".parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plasticity", "heatmap", "layers"})
    void oneHead(String plot) throws IOException {
        assertDrawn(plot, csv(HEADER, "0,0,0,1,0,0.5", "0,0,0,2,0,0.25", "0,0,0,2,1,0.75"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plasticity", "heatmap", "layers"})
    void oneBucket(String plot) throws IOException {
        assertDrawn(plot, csv(HEADER, "0,0,0,1,0,0.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plasticity", "heatmap", "layers"})
    void negativeValuesAndBuckets(String plot) throws IOException {
        assertDrawn(plot, csv(HEADER, "0,0,0,1,-3,-0.5", "0,0,0,2,-3,-0.25", "1,0,0,2,0,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plasticity", "layers"})
    void legacyTable(String plot) throws IOException {
        assertDrawn(plot, csv("layer,q_head,k_head,bucket,ap_bucket", "0,0,0,0,0.5", "0,0,0,1,0.25"));
    }

    /** pyarrow writes 64-bit integers, nulls for undefined values, and a different page layout. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "brotli", "lz4"})
    void parquetAndCsvGiveTheSamePicture(String codec) throws IOException {
        Path csv = csv(PARQUET_ROWS);
        for (String plot : List.of("plasticity", "heatmap", "layers")) {
            Path one = directory.resolve("one.svg");
            Path other = directory.resolve("other.svg");
            assertThat(PlotRun.of(plot, "--bucket_csv", csv, "--output", one).err())
                    .isEmpty();
            assertThat(PlotRun.of(plot, "--bucket_csv", parquet(codec), "--output", other)
                            .err())
                    .isEmpty();
            assertThat(other).hasSameTextualContentAs(one);
        }
    }

    /** 2,000 rows without a dictionary, so that pages are repetitive and codecs use back-references. */
    @ParameterizedTest
    @ValueSource(strings = {"brotli", "lz4"})
    void decompressesRepetitivePages(String codec) throws Exception {
        Path file = TestTables.ROOT.resolve("plots/src/test/resources/tables/repeating-" + codec + ".parquet");
        StoredTable table = StoredTable.read(file, List.of(HeadIdentity.LAYER, HeadBucketPlasticity.AP_BUCKET));
        assertThat(table.integers(HeadIdentity.LAYER))
                .containsExactly(IntStream.range(0, 2000).map(i -> i / 400).toArray());
        assertThat(table.numbers(HeadBucketPlasticity.AP_BUCKET))
                .containsExactly(IntStream.range(0, 2000)
                        .mapToDouble(i -> i * i % 17 / 16.0)
                        .toArray());
    }

    @Test
    void oneComponentAndOneHead() throws IOException {
        assertDrawn("components", "--component_csv", csv("layer,q_head,component,component_weight", "0,0,0,1"));
        assertDrawn("heads", "--metrics_csv", csv("layer,q_head,ap_overall", "0,0,0.5"));
    }

    private static final String PROFILE =
            "layer,q_head,k_head,q_bucket,position,n_queries,ap_linear,ap_empirical,se_ap_linear,se_ap_empirical";

    /** Without standard errors, and without empirical plasticity, as of one text; without other tables next to them. */
    @Test
    void estimatesOfOneHeadAndOneText() throws IOException {
        assertDrawn("profile", "--profile_csv", csv(PROFILE, "0,0,0,1,768,10,0.5,0.4,,"));
        assertDrawn("profile", "--profile_csv", csv(PROFILE, "0,0,0,1,768,10,0.5,,,", "0,0,0,2,1280,10,0.4,,,"));
        assertDrawn("profile", "--profile_csv", csv(PROFILE, "0,0,0,1,768,10,0.5,0.4,0.1,0.1"));
        assertDrawn(
                "distance",
                "--distance_csv",
                csv(
                        "layer,q_head,k_head,key_distance,query_distance,bin_width,n_pairs,weight,ap_linear,ap_empirical",
                        "0,0,0,0,0,1,1,1,0.5,0.4"));
        assertDrawn(
                "variation",
                "--estimates_csv",
                csv(
                        "layer,q_head,near_token,near_text,near_position,near_total,se_near_token,se_near_text,se_near_position,"
                                + "se_near_total",
                        "0,0,0.5,,,,,,,"));
    }

    /** A head without standard errors, in one layer. */
    @Test
    void estimatesOfOneHead() throws IOException {
        TestTables.csv(
                directory.resolve("head_replicates.csv"),
                "layer,q_head,k_head,text_group,near_linear,near_linear_full,near_gaussian,near_empirical,near_model_gap");
        Path estimates = TestTables.csv(
                directory.resolve("head_estimates.csv"),
                "layer,q_head,k_head,near_linear,near_linear_full,near_gaussian,near_empirical,near_model_gap",
                "3,0,0,0.5,0.5,0.5,0.5,0");
        assertDrawn("model-error", "--estimates_csv", estimates, "--pairs", "near");
        Path geometry = TestTables.csv(
                directory.resolve("head_geometry.csv"),
                "layer,q_head,k_head,q_position_r,k_position_r,pc0_q_position_r,pc0_k_position_r,bias_logits,head_class",
                "3,0,0,0,0,0,0,0,content-focused");
        assertDrawn("geometry", "--geometry_csv", geometry);
        assertDrawn("geometry", "--geometry_csv", geometry, "--kind", "bias");
    }

    @Test
    void comparisonOfOneHead() throws IOException {
        Path differences = TestTables.csv(
                directory.resolve("d.csv"),
                "layer,q_head,metric,difference,p,p_adjusted,pairing",
                "0,0,near_empirical,0,1,1,paired");
        assertDrawn("compare", "--differences_csv", differences);
        assertDrawn("compare", "--differences_csv", differences, "--kind", "map");
        assertDrawn("compare", "--differences_csv", differences, "--fdr", "0");
        Path trajectory = TestTables.trajectory(directory.resolve("t.csv"), 1, 1, 1, "step-");
        for (String level : List.of("model", "layer", "head")) {
            assertDrawn("trajectory", "--trajectory_csv", trajectory, "--level", level);
        }
    }

    /** 1,152 heads: one shape each in a volcano and a map; the heads of 30 runs within the 512 MB of the tests' JVM. */
    @Test
    @Tag("slow")
    void comparisonOfALargeModel() throws Exception {
        Path differences = TestTables.differences(directory.resolve("d.csv"), 36, 32);
        assertDrawn("compare", "--differences_csv", differences);
        assertDrawn("compare", "--differences_csv", differences, "--kind", "map");
        Path trajectory = TestTables.trajectory(
                directory.resolve("t.csv"), 36, 32, 30, "a-long-name-of-a-checkpoint-of-a-training-run-");
        for (String level : List.of("model", "layer", "head")) {
            assertDrawn("trajectory", "--trajectory_csv", trajectory, "--level", level);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smollm2-135m", "smollm2-135m-all-tokens"})
    void tablesOfTheOriginal(String model) {
        Path tables = TestTables.shared("golden").resolve(model);
        for (String plot : List.of("plasticity", "heatmap", "layers")) {
            assertDrawn(plot, tables.resolve("head_bucket_plasticity.csv"));
        }
        assertDrawn("components", "--component_csv", tables.resolve("head_component_weights.csv"));
        assertDrawn("heads", "--metrics_csv", tables.resolve("head_metrics.csv"));
    }

    /**
     * 1,152 heads with 496 bucket pairs, within the 512 MB of the tests' JVM: one line per head and the mean with its halo; one cell per pair; one line
     * per bucket and the band.
     */
    @ParameterizedTest
    @CsvSource({"plasticity, path, 1154", "heatmap, rect, 496", "layers, path, 32"})
    @Tag("slow")
    void largeModel(String plot, String element, int count) throws Exception {
        Path table = TestTables.buckets(directory.resolve("t.csv"), 36, 32, 32);
        for (String suffix : List.of(".svg", ".png")) {
            Path picture = directory.resolve("p" + suffix);
            PlotRun run = PlotRun.of(plot, "--bucket_csv", table, "--output", picture);
            assertThat(run.err()).isEmpty();
            assertThat(picture).isNotEmptyFile();
        }
        assertThat(Svg.read(directory.resolve("p.svg")).plotted(element)).hasSize(count);
    }
}
