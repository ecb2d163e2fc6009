package plasticity.source;

import java.io.Serializable;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/**
 * What a footer tells of one row group.
 *
 * @param chunks of the needed columns that the group has
 */
record RowGroup(long rows, Map<ColumnPath, Chunk> chunks) implements Serializable {

    /** Bytes to read. */
    long bytes() {
        return chunks.values().stream().mapToLong(Chunk::bytes).sum();
    }
}
