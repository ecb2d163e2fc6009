package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpan;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.inspect.Anomaly.Kind;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;

class InspectionTest {
    private static final HeadId QUERY = HeadId.query(0, 1);
    private static final HeadId KEY = HeadId.key(0, 0);

    @TempDir
    private Path directory;

    private TestDump dump;

    @BeforeEach
    void writeADumpWithoutAnythingOdd() throws Exception {
        dump = new TestDump(directory.resolve("model")).with("l00h00q", "l00h01q", "l00h00k");
    }

    @Test
    void footersTellOfADump() throws Exception {
        DumpSurvey survey = dump.footers();
        assertThat(survey.odd()).isEmpty();
        assertThat(survey.unreadable()).isZero();
        assertThat(survey.layout()).isEqualTo(new GroupedQueryLayout(1, 2, 1));
        assertThat(survey.shape())
                .as("ends alone: 2^bucket x 2 would do, too")
                .contains(new BucketShape(BucketShape.Type.UNIFORM, 64, false));
        assertThat(survey.cost().tasks()).isEqualTo(2);
        assertThat(survey.cost().bytes()).isPositive();
        assertThat(survey.heads()).hasSize(3).allSatisfy(head -> {
            assertThat(head.rows()).isEqualTo(OptionalLong.of(342));
            assertThat(head.dimension()).isEqualTo(OptionalInt.of(3));
            assertThat(head.bucketRange()).contains(new Range(0, 7));
            assertThat(head.range("position")).contains(new Range(0, 510));
            assertThat(head.range("example_id")).contains(new Range(0, 1));
            assertThat(head.window()).isEqualTo(Window.NONE);
            assertThat(head.bytes()).isGreaterThan(head.neededBytes());
            assertThat(head.neededBytes()).isPositive();
            assertThat(head.read()).isEmpty();
        });
    }

    @Test
    void rowsTellExactCounts() throws Exception {
        RowFacts keys = head(dump.deep(), KEY).read().orElseThrow();
        assertThat(keys.examples()).isEqualTo(OptionalLong.of(2));
        assertThat(keys.repeated()).isZero();
        assertThat(keys.buckets().byBucket())
                .hasSize(8)
                .containsEntry(0, new BucketSpan(44, 0, 63))
                .containsEntry(7, new BucketSpan(42, 450, 510));
        assertThat(head(dump.deep(), QUERY).read().orElseThrow().examples()).isEmpty();
    }

    @Test
    void deepFindsNothingOddWhereFootersDoNot() throws Exception {
        assertThat(dump.deep().odd()).isEmpty();
        assertThat(dump.deep().shape()).contains(new BucketShape(BucketShape.Type.UNIFORM, 64, true));
    }

    @Test
    void aFileThatIsNoParquetCostsItsHeadAlone() throws Exception {
        DumpSurvey survey = dump.spoil("l00h01q").footers();
        assertThat(survey.unreadable()).isOne();
        assertOdd(survey, Kind.UNREADABLE, QUERY);
        assertThat(survey.odd().get(0).message()).contains("l00h01q/data.parquet: not readable as Parquet");
        assertThat(head(survey, QUERY).rows()).isEmpty();
    }

    @Test
    void aReadableShardTellsOfAHeadWithADamagedOne() throws Exception {
        Files.writeString(dump.root().resolve("l00h01q/part.parquet"), "no Parquet");
        HeadSurvey head = head(dump.footers(), QUERY);
        assertThat(head.problem()).isPresent();
        assertThat(head.files()).isEqualTo(2);
        assertThat(head.rows()).isEqualTo(OptionalLong.of(342));
    }

    @Test
    void aMissingColumnIsNamed() throws Exception {
        dump.write("l00h01q", HeadFile.USUAL.without("position"), TestDump.rows());
        DumpSurvey survey = dump.footers();
        assertOdd(survey, Kind.UNREADABLE, QUERY);
        assertThat(survey.odd().get(0).message()).contains("column position is missing");
    }

    @Test
    void twoDirectoriesOfOneHead() throws Exception {
        DumpSurvey survey = dump.with("l000h001q").footers();
        assertOdd(survey, Kind.UNREADABLE, QUERY);
        assertThat(survey.odd().get(0).message()).contains("two directories hold the same head");
    }

    @Test
    void queryHeadsWithoutTheirKeyHead() throws Exception {
        assertOdd(dump.with("l01h00q").footers(), Kind.KEY_MISSING, HeadId.query(1, 0));
    }

    @Test
    void keyHeadsWithoutQueryHeads() throws Exception {
        assertOdd(dump.with("l01h00k").footers(), Kind.KEY_UNUSED, HeadId.key(1, 0));
    }

