package plasticity.inspect;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import plasticity.buckets.BucketSpans;

/** Aggregates the footers of the readable files of a head. */
final class FooterSum {
    private int files;
    private long rows;
    private int groups;
    private Optional<Range> groupRows = Optional.empty();
    private Optional<Range> widths = Optional.empty();
    private Optional<Window> window = Optional.empty();
    private final Map<String, ColumnFacts> columns = new TreeMap<>();
    private final Map<String, Integer> filesWith = new TreeMap<>();
    private final NavigableSet<String> writers = new TreeSet<>();
    private final BucketSpans buckets = new BucketSpans();

    private FooterSum() {}

    /** An aggregate without files. */
    static FooterSum none() {
        return new FooterSum();
    }

    static FooterSum of(ScannedHead head) {
        FooterSum sum = new FooterSum();
        head.files().stream().flatMap(file -> file.facts().stream()).forEach(sum::accept);
        return sum;
    }

    private void accept(FooterFacts facts) {
        files++;
        rows += facts.rows();
        groups += facts.groups();
        groupRows = both(groupRows, facts.groupRows());
        widths = both(widths, facts.widths());
        facts.columns().forEach((name, column) -> {
            columns.merge(name, column, ColumnFacts::and);
            filesWith.merge(name, 1, Integer::sum);
        });
        Window here = Optional.ofNullable(facts.columns().get(HeadSurvey.WINDOW))
                .map(Window::of)
                .orElse(Window.NONE);
        window = Optional.of(window.map(before -> before.and(here)).orElse(here));
        writers.add(facts.createdBy());
        buckets.accept(facts.buckets());
    }

    private static Optional<Range> both(Optional<Range> some, Optional<Range> others) {
        return some.isPresent() && others.isPresent()
                ? Optional.of(some.get().and(others.get()))
                : some.or(() -> others);
    }

    /** Empty if no file can be read. */
    OptionalLong rows() {
        return files == 0 ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    /** Number of row groups. */
    int groups() {
        return groups;
    }

    /** Rows of the smallest and the largest row group. */
    Optional<Range> groupRows() {
        return groupRows;
    }

    /** Range over row groups of the mean number of components per row. */
    Optional<Range> widths() {
        return widths;
    }

    /** The sliding window according to statistics. */
    Window window() {
        return window.orElse(Window.UNKNOWN);
    }

    /** By name. */
    Map<String, ColumnFacts> columns() {
        return columns;
    }

    /** Columns that only some of the files have. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>(columns.keySet());
        missing.removeIf(name -> filesWith.get(name) == files);
        return missing;
    }

    /** The programs that wrote the files. */
    NavigableSet<String> writers() {
        return writers;
    }

    /** Positions by bucket at the ends of row groups. */
    BucketSpans buckets() {
        return buckets;
    }
}
