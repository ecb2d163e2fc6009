package plasticity.inspect;

import static plasticity.inspect.HeadSurvey.BUCKET;
import static plasticity.inspect.HeadSurvey.POSITION;
import static plasticity.inspect.HeadSurvey.VECTOR;
import static plasticity.inspect.HeadSurvey.WINDOW;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import plasticity.buckets.BucketSpan;
import plasticity.buckets.BucketSpans;
import plasticity.fetch.LibraryCall;
import plasticity.messages.OneLine;
import plasticity.parquet.FooterListener;

/**
 * Facts from the footers of Parquet files, aggregated over row groups and files.
 *
 * @param files number of files
 * @param rows number of rows
 * @param groups number of row groups
 * @param groupRows rows of the smallest and the largest row group; empty without row groups
 * @param widths range over row groups of the mean number of components per row; empty without rows or vectors
 * @param window the sliding window according to statistics
 * @param columns by top-level name. parquet-java does not expose Arrow's null type. Arrow writes statistics for all other types, so a window column
 *     without statistics is assumed to have it if the buckets have statistics
 * @param filesWith number of files with a column, by its name
 * @param writers the programs that wrote the files; {@code unknown} for files that do not specify it
 * @param buckets first and last bucket of each row group: buckets grow with position, so the smallest position is in the smallest bucket, and the
 *     largest in the largest
 */
record FooterFacts(
        int files,
        long rows,
        int groups,
        Optional<Range> groupRows,
        Optional<Range> widths,
        Window window,
        Map<String, ColumnFacts> columns,
        Map<String, Integer> filesWith,
        Set<String> writers,
        BucketSpans buckets) {
    /** No files. */
    static final FooterFacts NONE = new FooterFacts(
            0,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Window.UNKNOWN,
            Map.of(),
            Map.of(),
            Set.of(),
            new BucketSpans());

    /** Collects the facts when a footer is read. */
    static final class Listener implements FooterListener {
        private FooterFacts facts;

        @Override
        public void metadata(ParquetMetadata footer) throws IOException {
            facts = LibraryCall.callback(() -> of(footer));
        }

        /** Null if the footer cannot be read. */
        FooterFacts facts() {
            return facts;
        }
    }

    private static FooterFacts of(ParquetMetadata footer) throws IOException {
        Map<String, ColumnFacts> columns = new TreeMap<>();
        BucketSpans ends = new BucketSpans();
        Optional<Range> groupRows = Optional.empty();
        Optional<Range> widths = Optional.empty();
        long rows = 0;
        for (BlockMetaData group : footer.getBlocks()) {
            Map<String, ColumnFacts> chunks = chunks(group);
            chunks.forEach((name, chunk) -> columns.merge(name, chunk, ColumnFacts::and));
            ends(chunks, ends);
            double size = group.getRowCount();
            rows += group.getRowCount();
            groupRows = Range.ofBoth(groupRows, Optional.of(new Range(size, size)));
            if (chunks.containsKey(VECTOR) && size > 0) {
                double width = chunks.get(VECTOR).values() / size;
                widths = Range.ofBoth(widths, Optional.of(new Range(width, width)));
            }
        }
        String createdBy = footer.getFileMetaData().getCreatedBy();
        return new FooterFacts(
                1,
                rows,
                footer.getBlocks().size(),
                groupRows,
                widths,
                columns.containsKey(WINDOW) ? Window.of(columns.get(WINDOW)) : Window.NONE,
                columns,
                columns.keySet().stream().collect(Collectors.toMap(name -> name, name -> 1)),
                Set.of(OneLine.of(createdBy == null ? "unknown" : createdBy)),
                ends);
    }

    private static Map<String, ColumnFacts> chunks(BlockMetaData group) throws IOException {
        Map<String, ColumnFacts> chunks = new TreeMap<>();
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            chunks.merge(chunk.getPath().toArray()[0], ColumnFacts.of(chunk), ColumnFacts::and);
        }
        ColumnFacts buckets = chunks.get(BUCKET);
        if (buckets != null && !buckets.isWithoutStatistics()) {
            chunks.computeIfPresent(WINDOW, (name, chunk) -> chunk.isWithoutStatistics() ? chunk.ofNullType() : chunk);
        }
        return chunks;
    }

    private static void ends(Map<String, ColumnFacts> chunks, BucketSpans into) {
        Optional<Range> buckets = Optional.ofNullable(chunks.get(BUCKET)).flatMap(ColumnFacts::range);
        Optional<Range> positions = Optional.ofNullable(chunks.get(POSITION)).flatMap(ColumnFacts::range);
        if (buckets.isPresent() && positions.isPresent()) {
            end(buckets.get().min(), positions.get().min(), into);
            end(buckets.get().max(), positions.get().max(), into);
        }
    }

    private static void end(double bucket, double position, BucketSpans into) {
        if (bucket == (int) bucket) {
            into.accept((int) bucket, new BucketSpan(1, position, position));
        }
    }

    /** Merges the facts about different files. */
    FooterFacts and(FooterFacts other) {
        BucketSpans both = new BucketSpans();
        both.accept(buckets);
        both.accept(other.buckets);
        return new FooterFacts(
                files + other.files,
                rows + other.rows,
                groups + other.groups,
                Range.ofBoth(groupRows, other.groupRows),
                Range.ofBoth(widths, other.widths),
                window.and(other.window),
                merged(columns, other.columns, ColumnFacts::and),
                merged(filesWith, other.filesWith, Integer::sum),
                ColumnFacts.union(writers, other.writers),
                both);
    }

    private static <T> Map<String, T> merged(Map<String, T> some, Map<String, T> others, BinaryOperator<T> merge) {
        Map<String, T> all = new TreeMap<>(some);
        others.forEach((name, value) -> all.merge(name, value, merge));
        return all;
    }

    /** Columns that only some of the files have. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>(columns.keySet());
        missing.removeIf(name -> filesWith.get(name) == files);
        return missing;
    }
}
