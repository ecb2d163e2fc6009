package plasticity.fetch;

import java.io.Serializable;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;

/**
 * What a footer tells of one column chunk.
 *
 * @param start of its first page within the file
 * @param bytes as stored
 * @param uncompressedBytes of all its pages
 * @param values those that are null or an empty list counting as one
 * @param isFloat16 whether a value takes two bytes where it is stored plain
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

    /** The position behind its last byte. */
    public long end() {
        return start + bytes;
    }

    /** A damaged footer may name any size: memory is taken for it before the file's end is met. */
    public boolean isWithin(long fileLength) {
        return start >= 0 && bytes >= 0 && bytes <= fileLength - start;
    }
}
