package plasticity.inspect;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import plasticity.buckets.BucketSpans;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;

/**
 * What is known of one captured head.
 *
 * @param directory its URI
 * @param problem why an analysis fails on it, a line that names the file
 * @param files Parquet files in it
 * @param bytes of them
 * @param neededBytes of the columns that an analysis reads; 0 where footers tell a problem
 * @param footers what they tell
 * @param read what its rows say, where all were read and none was refused
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

    /** From footers alone. */
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

    /** The same with what reading all rows told. */
    HeadSurvey with(RowFacts facts) {
        return new HeadSurvey(id, directory, problem, files, bytes, neededBytes, footers, Optional.of(facts));
    }

    /** The same with what an analysis would fail on. */
    HeadSurvey failed(String line) {
        return new HeadSurvey(id, directory, Optional.of(line), files, bytes, neededBytes, footers, read);
    }

    /** The same with places as someone else knows them. */
    HeadSurvey at(UnaryOperator<String> address) {
        return new HeadSurvey(
                id, address.apply(directory), problem.map(address), files, bytes, neededBytes, footers, read);
    }

    boolean isQuery() {
        return id.kind() == HeadKind.QUERY;
    }

    /** Rows of the files that can be read; empty without any. */
    OptionalLong rows() {
        return footers.rows();
    }

    /** d, where counts of values come to one whole number. */
    OptionalInt dimension() {
        return footers.widths()
                .filter(width -> width.isOne() && width.least() == (int) width.least())
                .map(width -> OptionalInt.of((int) width.least()))
                .orElse(OptionalInt.empty());
    }

    /** What footers tell of a column; empty where no file has it. */
    Optional<ColumnFacts> column(String name) {
        return Optional.ofNullable(footers.columns().get(name));
    }

    /** The values of a column, as statistics tell. */
    Optional<Range> range(String column) {
        return column(column).flatMap(ColumnFacts::range);
    }

    /** Which positions lie in which bucket: of all rows, or at the ends of row groups. */
    BucketSpans buckets() {
        return read.map(RowFacts::buckets).orElseGet(footers::buckets);
    }

    /** The buckets of the head: of its rows, or as statistics tell. */
    Optional<Range> bucketRange() {
        return read.map(RowFacts::buckets)
                .map(BucketSpans::byBucket)
                .filter(buckets -> !buckets.isEmpty())
                .map(buckets -> new Range(buckets.firstKey(), buckets.lastKey()))
                .or(() -> range(BUCKET));
    }

    /** Of a query head's rows, or as statistics tell; of a key head always none. */
    Window window() {
        return isQuery() ? read.map(RowFacts::window).orElseGet(footers::window) : Window.NONE;
    }
}
