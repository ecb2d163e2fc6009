package plasticity.inspect;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.source.BucketSpans;
import plasticity.source.ColumnFacts;
import plasticity.source.FooterFacts;
import plasticity.source.FoundFile;
import plasticity.source.FoundHead;
import plasticity.source.Range;

/**
 * What is known of one captured head. Of a head some of whose files cannot be read, the others tell.
 *
 * @param directory its URI
 * @param problem why an analysis fails on it, a line that names the file
 * @param files Parquet files in it
 * @param bytes of them
 * @param neededBytes of the columns that an analysis reads; 0 where there is a problem
 * @param rows of the files that can be read; empty without any
 * @param groups row groups
 * @param groupRows rows of the smallest and the largest row group
 * @param widths components a row, d where they are one whole number
 * @param columns by name, over all files
 * @param missing columns that some file lacks and another has
 * @param createdBy who says to have written the files
 * @param buckets which positions lie in which bucket: ends of row groups, or all rows
 * @param window of a query head's rows; of a key head always none
 * @param read what its rows say, where all were read and none was refused
 */
public record HeadSurvey(
        HeadId id,
        String directory,
        Optional<String> problem,
        int files,
        long bytes,
        long neededBytes,
        OptionalLong rows,
        int groups,
        Optional<Range> groupRows,
        Optional<Range> widths,
        Map<String, ColumnFacts> columns,
        Set<String> missing,
        NavigableSet<String> createdBy,
        BucketSpans buckets,
        Window window,
        Optional<RowFacts> read) {
    static final String BUCKET = "bucket";
    static final String EXAMPLE = "example_id";
    static final String POSITION = "position";
    static final String VECTOR = "vector";
    static final String WINDOW = "sliding_window";

    /** From footers alone. */
    static HeadSurvey of(FoundHead head) {
        Footers footers = new Footers();
        head.files().stream().flatMap(file -> file.facts().stream()).forEach(footers::accept);
        return new HeadSurvey(
                head.id(),
                head.directory(),
                head.problem(),
                head.files().size(),
                head.files().stream().mapToLong(FoundFile::bytes).sum(),
                head.neededBytes(),
                footers.files == 0 ? OptionalLong.empty() : OptionalLong.of(footers.rows),
                footers.groups,
                footers.groupRows,
                footers.widths,
                footers.columns,
                footers.missing(),
                footers.createdBy,
                footers.buckets,
                head.id().kind() == HeadKind.QUERY ? footers.window() : Window.NONE,
                Optional.empty());
    }

    /** The same with what reading all rows told. */
    HeadSurvey with(RowFacts facts) {
        return new HeadSurvey(
                id,
                directory,
                problem,
                files,
                bytes,
                neededBytes,
                rows,
                groups,
                groupRows,
                widths,
                columns,
                missing,
                createdBy,
                facts.buckets(),
                facts.window(),
                Optional.of(facts));
    }

    /** The same with what an analysis would fail on. */
    HeadSurvey failed(String line) {
        return new HeadSurvey(
                id,
                directory,
                Optional.of(line),
                files,
                bytes,
                neededBytes,
                rows,
                groups,
                groupRows,
                widths,
                columns,
                missing,
                createdBy,
                buckets,
                window,
                read);
    }

    /** d, where counts of values come to one whole number. */
    public OptionalInt dimension() {
        return widths.filter(width -> width.isOne() && width.least() == (int) width.least())
                .map(width -> OptionalInt.of((int) width.least()))
                .orElse(OptionalInt.empty());
    }

    /** The values of a column, as statistics tell. */
    public Optional<Range> range(String column) {
        return Optional.ofNullable(columns.get(column)).flatMap(ColumnFacts::range);
    }

    /** The buckets of the head: of its rows, or as statistics tell. */
    public Optional<Range> bucketRange() {
        return read.isPresent() && !buckets.byBucket().isEmpty()
                ? Optional.of(new Range(
                        buckets.byBucket().firstKey(), buckets.byBucket().lastKey()))
                : range(BUCKET);
    }

    boolean isQuery() {
        return id.kind() == HeadKind.QUERY;
    }

    /** Sums up the footers of a head's files. */
    private static final class Footers {
        private int files;
        private long rows;
        private int groups;
        private Optional<Range> groupRows = Optional.empty();
        private Optional<Range> widths = Optional.empty();
        private Optional<Window> window = Optional.empty();
        private final Map<String, ColumnFacts> columns = new TreeMap<>();
        private final Map<String, Integer> filesWith = new TreeMap<>();
        private final NavigableSet<String> createdBy = new TreeSet<>();
        private final BucketSpans buckets = new BucketSpans();

        void accept(FooterFacts facts) {
            files++;
            rows += facts.rows();
            groups += facts.groups();
            groupRows = both(groupRows, facts.groupRows());
            widths = both(widths, facts.widths());
            facts.columns().forEach((name, column) -> {
                columns.merge(name, column, ColumnFacts::and);
                filesWith.merge(name, 1, Integer::sum);
            });
            Window here = Optional.ofNullable(facts.columns().get(WINDOW))
                    .map(Window::of)
                    .orElse(Window.NONE);
            window = Optional.of(window.map(before -> before.and(here)).orElse(here));
            createdBy.add(facts.createdBy());
            buckets.accept(facts.buckets());
        }

        Window window() {
            return window.orElse(Window.UNKNOWN);
        }

        Set<String> missing() {
            Set<String> missing = new TreeSet<>(columns.keySet());
            missing.removeIf(name -> filesWith.get(name) == files);
            return missing;
        }

        private static Optional<Range> both(Optional<Range> some, Optional<Range> others) {
            return some.isPresent() && others.isPresent()
                    ? Optional.of(some.get().and(others.get()))
                    : some.or(() -> others);
        }
    }
}
