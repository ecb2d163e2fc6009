package plasticity.fetch;

import java.io.Serializable;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/**
 * What a footer tells of one row group.
 *
 * @param chunks of the needed columns that the group has
 */
public record RowGroup(long rows, Map<ColumnPath, Chunk> chunks) implements Serializable {

    /** Bytes to read. */
    public long bytes() {
        return chunks.values().stream().mapToLong(Chunk::bytes).sum();
    }
}
