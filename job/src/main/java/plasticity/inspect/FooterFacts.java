package plasticity.inspect;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import plasticity.buckets.BucketSpan;
import plasticity.buckets.BucketSpans;
import plasticity.messages.OneLine;
import plasticity.tokens.HeadColumns;

/**
 * Facts from the footer of one Parquet file, aggregated over row groups.
 *
 * @param createdBy the writer; {@code unknown} if not specified
 * @param groups number of row groups
 * @param rows number of rows
 * @param groupRows rows of the smallest and the largest row group; empty without row groups
 * @param widths range over row groups of the mean number of components per row; empty without rows or vectors
 * @param columns by top-level name. parquet-java does not expose Arrow's null type. Arrow writes statistics for all other types, so a window column
 *     without statistics is assumed to have it if the buckets have statistics
 * @param buckets first and last bucket of each row group: buckets grow with position, so the smallest position is in the smallest bucket, and the
 *     largest in the largest
 */
public record FooterFacts(
        String createdBy,
        int groups,
        long rows,
        Optional<Range> groupRows,
        Optional<Range> widths,
        Map<String, ColumnFacts> columns,
        BucketSpans buckets) {
    private static final String BUCKET = "bucket";
    private static final String POSITION = "position";
    private static final String WINDOW = "sliding_window";

    static FooterFacts of(ParquetMetadata footer) {
        Map<String, ColumnFacts> columns = new TreeMap<>();
        BucketSpans ends = new BucketSpans();
        Optional<Range> groupRows = Optional.empty();
        Optional<Range> widths = Optional.empty();
        long rows = 0;
        for (BlockMetaData group : footer.getBlocks()) {
            Map<String, ColumnFacts> chunks = chunks(group);
            chunks.forEach((name, chunk) -> columns.merge(name, chunk, ColumnFacts::and));
            ends(chunks, ends);
            rows += group.getRowCount();
            groupRows = with(groupRows, (double) group.getRowCount());
            ColumnFacts vectors = chunks.get(HeadColumns.VECTOR);
            if (vectors != null && group.getRowCount() > 0) {
                widths = with(widths, vectors.values() / (double) group.getRowCount());
            }
        }
        String createdBy = footer.getFileMetaData().getCreatedBy();
        return new FooterFacts(
                OneLine.of(createdBy == null ? "unknown" : createdBy),
                footer.getBlocks().size(),
                rows,
                groupRows,
                widths,
                columns,
                ends);
    }

    private static Map<String, ColumnFacts> chunks(BlockMetaData group) {
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

    private static Optional<Range> with(Optional<Range> before, double value) {
        Range here = new Range(value, value);
        return Optional.of(before.map(range -> range.and(here)).orElse(here));
    }
}
