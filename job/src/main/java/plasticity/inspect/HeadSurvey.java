package plasticity.inspect;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import plasticity.buckets.BucketSpans;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.tokens.HeadFooter;

/**
 * Facts about one captured head.
 *
 * @param planned the head as an analysis reads it
 * @param directory its URI
 * @param problem why an analysis of the head would fail: one line with the file
 * @param files number of Parquet files
 * @param bytes total size of the files
 * @param footers facts from the readable footers
 * @param read facts about its rows, if all were read successfully
 */
record HeadSurvey(
        HeadFooter planned,
        String directory,
        Optional<String> problem,
        int files,
        long bytes,
        FooterFacts footers,
        Optional<HeadRows.Facts> read) {
    static final String BUCKET = "bucket";
    static final String EXAMPLE = "example_id";
    static final String POSITION = "position";
    static final String VECTOR = "vector";
    static final String WINDOW = "sliding_window";

    /** A copy with facts about all rows. */
    HeadSurvey with(HeadRows.Facts facts) {
        return new HeadSurvey(planned, directory, problem, files, bytes, footers, Optional.of(facts));
    }

    /** A copy with the problem that makes an analysis fail. */
    HeadSurvey failed(String line) {
        return new HeadSurvey(planned, directory, Optional.of(line), files, bytes, footers, read);
    }

    /** A copy with paths replaced by addresses. */
    HeadSurvey at(UnaryOperator<String> address) {
        return new HeadSurvey(planned, address.apply(directory), problem.map(address), files, bytes, footers, read);
    }

    HeadId id() {
        return planned.id();
    }

    boolean isQuery() {
        return id().kind() == HeadKind.QUERY;
    }

    /** Size of the columns that an analysis reads; 0 if the footers have a problem. */
    long neededBytes() {
        return planned.bytes();
    }

    /** Number of rows of the readable files; empty without any. */
    OptionalLong rows() {
        return footers.files() == 0 ? OptionalLong.empty() : OptionalLong.of(footers.rows());
    }

    /** Number of components d; empty if it is unknown or not constant. */
    Optional<Integer> dimension() {
        return footers.widths()
                .filter(width -> width.isOne() && width.min() == (int) width.min())
                .map(width -> (int) width.min());
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
        return read.map(HeadRows.Facts::buckets).orElseGet(footers::buckets);
    }

    /** The range of buckets, of all rows or according to statistics. */
    Optional<Range> bucketRange() {
        return read.map(HeadRows.Facts::buckets)
                .map(BucketSpans::byBucket)
                .filter(buckets -> !buckets.isEmpty())
                .map(buckets -> new Range(buckets.firstKey(), buckets.lastKey()))
                .or(() -> range(BUCKET));
    }

    /** The sliding window, of all rows or according to statistics; none for a key head. */
    Window window() {
        return isQuery() ? read.map(HeadRows.Facts::window).orElseGet(footers::window) : Window.NONE;
    }
}