    @Test
    void layersInBetween() throws Exception {
        dump.with("l05h00q", "l05h00k", "l07h00q", "l07h00k");
        Anomaly oddity = dump.footers().odd().get(0);
        assertThat(oddity.kind()).isEqualTo(Kind.LAYERS_MISSING);
        assertThat(oddity.message()).endsWith(": 1-4, 6");
    }

    @Test
    void differingWidths() throws Exception {
        dump.write("l00h01q", each(row -> row.withVector(1, 2, 3, 4)));
        DumpSurvey survey = dump.footers();
        assertThat(survey.odd()).extracting(Anomaly::kind).containsExactly(Kind.WIDTHS_DIFFER, Kind.WIDTHS_DIFFER);
        assertThat(survey.odd()).allSatisfy(oddity -> assertThat(oddity.heads()).containsExactly(QUERY));
        assertThat(survey.odd().get(0).message()).isEqualTo("d is 4 where other heads have 3");
    }

    @Test
    void vectorsOfDifferingLengthInOneHead() throws Exception {
        dump.write("l00h01q", DumpRow.replace(TestDump.rows(), 5, row -> row.withVector(1, 2)));
        assertOdd(dump.footers(), Kind.VECTORS_UNEVEN, QUERY);
        assertRefused(dump.deep(), "l00h01q/data.parquet: column vector, row 5: found a vector of 2 components");
    }

    @Test
    void footersCountNulls() throws Exception {
        dump.write("l00h01q", DumpRow.replace(TestDump.rows(), 5, row -> row.withPosition(null)));
        assertOdd(dump.footers(), Kind.NULLS, QUERY);
        assertRefused(dump.deep(), "l00h01q/data.parquet: column position, row 5: found null");
    }

    @Test
    void footersTellOfInfinity() throws Exception {
        dump.write(
                "l00h01q", DumpRow.replace(TestDump.rows(), 5, row -> row.withComponent(1, Float.POSITIVE_INFINITY)));
        assertOdd(dump.footers(), Kind.NOT_FINITE, QUERY);
    }

    @Test
    void onlyRowsTellOfNan() throws Exception {
        dump.write("l00h01q", DumpRow.replace(TestDump.rows(), 5, row -> row.withComponent(1, Float.NaN)));
        assertRefused(dump.deep(), "l00h01q/data.parquet: column vector, row 5: component 1 is NaN");
    }

    @Test
    void oneWindow() throws Exception {
        dump.write("l00h01q", each(row -> row.withWindow(128)));
        assertThat(dump.footers().odd()).isEmpty();
        assertThat(head(dump.footers(), QUERY).window()).isEqualTo(Window.of(128));
        assertThat(head(dump.deep(), QUERY).window()).isEqualTo(Window.of(128));
    }

    @Test
    void mixedWindows() throws Exception {
        dump.write("l00h01q", DumpRow.replace(each(row -> row.withWindow(128)), 5, row -> row.withWindow(64)));
        assertOdd(dump.footers(), Kind.WINDOW_MIXED, QUERY);
        assertOdd(dump.deep(), Kind.WINDOW_MIXED, QUERY);
    }

    @Test
    void aWindowBesideNone() throws Exception {
        dump.write("l00h01q", DumpRow.replace(TestDump.rows(), 5, row -> row.withWindow(64)));
        assertOdd(dump.footers(), Kind.WINDOW_MIXED, QUERY);
        assertOdd(dump.deep(), Kind.WINDOW_MIXED, QUERY);
    }

    @Test
    void keysWithoutExamples() throws Exception {
        dump.write("l00h00k", HeadFile.USUAL.without("example_id"), TestDump.rows());
        assertOdd(dump.footers(), Kind.EXAMPLES_MISSING, KEY);
        dump.write("l00h00k", each(row -> row.withExample(null)));
        assertOdd(dump.footers(), Kind.EXAMPLES_MISSING, KEY);
    }

    @Test
    void queriesInBucketZeroAlone() throws Exception {
        dump.write("l00h01q", TestDump.rows().subList(0, 20));
        assertUndefined(dump.footers(), "no query is in a bucket above 0", QUERY);
    }

    @Test
    void keysInLaterBucketsAlone() throws Exception {
        dump.write("l00h00k", each(row -> row.withBucket(7)));
        assertUndefined(dump.footers(), "no key bucket is earlier than a query bucket", HeadId.query(0, 0), QUERY);
    }

    @Test
    void onlyRowsTellThatNoTwoKeysOfABucketShareAnExample() throws Exception {
        List<DumpRow> rows = new ArrayList<>();
        TestDump.rows().forEach(row -> rows.add(row.withExample(rows.size())));
        dump.write("l00h00k", rows);
        assertThat(dump.footers().odd()).isEmpty();
        String reason = "no key bucket that is earlier than a query bucket holds two keys of one text";
        assertUndefined(dump.deep(), reason, HeadId.query(0, 0), QUERY);
        // Bucket 7 is later than any.
        dump.write(
                "l00h00k",
                rows.stream()
                        .map(row -> row.bucket().equals(7) ? row.withExample(1) : row)
                        .toList());
        assertUndefined(dump.deep(), reason, HeadId.query(0, 0), QUERY);
        dump.write(
                "l00h00k",
                rows.stream()
                        .map(row -> row.bucket().equals(6) ? row.withExample(1) : row)
                        .toList());
        assertThat(dump.deep().odd()).extracting(Anomaly::kind).containsExactly(Kind.POSITIONS_REPEATED);
    }

