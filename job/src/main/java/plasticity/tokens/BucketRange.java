package plasticity.tokens;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import plasticity.dump.TokenColumn;
import plasticity.fetch.LibraryCall;
import plasticity.messages.FailureLog;
import plasticity.parquet.StoredNumber;

/** The smallest and the largest bucket of some rows, according to the statistics in a footer. */
record BucketRange(double first, double last) implements Serializable {

    /** The range of a row group; empty without valid statistics. */
    static Optional<BucketRange> of(BlockMetaData group) {
        try {
            return LibraryCall.get(() -> group.getColumns().stream()
                    .filter(chunk -> chunk.getPath().toDotString().equals(TokenColumn.BUCKET.columnName()))
                    .map(ColumnChunkMetaData::getStatistics)
                    .findFirst()
                    .flatMap(BucketRange::of));
        } catch (IOException e) {
            FailureLog.expected(e);
            return Optional.empty();
        }
    }

    private static Optional<BucketRange> of(Statistics<?> statistics) {
        return statistics == null || !statistics.hasNonNullValue()
                ? Optional.empty()
                : StoredNumber.of(statistics.type())
                        .map(type -> new BucketRange(
                                type.bound(statistics.genericGetMin()), type.bound(statistics.genericGetMax())))
                        .filter(range -> range.first <= range.last);
    }

    /** The range of two parts, of which either may be unknown. */
    static Optional<BucketRange> ofBoth(Optional<BucketRange> some, Optional<BucketRange> others) {
        return some.flatMap(range -> others.map(
                other -> new BucketRange(Math.min(range.first, other.first), Math.max(range.last, other.last))));
    }

    /** Number of buckets if none is missing. */
    int size() {
        return (int) Math.min(Integer.MAX_VALUE, last - first + 1);
    }
}
