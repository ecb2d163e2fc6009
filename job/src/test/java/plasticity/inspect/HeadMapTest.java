package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.BlockHosts;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.tokens.HeadFooter;

class HeadMapTest {
    @TempDir
    private Path directory;

    private InspectedDump dump(String... heads) throws Exception {
        return new InspectedDump(directory.resolve("model")).with(heads);
    }

    @Test
    void marksQueryHeads() throws Exception {
        InspectedDump dump = dump(
                "l00h00k", "l00h00q", "l00h02q", "l00h03q", "l00h01k", "l00h05q", "l03h01q", "l03h00k", "l04h00q",
                "l04h00k", "l04h03q", "l04h01k");
        dump.spoil("l00h02q")
                .write("l00h01k", InspectedDump.rows().subList(0, 100))
                .with("l03h04q");
        assertThat(HeadMap.lines(dump.footers()))
                .containsExactly(
                        "layer  0   3",
                        "    0  #.x !.!",
                        "  1-2  not captured",
                        "    3  .#. .k.",
                        "    4  #.. #..",
                        "",
                        "    #  captured with its key head",
                        "    !  anomaly, see below",
                        "    k  its key head is missing",
                        "    x  it or its key head cannot be read",
                        "    .  not captured");
    }

    @Test
    void aLargeModelFitsTheConsole() {
        List<String> lines = HeadMap.lines(captured(new GroupedQueryLayout(48, 40, 8)));
        assertThat(lines).hasSize(1 + 48 + 2).allSatisfy(line -> assertThat(line.length())
                .isLessThanOrEqualTo(80));
        assertThat(lines.get(0)).isEqualTo("layer  0     5     10    15    20    25    30    35");
        assertThat(lines.get(48)).isEqualTo("   47  ##### ##### ##### ##### ##### ##### ##### #####");
    }

    @Test
    void headsWithoutGroupsAreShownInEights() {
        assertThat(HeadMap.lines(captured(new GroupedQueryLayout(1, 12, 12))).get(1))
                .isEqualTo("    0  ######## ####");
    }

    @Test
    void wideMapsAreWrapped() {
        List<String> lines = HeadMap.lines(captured(new GroupedQueryLayout(2, 128, 16)));
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(lines).filteredOn(line -> line.startsWith("layer")).hasSize(2);
        assertThat(lines.get(4)).startsWith("layer  64 ");
        assertThat(String.join("", lines).chars().filter(c -> c == '#').count())
                .as("heads and the legend")
                .isEqualTo(2 * 128 + 1);
    }

    @Test
    void wideGroupsAreSplit() {
        List<String> lines = HeadMap.lines(captured(new GroupedQueryLayout(1, 100, 1)));
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(String.join("", lines).chars().filter(c -> c == '#').count()).isEqualTo(100 + 1);
    }

    @Test
    void hugeNumbersGiveASmallMap() throws Exception {
        assertThat(HeadMap.lines(dump("l999999999h00q", "l999999999h00k").footers()))
                .contains("0-999999998  not captured", "  999999999  #");
        assertThat(HeadMap.lines(dump("l00h999999999q").footers()))
                .containsExactly("no map: too many query heads, numbers up to 999999999");
    }

    /** A survey of a complete model with only the heads set. */
    private static DumpSurvey captured(GroupedQueryLayout layout) {
        List<HeadSurvey> heads = new ArrayList<>();
        for (int layer = 0; layer < layout.layers(); layer++) {
            for (int head = 0; head < layout.queryHeads(); head++) {
                heads.add(head(HeadId.query(layer, head)));
            }
            for (int head = 0; head < layout.keyHeads(); head++) {
                heads.add(head(HeadId.key(layer, head)));
            }
        }
        return new DumpSurvey(
                new DumpLocation("model", Optional.empty(), Map.of(), ""),
                Depth.FOOTERS,
                heads,
                layout,
                Optional.empty(),
                List.of(),
                new Cost(1, 1, 1, 1, 1));
    }

    private static HeadSurvey head(HeadId id) {
        HeadFooter planned = new HeadFooter(id, id.directoryName(), List.of(), BlockHosts.NONE, null);
        return new HeadSurvey(planned, id.directoryName(), Optional.empty(), 1, 1, FooterFacts.NONE, Optional.empty());
    }
}
