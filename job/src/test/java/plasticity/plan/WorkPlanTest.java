package plasticity.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import plasticity.config.EstimateValues;
import plasticity.dump.DumpException;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.testing.CountedFiles;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.HostedFiles;
import plasticity.testing.ReadHead;
import plasticity.testing.TestDump;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.SamplingOptions;

class WorkPlanTest {
    private static final GroupedQueryLayout LAYOUT = new GroupedQueryLayout(3, 4, 2);

    @TempDir
    private Path root;

    private TestDump dump;

    @BeforeEach
    void dump() {
        dump = new TestDump(root);
    }

    @Test
    void aUnitIsAKeyHeadWithItsQueryHeads() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h01q", "l00h02q", "l00h03q", "l00h00k", "l00h01k");
        assertThat(plan(UnitSize.KEY_HEAD, 1)).containsExactly("l00h00k: l00h00q l00h01q", "l00h01k: l00h02q l00h03q");
    }

    @Test
    void orAQueryHeadWithItsKeyHead() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h01q", "l00h02q", "l00h00k", "l00h01k");
        assertThat(plan(UnitSize.QUERY_HEAD, 1))
                .containsExactly("l00h00k: l00h00q", "l00h00k: l00h01q", "l00h01k: l00h02q");
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 4"})
    void autoKeepsQueryHeadsTogetherIfEveryCoreHasThreeUnits(int cores, int units) throws IOException, DumpException {
        capture(10, "l00h00q", "l00h01q", "l01h00q", "l02h03q", "l00h00k", "l01h00k", "l02h01k");
        assertThat(plan(UnitSize.AUTO, cores)).hasSize(units);
    }

    @Test
    void headsThatWereNotCapturedAreNotPlanned() throws IOException, DumpException {
        capture(10, "l01h02q", "l00h00k", "l01h00k", "l01h01k");
        assertThat(plan(UnitSize.KEY_HEAD, 1)).containsExactly("l01h01k: l01h02q");
    }

    @Test
    void aMissingKeyHeadIsPlannedWithItsError() throws IOException, DumpException {
        capture(10, "l00h00q");
        WorkUnit unit = dump.plan(LAYOUT, UnitSize.KEY_HEAD, 1).get(0);
        assertThat(unit.key().id()).isEqualTo(HeadId.key(0, 0));
        assertThat(unit.key().problem()).contains("is missing");
    }

    @Test
    void theLargestUnitComesFirst() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h00k");
        capture(30, "l01h00q", "l01h00k");
        capture(20, "l02h00q", "l02h00k");
        assertThat(plan(UnitSize.KEY_HEAD, 1))
                .containsExactly("l01h00k: l01h00q", "l02h00k: l02h00q", "l00h00k: l00h00q");
    }

    @Test
    void theCostOfAUnitIncludesItsKeys() throws IOException, DumpException {
        capture(10, "l00h00q", "l01h00q", "l00h00k");
        capture(40, "l01h00k");
        assertThat(plan(UnitSize.QUERY_HEAD, 1)).containsExactly("l01h00k: l01h00q", "l00h00k: l00h00q");
    }

    @Test
    void unitsOfEqualCostAreInTheOrderOfTheirHeads() throws IOException, DumpException {
        capture(10, "l02h00q", "l00h03q", "l01h01q", "l00h01q", "l00h00k", "l00h01k", "l01h00k", "l02h00k");
        assertThat(plan(UnitSize.QUERY_HEAD, 1))
                .containsExactly("l00h00k: l00h01q", "l00h01k: l00h03q", "l01h00k: l01h01q", "l02h00k: l02h00q");
    }

    @Test
    void aUnitPrefersTheHostsOfItsBlocks() throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(10, 2);
        HeadFile.USUAL.write(root.resolve("l00h00k/a-1.parquet"), rows);
        HeadFile.USUAL.write(root.resolve("l00h00q/b-1.parquet"), rows);
        HeadFile.USUAL.write(root.resolve("l00h00q/b-2.parquet"), rows);
        DumpOptions options = new DumpOptions(
                HostedFiles.uri(root), LAYOUT, new SamplingOptions(50_000, 0), UnitSize.AUTO, ExecutorMemory.UNKNOWN);
        WorkUnit unit = DumpPlan.of(options, query -> true, HostedFiles.configuration(), 1)
                .units()
                .get(0);
        assertThat(unit.heads()).extracting(HeadFooter::problem).containsOnlyNulls();
        assertThat(unit.hosts()).containsExactly("b", "a");
    }

    @Test
    void localFilesHaveNoHosts() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h00k");
        WorkUnit unit = dump.plan(LAYOUT, UnitSize.AUTO, 1).get(0);
        assertThat(unit.hosts()).isEmpty();
    }

    private void capture(int rows, String... heads) throws IOException {
        for (String head : heads) {
            dump.write(head, DumpRow.random(rows, 2));
        }
    }

    private List<String> plan(UnitSize size, int cores) throws DumpException {
        return dump.plan(LAYOUT, size, cores).stream().map(WorkPlanTest::text).toList();
    }

    /** Key head, with {@code *} if it is estimated; the query heads to be analysed; in parentheses those that are only counted. */
    private static String text(WorkUnit unit) {
        String heads = names(unit.queries()) + (unit.counted().isEmpty() ? "" : " (" + names(unit.counted()) + ")");
        return unit.key().id().directoryName() + (unit.isKeyHeadEstimated() ? "*" : "") + ": " + heads.strip();
    }

    private static String names(List<HeadFooter> heads) {
        return heads.stream().map(head -> head.id().directoryName()).collect(Collectors.joining(" "));
    }

    /** A corrupt footer may declare any size, which should affect its head only. */
    @Test
    void aUnitThatDoesNotFitFailsAlone() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h00k", "l01h00k");
        dump.write("l01h00q", DumpRow.random(500, 2000));
        DumpOptions options = new DumpOptions(
                root.toString(), LAYOUT, new SamplingOptions(50_000, 0), UnitSize.KEY_HEAD, ExecutorMemory.UNKNOWN);
        DumpPlan plan = DumpPlan.of(options, query -> true, ReadHead.HADOOP, 1).within(new ExecutorMemory(20 << 20, 2));
        assertThat(plan.units().stream().flatMap(unit -> unit.queries().stream()))
                .satisfiesExactlyInAnyOrder(
                        fits -> assertThat(fits.problem()).isNull(), tooLarge -> assertThat(tooLarge.problem())
                                .startsWith(dump.uri("l01h00q") + ": not enough memory: a task needs up to"));
        assertThatThrownBy(() -> plan.within(new ExecutorMemory(1000, 1)))
                .isInstanceOf(InsufficientMemoryException.class);
    }

    @Test
    void aPlanForSomeHeadsIsGroupedAgainWithoutOpeningFiles() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h01q", "l00h00k", "l01h00k", "l02h01k");
        capture(30, "l01h00q", "l02h03q");
        DumpPlan plan = plan(CountedFiles.uri(root), UnitSize.AUTO, CountedFiles.configuration());
        CountedFiles.forget();
        assertThat(texts(plan)).containsExactly("l01h00k: l01h00q", "l02h01k: l02h03q", "l00h00k: l00h00q l00h01q");
        DumpPlan some = plan.only(Set.of(HeadId.query(0, 0), HeadId.query(0, 1), HeadId.query(9, 9)));
        assertThat(texts(some)).containsExactly("l00h00k: l00h00q", "l00h00k: l00h01q");
        assertThat(some.queries()).containsExactly(HeadId.query(0, 0), HeadId.query(0, 1));
        assertThat(some.fingerprints(HeadId.query(0, 1))).isEqualTo(plan.fingerprints(HeadId.query(0, 1)));
        assertThat(some.fileBytes()).isLessThan(plan.fileBytes());
        assertThat(plan.only(Set.of()).size()).isZero();
        assertThat(texts(plan.only(plan.queries()))).isEqualTo(texts(plan));
        assertThat(texts(plan.on(2))).hasSize(4);
        assertThat(CountedFiles.opened()).isZero();
    }

    @Test
    void withEstimatesAKeyHeadIsEstimatedWithItsQueryHeads() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h01q", "l00h00k", "l00h02q", "l00h01k");
        DumpPlan plan = estimated(UnitSize.KEY_HEAD, 1);
        assertThat(texts(plan)).containsExactly("l00h00k*: l00h00q l00h01q", "l00h01k*: l00h02q");
        assertThat(plan.wanted())
                .containsExactlyInAnyOrder(
                        HeadId.query(0, 0), HeadId.query(0, 1), HeadId.query(0, 2), HeadId.key(0, 0), HeadId.key(0, 1));
    }

    @Test
    void orInAUnitOfItsOwnThatCountsThem() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h01q", "l00h00k", "l00h02q", "l00h01k");
        assertThat(texts(estimated(UnitSize.QUERY_HEAD, 1)))
                .containsExactlyInAnyOrder(
                        "l00h00k: l00h00q",
                        "l00h00k: l00h01q",
                        "l00h00k*: (l00h00q l00h01q)",
                        "l00h01k: l00h02q",
                        "l00h01k*: (l00h02q)");
    }

    /** A unit of its own would read all query heads again, so one unit per core is enough to keep them together. */
    @ParameterizedTest
    @CsvSource({"2, 2", "3, 5"})
    void autoEstimatesKeyHeadsWithTheirQueryHeadsIfEveryCoreHasAUnit(int cores, int units)
            throws IOException, DumpException {
        capture(10, "l00h00q", "l00h01q", "l00h00k", "l00h02q", "l00h01k");
        assertThat(estimated(UnitSize.AUTO, cores).units()).hasSize(units);
    }

    @ParameterizedTest
    @EnumSource(UnitSize.class)
    void aRerunCountsTheQueryHeadsThatDidNotChange(UnitSize size) throws IOException, DumpException {
        capture(10, "l00h00q", "l00h01q", "l00h00k", "l00h02q", "l00h01k");
        DumpPlan plan = estimated(size, 1);
        boolean isTogether = size != UnitSize.QUERY_HEAD;
        assertThat(texts(plan.only(Set.of(HeadId.query(0, 1), HeadId.key(0, 0)))))
                .containsExactlyInAnyOrderElementsOf(
                        isTogether
                                ? List.of("l00h00k*: l00h01q (l00h00q)")
                                : List.of("l00h00k: l00h01q", "l00h00k*: (l00h00q l00h01q)"));
        assertThat(texts(plan.only(Set.of(HeadId.query(0, 1))))).containsExactly("l00h00k: l00h01q");
        assertThat(texts(plan.only(Set.of(HeadId.key(0, 1))))).containsExactly("l00h01k*: (l00h02q)");
    }

    @Test
    void queryHeadsCanBePlannedAlone() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h01q", "l00h00k");
        DumpPlan plan = estimated(UnitSize.KEY_HEAD, 1);
        assertThat(texts(plan.withoutKeyHeads())).containsExactly("l00h00k: l00h00q l00h01q");
    }

    @Test
    void withoutEstimatesNoKeyHeadIsWanted() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h00k");
        DumpPlan plan = plan(root.toString(), UnitSize.KEY_HEAD, ReadHead.HADOOP);
        assertThat(plan.wanted()).containsExactly(HeadId.query(0, 0));
        assertThat(plan.units()).noneMatch(WorkUnit::isKeyHeadEstimated);
    }

    private DumpPlan estimated(UnitSize size, int cores) throws DumpException {
        SamplingOptions sampling = new SamplingOptions(50_000, 0, EstimateValues.defaults());
        return DumpPlan.of(
                new DumpOptions(root.toString(), LAYOUT, sampling, size, ExecutorMemory.UNKNOWN),
                query -> true,
                ReadHead.HADOOP,
                cores);
    }

    @Test
    void unreadableHeadsAreKeptInThePlan() throws IOException, DumpException {
        capture(10, "l00h00q");
        dump.touch("l00h01q/data.parquet", 100);
        dump.touch("l02h03q/none.csv", 1);
        DumpPlan plan = plan(root.toString(), UnitSize.AUTO, ReadHead.HADOOP);
        Set<HeadId> all = Set.of(HeadId.query(0, 0), HeadId.query(0, 1), HeadId.query(2, 3));
        assertThat(plan.queries()).containsExactlyElementsOf(new TreeSet<>(all));
        assertThat(plan.only(all).unreadable()).isEqualTo(3);
    }

    @Test
    void theMemoryLimitAppliesToAPlanForSomeHeads() throws IOException, DumpException {
        capture(10, "l00h00q", "l00h00k", "l01h00k");
        dump.write("l01h00q", DumpRow.random(500, 2000));
        DumpPlan plan =
                plan(root.toString(), UnitSize.KEY_HEAD, ReadHead.HADOOP).within(new ExecutorMemory(10 << 20, 1));
        assertThat(plan.only(Set.of(HeadId.query(0, 0))).unreadable()).isZero();
        assertThat(plan.on(4).unreadable()).isEqualTo(1);
        assertThatThrownBy(() -> plan.only(Set.of(HeadId.query(1, 0)))).isInstanceOf(InsufficientMemoryException.class);
    }

    private static DumpPlan plan(String path, UnitSize size, Configuration hadoop) throws DumpException {
        return DumpPlan.of(
                new DumpOptions(path, LAYOUT, new SamplingOptions(50_000, 0), size, ExecutorMemory.UNKNOWN),
                query -> true,
                hadoop,
                1);
    }

    private static List<String> texts(DumpPlan plan) {
        return plan.units().stream().map(WorkPlanTest::text).toList();
    }
}
