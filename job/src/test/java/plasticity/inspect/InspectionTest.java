package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpan;
import plasticity.fetch.LibraryCall;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.inspect.Anomaly.Kind;
import plasticity.messages.RunException;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;

class InspectionTest {
    private static final HeadId QUERY = HeadId.query(0, 1);
    private static final HeadId KEY = HeadId.key(0, 0);

    @TempDir
    private Path directory;

    private InspectedDump dump;

    @BeforeEach
    void writeADumpWithoutAnomalies() throws Exception {
        dump = new InspectedDump(directory.resolve("model")).with("l00h00q", "l00h01q", "l00h00k");
    }

    @Test
    void footersDescribeADump() throws Exception {
        DumpSurvey survey = dump.footers();
        assertThat(survey.anomalies()).isEmpty();
        assertThat(survey.unreadable()).isZero();
        assertThat(survey.layout()).isEqualTo(new GroupedQueryLayout(1, 2, 1));
        assertThat(survey.shape())
                .as("not certain: 2^bucket x 2 fits the ends too")
                .contains(new BucketShape(BucketShape.Type.UNIFORM, 64, false));
        assertThat(survey.cost().tasks()).isEqualTo(3);
        assertThat(survey.cost().bytes()).isPositive();
        assertThat(survey.heads()).hasSize(3).allSatisfy(head -> {
            assertThat(head.rows()).isEqualTo(OptionalLong.of(342));
            assertThat(head.dimension()).contains(3);
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
    void deepReportsExactCounts() throws Exception {
        HeadRows.Facts keys = head(dump.deep(), KEY).read().orElseThrow();
        assertThat(keys.examples()).isEqualTo(OptionalLong.of(2));
        assertThat(keys.repeated()).isZero();
        assertThat(keys.buckets().byBucket())
                .hasSize(8)
                .containsEntry(0, new BucketSpan(44, 0, 63))
                .containsEntry(7, new BucketSpan(42, 450, 510));
        assertThat(head(dump.deep(), QUERY).read().orElseThrow().examples()).isEmpty();
    }

    @Test
    void deepFindsNoAnomaliesEither() throws Exception {
        assertThat(dump.deep().anomalies()).isEmpty();
        assertThat(dump.deep().shape()).contains(new BucketShape(BucketShape.Type.UNIFORM, 64, true));
    }

    @Test
    void anInvalidFileAffectsOnlyItsHead() throws Exception {
        DumpSurvey survey = dump.spoil("l00h01q").footers();
        assertThat(survey.unreadable()).isOne();
        assertAnomaly(survey, Kind.UNREADABLE, QUERY);
        assertThat(survey.anomalies().get(0).message()).contains("l00h01q/data.parquet: not readable as Parquet");
        assertThat(head(survey, QUERY).rows()).isEmpty();
    }

    @Test
    void aBugIsNotMistakenForADamagedFile() {
        assertThatThrownBy(() -> LibraryCall.run(() -> new FooterFacts.Listener().metadata(null)))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void readableFilesOfADamagedHeadAreReported() throws Exception {
        Files.writeString(dump.root().resolve("l00h01q/part.parquet"), "no Parquet");
        HeadSurvey head = head(dump.footers(), QUERY);
        assertThat(head.problem()).isPresent();
        assertThat(head.files()).isEqualTo(2);
        assertThat(head.rows()).isEqualTo(OptionalLong.of(342));
    }

    @Test
    void missingColumn() throws Exception {
        dump.write("l00h01q", HeadFile.USUAL.without("position"), InspectedDump.rows());
        DumpSurvey survey = dump.footers();
        assertAnomaly(survey, Kind.UNREADABLE, QUERY);
        assertThat(survey.anomalies().get(0).message()).contains("column position is missing");
    }

    @Test
    void twoDirectoriesOfOneHead() throws Exception {
        DumpSurvey survey = dump.with("l000h001q").footers();
        assertAnomaly(survey, Kind.UNREADABLE, QUERY);
        assertThat(survey.anomalies().get(0).message()).contains("two directories hold the same head");
    }

    @Test
    void queryHeadsWithoutTheirKeyHead() throws Exception {
        assertAnomaly(dump.with("l01h00q").footers(), Kind.KEY_MISSING, HeadId.query(1, 0));
    }

    @Test
    void keyHeadsWithoutQueryHeads() throws Exception {
        assertAnomaly(dump.with("l01h00k").footers(), Kind.KEY_UNUSED, HeadId.key(1, 0));
    }

    @Test
    void layersInBetween() throws Exception {
        dump.with("l05h00q", "l05h00k", "l07h00q", "l07h00k");
        Anomaly anomaly = dump.footers().anomalies().get(0);
        assertThat(anomaly.kind()).isEqualTo(Kind.LAYERS_MISSING);
        assertThat(anomaly.message()).endsWith(": 1-4, 6");
    }

    @Test
    void differingWidths() throws Exception {
        dump.write("l00h01q", each(row -> row.withVector(1, 2, 3, 4)));
        DumpSurvey survey = dump.footers();
        assertThat(survey.anomalies())
                .extracting(Anomaly::kind)
                .containsExactly(Kind.WIDTHS_DIFFER, Kind.WIDTHS_DIFFER);
        assertThat(survey.anomalies())
                .allSatisfy(anomaly -> assertThat(anomaly.heads()).containsExactly(QUERY));
        assertThat(survey.anomalies().get(0).message()).isEqualTo("d is 4, but 3 in most heads");
    }

    @Test
    void vectorsOfDifferingLengthInOneHead() throws Exception {
        dump.write("l00h01q", DumpRow.replace(InspectedDump.rows(), 5, row -> row.withVector(1, 2)));
        assertAnomaly(dump.footers(), Kind.VECTORS_UNEVEN, QUERY);
        assertUnreadable(dump.deep(), "l00h01q/data.parquet: column vector, row 5: found a vector of 2 components");
    }

    @Test
    void footersCountNulls() throws Exception {
        dump.write("l00h01q", DumpRow.replace(InspectedDump.rows(), 5, row -> row.withPosition(null)));
        assertAnomaly(dump.footers(), Kind.NULLS, QUERY);
        assertUnreadable(dump.deep(), "l00h01q/data.parquet: column position, row 5: found null");
    }

    @Test
    void footersRevealInfinity() throws Exception {
        dump.write(
                "l00h01q",
                DumpRow.replace(InspectedDump.rows(), 5, row -> row.withComponent(1, Float.POSITIVE_INFINITY)));
        assertAnomaly(dump.footers(), Kind.NOT_FINITE, QUERY);
    }

    @Test
    void onlyRowsRevealNan() throws Exception {
        dump.write("l00h01q", DumpRow.replace(InspectedDump.rows(), 5, row -> row.withComponent(1, Float.NaN)));
        assertUnreadable(dump.deep(), "l00h01q/data.parquet: column vector, row 5: component 1 is NaN");
    }

    @Test
    void oneWindow() throws Exception {
        dump.write("l00h01q", each(row -> row.withWindow(128)));
        assertThat(dump.footers().anomalies()).isEmpty();
        assertThat(head(dump.footers(), QUERY).window()).isEqualTo(Window.of(128));
        assertThat(head(dump.deep(), QUERY).window()).isEqualTo(Window.of(128));
    }

    @Test
    void mixedWindows() throws Exception {
        dump.write("l00h01q", DumpRow.replace(each(row -> row.withWindow(128)), 5, row -> row.withWindow(64)));
        assertAnomaly(dump.footers(), Kind.WINDOW_MIXED, QUERY);
        assertAnomaly(dump.deep(), Kind.WINDOW_MIXED, QUERY);
    }

    @Test
    void windowInSomeRows() throws Exception {
        dump.write("l00h01q", DumpRow.replace(InspectedDump.rows(), 5, row -> row.withWindow(64)));
        assertAnomaly(dump.footers(), Kind.WINDOW_MIXED, QUERY);
        assertAnomaly(dump.deep(), Kind.WINDOW_MIXED, QUERY);
    }

    @Test
    void keysWithoutExamples() throws Exception {
        dump.write("l00h00k", HeadFile.USUAL.without("example_id"), InspectedDump.rows());
        assertAnomaly(dump.footers(), Kind.EXAMPLES_MISSING, KEY);
        dump.write("l00h00k", each(row -> row.withExample(null)));
        assertAnomaly(dump.footers(), Kind.EXAMPLES_MISSING, KEY);
    }

    @Test
    void queriesOnlyInBucketZero() throws Exception {
        dump.write("l00h01q", InspectedDump.rows().subList(0, 20));
        assertUndefined(dump.footers(), "no query is in a bucket above 0", QUERY);
    }

    @Test
    void keysOnlyInLaterBuckets() throws Exception {
        dump.write("l00h00k", each(row -> row.withBucket(7)));
        assertUndefined(dump.footers(), "no key bucket is earlier than a query bucket", HeadId.query(0, 0), QUERY);
    }

    @Test
    void onlyRowsRevealThatNoTwoKeysOfABucketShareAnExample() throws Exception {
        List<DumpRow> rows = new ArrayList<>();
        InspectedDump.rows().forEach(row -> rows.add(row.withExample(rows.size())));
        dump.write("l00h00k", rows);
        assertThat(dump.footers().anomalies()).isEmpty();
        String reason = "no key bucket that is earlier than a query bucket contains two keys of one example";
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
        assertThat(dump.deep().anomalies()).extracting(Anomaly::kind).containsExactly(Kind.POSITIONS_REPEATED);
    }

    private static void assertUndefined(DumpSurvey survey, String reason, HeadId... heads) {
        assertThat(survey.anomalies())
                .filteredOn(anomaly -> anomaly.kind() == Kind.PLASTICITY_UNDEFINED)
                .singleElement()
                .isEqualTo(new Anomaly(
                        Kind.PLASTICITY_UNDEFINED, reason + ", so ap_overall is undefined", List.of(heads)));
    }

    @Test
    void negativePositionsAndBuckets() throws Exception {
        dump.write("l00h00k", DumpRow.replace(InspectedDump.rows(), 0, row -> row.withPosition(-7)));
        assertAnomaly(dump.footers(), Kind.POSITION_NEGATIVE, KEY);
        dump.write("l00h00k", DumpRow.replace(InspectedDump.rows(), 0, row -> row.withBucket(-7)));
        assertThat(dump.footers().anomalies()).anySatisfy(anomaly -> {
            assertThat(anomaly.kind()).isEqualTo(Kind.BUCKET_NEGATIVE);
            assertThat(anomaly.heads()).containsExactly(KEY);
        });
    }

    @Test
    void onlyRowsRevealRepeatedPositions() throws Exception {
        dump.write("l00h00k", DumpRow.replace(InspectedDump.rows(), 1, row -> row.withPosition(0)));
        assertThat(dump.footers().anomalies()).isEmpty();
        assertAnomaly(dump.deep(), Kind.POSITIONS_REPEATED, KEY);
        assertThat(head(dump.deep(), KEY).read().orElseThrow().repeated()).isOne();
    }

    @Test
    void irregularBuckets() throws Exception {
        dump.write("l00h00k", DumpRow.replace(InspectedDump.rows(), 1, row -> row.withBucket(7)));
        assertThat(dump.footers().anomalies()).as("the ends fit").isEmpty();
        assertThat(dump.deep().anomalies()).extracting(Anomaly::kind).containsExactly(Kind.BUCKETS_UNEXPLAINED);
        assertThat(dump.deep().shape()).isEmpty();
    }

    @Test
    void aHeadWhoseBucketsEndEarlier() throws Exception {
        dump.write("l00h00k", InspectedDump.rows().subList(0, 100));
        Anomaly anomaly = dump.footers().anomalies().get(0);
        assertThat(anomaly.kind()).isEqualTo(Kind.BUCKETS_DIFFER);
        assertThat(anomaly.message()).isEqualTo("the largest bucket is 4, but 7 in most heads");
        assertThat(anomaly.heads()).containsExactly(KEY);
    }

    @Test
    void withoutStatisticsDeepIsSuggested() throws Exception {
        HeadFile bare = HeadFile.USUAL.with(options -> options.withStatisticsEnabled("bucket", false)
                .withStatisticsEnabled("position", false)
                .withStatisticsEnabled("sliding_window", false));
        dump.write("l00h01q", bare, InspectedDump.rows());
        assertThat(dump.footers().anomalies())
                .extracting(Anomaly::kind)
                .containsExactly(Kind.STATISTICS_MISSING, Kind.WINDOW_UNKNOWN);
        assertThat(dump.deep().anomalies()).isEmpty();
    }

    @Test
    void failsIfNoHeadCanBeRead() throws Exception {
        InspectedDump spoiled = new InspectedDump(directory.resolve("spoiled")).spoil("l00h00q");
        assertThatThrownBy(spoiled::footers)
                .isInstanceOf(RunException.class)
                .hasMessageMatching(
                        "no head can be read: all 1 failed; first failure: .*data.parquet: not readable .*");
    }

    private static List<DumpRow> each(UnaryOperator<DumpRow> change) {
        return InspectedDump.rows().stream().map(change).toList();
    }

    private static HeadSurvey head(DumpSurvey survey, HeadId id) {
        return survey.heads().stream()
                .filter(head -> head.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertAnomaly(DumpSurvey survey, Kind kind, HeadId... heads) {
        assertThat(survey.anomalies()).extracting(Anomaly::kind).containsExactly(kind);
        assertThat(survey.anomalies().get(0).heads()).containsExactly(heads);
    }

    private static void assertUnreadable(DumpSurvey survey, String message) {
        assertThat(survey.unreadable()).isOne();
        Optional<String> problem = head(survey, QUERY).problem();
        assertThat(problem).hasValueSatisfying(line -> assertThat(line).contains(message));
    }
}
