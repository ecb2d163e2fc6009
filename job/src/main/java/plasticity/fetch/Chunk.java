package plasticity.fetch;

import java.io.Serializable;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;

/**
 * A column chunk as its footer describes it.
 *
 * @param start position of its first page within the file
 * @param bytes stored size
 * @param uncompressedBytes of all its pages
 * @param values {@code num_values}; a null or an empty list counts as one value
 * @param isFloat16 whether a plain value has two bytes
 */
public record Chunk(
        long start, long bytes, long uncompressedBytes, long values, CompressionCodecName codec, boolean isFloat16)
        implements Serializable {

    public static Chunk of(ColumnChunkMetaData chunk) {
        return new Chunk(
                chunk.getStartingPos(),
                chunk.getTotalSize(),
                chunk.getTotalUncompressedSize(),
                chunk.getValueCount(),
                chunk.getCodec(),
                chunk.getPrimitiveType().getLogicalTypeAnnotation() instanceof Float16LogicalTypeAnnotation);
    }

    /** The position after its last byte. */
    public long end() {
        return start + bytes;
    }

    /** Whether the file contains the chunk. A damaged footer may declare any size, for which memory would be allocated. */
    public boolean isWithin(long fileLength) {
        return start >= 0 && bytes >= 0 && bytes <= fileLength - start;
    }
}
