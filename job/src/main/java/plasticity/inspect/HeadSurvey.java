package plasticity.inspect;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import plasticity.buckets.BucketSpans;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;

/**
 * Facts about one captured head.
 *
 * @param directory its URI
 * @param problem why an analysis of the head would fail: one line with the file
 * @param files number of Parquet files
 * @param bytes total size of the files
 * @param neededBytes size of the columns that an analysis reads; 0 if the footers have a problem
 * @param footers facts from the footers
 * @param read facts about its rows, if all were read successfully
 */
record HeadSurvey(
        HeadId id,
        String directory,
        Optional<String> problem,
        int files,
        long bytes,
        long neededBytes,
        FooterSum footers,
        Optional<RowFacts> read) {
    static final String BUCKET = "bucket";
    static final String EXAMPLE = "example_id";
    static final String POSITION = "position";
    static final String VECTOR = "vector";
    static final String WINDOW = "sliding_window";

    /** The facts from footers alone. */
    static HeadSurvey of(ScannedHead head) {
        return new HeadSurvey(
                head.id(),
                head.directory(),
                head.problem(),
                head.files().size(),
                head.files().stream().mapToLong(ScannedFile::bytes).sum(),
                head.neededBytes(),
                FooterSum.of(head),
                Optional.empty());
    }

    /** A copy with facts about all rows. */
    HeadSurvey with(RowFacts facts) {
        return new HeadSurvey(id, directory, problem, files, bytes, neededBytes, footers, Optional.of(facts));
    }

    /** A copy with the problem that makes an analysis fail. */
    HeadSurvey failed(String line) {
        return new HeadSurvey(id, directory, Optional.of(line), files, bytes, neededBytes, footers, read);
    }

    /** A copy with paths replaced by addresses. */
    HeadSurvey at(UnaryOperator<String> address) {
        return new HeadSurvey(
                id, address.apply(directory), problem.map(address), files, bytes, neededBytes, footers, read);
    }

    boolean isQuery() {
        return id.kind() == HeadKind.QUERY;
    }

    /** Number of rows of the readable files; empty without any. */
    OptionalLong rows() {
        return footers.rows();
    }

    /** Number of components d; empty if it is unknown or not constant. */
    OptionalInt dimension() {
        return footers.widths()
                .filter(width -> width.isOne() && width.min() == (int) width.min())
                .map(width -> OptionalInt.of((int) width.min()))
                .orElse(OptionalInt.empty());
    }

    /** Facts about a column; empty if no file has it. */
    Optional<ColumnFacts> column(String name) {
        return Optional.ofNullable(footers.columns().get(name));
    }

    /** The range of a column according to statistics. */
    Optional<Range> range(String column) {
        return column(column).flatMap(ColumnFacts::range);
    }

    /** Positions by bucket, of all rows or at the ends of row groups. */
    BucketSpans buckets() {
        return read.map(RowFacts::buckets).orElseGet(footers::buckets);
    }

    /** The range of buckets, of all rows or according to statistics. */
    Optional<Range> bucketRange() {
        return read.map(RowFacts::buckets)
                .map(BucketSpans::byBucket)
                .filter(buckets -> !buckets.isEmpty())
                .map(buckets -> new Range(buckets.firstKey(), buckets.lastKey()))
                .or(() -> range(BUCKET));
    }

    /** The sliding window, of all rows or according to statistics; none for a key head. */
    Window window() {
        return isQuery() ? read.map(RowFacts::window).orElseGet(footers::window) : Window.NONE;
    }
}