    private static void assertUndefined(DumpSurvey survey, String reason, HeadId... heads) {
        assertThat(survey.odd())
                .filteredOn(oddity -> oddity.kind() == Kind.PLASTICITY_UNDEFINED)
                .singleElement()
                .isEqualTo(new Anomaly(
                        Kind.PLASTICITY_UNDEFINED, reason + ", so ap_overall is undefined", List.of(heads)));
    }

    @Test
    void negativePositionsAndBuckets() throws Exception {
        dump.write("l00h00k", DumpRow.replace(TestDump.rows(), 0, row -> row.withPosition(-7)));
        assertOdd(dump.footers(), Kind.POSITION_NEGATIVE, KEY);
        dump.write("l00h00k", DumpRow.replace(TestDump.rows(), 0, row -> row.withBucket(-7)));
        assertThat(dump.footers().odd()).anySatisfy(oddity -> {
            assertThat(oddity.kind()).isEqualTo(Kind.BUCKET_NEGATIVE);
            assertThat(oddity.heads()).containsExactly(KEY);
        });
    }

    @Test
    void onlyRowsTellOfRepeatedPositions() throws Exception {
        dump.write("l00h00k", DumpRow.replace(TestDump.rows(), 1, row -> row.withPosition(0)));
        assertThat(dump.footers().odd()).isEmpty();
        assertOdd(dump.deep(), Kind.POSITIONS_REPEATED, KEY);
        assertThat(head(dump.deep(), KEY).read().orElseThrow().repeated()).isOne();
    }

    @Test
    void bucketsThatFollowNoRule() throws Exception {
        dump.write("l00h00k", DumpRow.replace(TestDump.rows(), 1, row -> row.withBucket(7)));
        assertThat(dump.footers().odd()).as("the ends fit").isEmpty();
        assertThat(dump.deep().odd()).extracting(Anomaly::kind).containsExactly(Kind.BUCKETS_UNEXPLAINED);
        assertThat(dump.deep().shape()).isEmpty();
    }

    @Test
    void aHeadWhoseBucketsEndEarlier() throws Exception {
        dump.write("l00h00k", TestDump.rows().subList(0, 100));
        Anomaly oddity = dump.footers().odd().get(0);
        assertThat(oddity.kind()).isEqualTo(Kind.BUCKETS_DIFFER);
        assertThat(oddity.message()).isEqualTo("the largest bucket is 4 where other heads have 7");
        assertThat(oddity.heads()).containsExactly(KEY);
    }

    @Test
    void withoutStatisticsThereIsADeepLook() throws Exception {
        HeadFile bare = HeadFile.USUAL.with(options -> options.withStatisticsEnabled("bucket", false)
                .withStatisticsEnabled("position", false)
                .withStatisticsEnabled("sliding_window", false));
        dump.write("l00h01q", bare, TestDump.rows());
        assertThat(dump.footers().odd())
                .extracting(Anomaly::kind)
                .containsExactly(Kind.STATISTICS_MISSING, Kind.WINDOW_UNKNOWN);
        assertThat(dump.deep().odd()).isEmpty();
    }

    @Test
    void whereNoHeadCanBeReadThereIsNothingToTell() throws Exception {
        TestDump spoiled = new TestDump(directory.resolve("spoiled")).spoil("l00h00q");
        assertThatThrownBy(spoiled::footers)
                .isInstanceOf(InspectException.class)
                .hasMessageMatching("no head can be read: all 1 fail, the first with: .*data.parquet: not readable .*");
    }

    private static List<DumpRow> each(UnaryOperator<DumpRow> change) {
        return TestDump.rows().stream().map(change).toList();
    }

    private static HeadSurvey head(DumpSurvey survey, HeadId id) {
        return survey.heads().stream()
                .filter(head -> head.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertOdd(DumpSurvey survey, Kind kind, HeadId... heads) {
        assertThat(survey.odd()).extracting(Anomaly::kind).containsExactly(kind);
        assertThat(survey.odd().get(0).heads()).containsExactly(heads);
    }

    private static void assertRefused(DumpSurvey survey, String message) {
        assertThat(survey.unreadable()).isOne();
        Optional<String> problem = head(survey, QUERY).problem();
        assertThat(problem).hasValueSatisfying(line -> assertThat(line).contains(message));
    }
}
