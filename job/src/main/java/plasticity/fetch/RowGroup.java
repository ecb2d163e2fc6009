package plasticity.fetch;

import java.io.Serializable;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/**
 * A row group as its footer describes it.
 *
 * @param chunks of the needed columns that the row group contains
 */
public record RowGroup(long rows, Map<ColumnPath, Chunk> chunks) implements Serializable {

    /** Bytes to read. */
    public long bytes() {
        return chunks.values().stream().mapToLong(Chunk::bytes).sum();
    }
}
