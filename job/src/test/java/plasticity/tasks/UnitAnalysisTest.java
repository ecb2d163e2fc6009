package plasticity.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.analysis.AnalysisSettings;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.SlidingWindowUnit;
import plasticity.plan.UnitSize;
import plasticity.plan.WorkUnit;
import plasticity.sample.TokenBlock;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.ReadHead;
import plasticity.testing.TestDump;
import plasticity.tokens.SamplingOptions;

/** A bug in the analysis of a query head fails only this head; in that of a key head, its query heads. */
class UnitAnalysisTest {
    private static final AnalysisSettings SETTINGS = new AnalysisSettings(4, 0.01, 0, 16, SlidingWindowUnit.TOKENS);
    private static final String BUG =
            "internal error: ArrayIndexOutOfBoundsException in plasticity.sample.TokenCollector";

    @TempDir
    private Path root;

    private WorkUnit unit;
    private List<HeadTables> sound;

    @BeforeEach
    void analyseSoundHeads() throws Exception {
        TestDump dump = new TestDump(root);
        for (String head : List.of("l00h00k", "l00h00q", "l00h01q", "l00h02q")) {
            dump.write(head, DumpRow.random(160, 4));
        }
        unit = dump.plan(new GroupedQueryLayout(1, 3, 1), UnitSize.KEY_HEAD, 1).get(0);
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

    /** @param faulty the head whose blocks have a slot that does not exist, which no file can cause */
    private List<HeadTables> analyse(HeadId faulty) {
        try (UnitReader reader = new UnitReader(unit, new SamplingOptions(1000, 0), ReadHead.HADOOP)) {
            Stream.Builder<HeadBlock> blocks = Stream.builder();
            while (reader.hasNext()) {
                HeadBlock block = reader.next();
                TokenBlock tokens = block.isEnd() ? null : Blocks.copy(block.tokens());
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
                        block.error()));
            }
            return HeadTables.of(blocks.build().iterator(), SETTINGS);
        }
    }
}
