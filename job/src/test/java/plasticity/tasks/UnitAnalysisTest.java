package plasticity.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.analysis.AnalysisSettings;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.SlidingWindowUnit;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.plan.WorkUnit;
import plasticity.sample.TokenBlock;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.ReadHead;
import plasticity.testing.TestDump;
import plasticity.tokens.SamplingOptions;

/** A bug in the analysis of a query head fails only this head; in that of a key head, its query heads, and it has no estimates. */
class UnitAnalysisTest {
    private static final AnalysisSettings SETTINGS = new AnalysisSettings(4, 0.01, 0, 16, SlidingWindowUnit.TOKENS);
    private static final String BUG = "internal error: ArrayIndexOutOfBoundsException in plasticity.arrays.DoubleArray";

    private static final GroupedQueryLayout LAYOUT = new GroupedQueryLayout(1, 3, 1);
    private static final SampleSizes SIZES = new SampleSizes(64, 64, 64);

    @TempDir
    private Path root;

    private DumpPlan plan;
    private WorkUnit unit;
    private AnalysisSettings settings = SETTINGS;
    private SamplingOptions sampling = new SamplingOptions(1000, 0);
    private List<HeadTables> sound;

    @BeforeEach
    void analyseSoundHeads() throws Exception {
        TestDump dump = new TestDump(root);
        for (String head : List.of("l00h00k", "l00h00q", "l00h01q", "l00h02q")) {
            dump.write(head, DumpRow.random(160, 4));
        }
        unit = dump.plan(LAYOUT, UnitSize.KEY_HEAD, 1).get(0);
        sound = analyse(HeadId.query(9, 9));
        assertThat(sound).hasSize(3).allSatisfy(head -> assertThat(head.error()).isNull());
    }

    @Test
    void ofAQueryHead() {
        List<HeadTables> found = analyse(HeadId.query(0, 1));
        assertThat(found.get(0)).isEqualTo(sound.get(0));
        assertThat(found.get(1).error()).startsWith("l00h01q: " + BUG);
        assertThat(found.get(2)).isEqualTo(sound.get(2));
    }

    @Test
    void ofAKeyHead() {
        assertThat(analyse(HeadId.key(0, 0))).hasSize(3).allSatisfy(head -> assertThat(head.error())
                .startsWith("l00h00k: " + BUG));
    }

    @Test
    void ofAQueryHeadWithEstimates() throws Exception {
        withEstimates();
        List<HeadTables> all = analyse(HeadId.query(9, 9));
        assertThat(all).extracting(HeadTables::head).endsWith(HeadId.key(0, 0)).hasSize(4);
        assertThat(all.get(3).rows()).contains("n_q_heads=3.0");
        List<HeadTables> found = analyse(HeadId.query(0, 1));
        assertThat(found.get(2)).isEqualTo(all.get(2));
        assertThat(found.get(3).rows()).contains("n_q_heads=2.0");
    }

    @Test
    void ofAKeyHeadWithEstimates() throws Exception {
        withEstimates();
        List<HeadTables> found = analyse(HeadId.key(0, 0));
        assertThat(found).hasSize(4);
        assertThat(found.get(3)).isEqualTo(new HeadTables(HeadId.key(0, 0), "", null));
    }

    @Test
    void estimatesOfAKeyHeadDoNotDependOnWhoseResultsAreWanted() throws Exception {
        withEstimates();
        HeadTables expected = analyse(HeadId.query(9, 9)).get(3);
        unit = plan.only(Set.of(HeadId.key(0, 0))).units().get(0);
        assertThat(analyse(HeadId.query(9, 9))).containsExactly(expected);
        unit = plan.only(Set.of(HeadId.key(0, 0), HeadId.query(0, 1))).units().get(0);
        assertThat(analyse(HeadId.query(9, 9)))
                .extracting(HeadTables::head)
                .containsExactly(HeadId.query(0, 1), HeadId.key(0, 0));
        assertThat(analyse(HeadId.query(9, 9)).get(1)).isEqualTo(expected);
    }

    private void withEstimates() throws Exception {
        EstimateSettings estimates = new EstimateSettings(SIZES, 4, Double.NaN, 64);
        settings = new AnalysisSettings(4, 0.01, 0, 16, SlidingWindowUnit.TOKENS, estimates);
        sampling = new SamplingOptions(1000, 0, estimates);
        DumpOptions options =
                new DumpOptions(root.toString(), LAYOUT, sampling, UnitSize.KEY_HEAD, ExecutorMemory.UNKNOWN);
        plan = DumpPlan.of(options, query -> true, ReadHead.HADOOP, 1);
        unit = plan.units().get(0);
    }

    /** @param faulty the head whose blocks have a slot that does not exist, which no file can cause */
    private List<HeadTables> analyse(HeadId faulty) {
        try (UnitReader reader = new UnitReader(unit, sampling, ReadHead.HADOOP)) {
            Stream.Builder<HeadBlock> blocks = Stream.builder();
            while (reader.hasNext()) {
                HeadBlock block = reader.next();
                TokenBlock tokens = block.isEnd() ? null : Blocks.kept(block.tokens());
                if (tokens != null && block.head().equals(faulty)) {
                    Arrays.fill(tokens.slots(), 1000);
                }
                blocks.add(new HeadBlock(
                        block.head(),
                        block.keyHead(),
                        block.rows(),
                        block.keptRows(),
                        block.dimension(),
                        tokens,
                        block.bytes(),
                        block.orientation(),
                        block.isWanted(),
                        block.error()));
            }
            return HeadTables.of(blocks.build().iterator(), settings);
        }
    }
}
