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
 * What the footer of one Parquet file tells people, row groups summed up.
 *
 * @param createdBy who says to have written it; {@code unknown} where nobody does
 * @param groups row groups
 * @param rows in all
 * @param groupRows rows of the smallest and the largest row group; empty without any
 * @param widths components a row of the row groups, as counts of values come to; not whole where vectors differ; empty without rows or vectors
 * @param columns by the name in the schema's first level; parquet-java does not tell Arrow's null type, but Arrow keeps statistics of all types
 *     save that one, so windows without any beside buckets with some are taken for it
 * @param buckets of each row group the two ends: buckets grow with position, so the least of either belong together, and the largest
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
        if (buckets != null && !buckets.isBare()) {
            chunks.computeIfPresent(WINDOW, (name, chunk) -> chunk.isBare() ? chunk.ofNullType() : chunk);
        }
        return chunks;
    }

    private static void ends(Map<String, ColumnFacts> chunks, BucketSpans into) {
        Optional<Range> buckets = Optional.ofNullable(chunks.get(BUCKET)).flatMap(ColumnFacts::range);
        Optional<Range> positions = Optional.ofNullable(chunks.get(POSITION)).flatMap(ColumnFacts::range);
        if (buckets.isPresent() && positions.isPresent()) {
            end(buckets.get().least(), positions.get().least(), into);
            end(buckets.get().most(), positions.get().most(), into);
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
