package plasticity.tables;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.brotli.dec.BrotliInputStream;
import org.xerial.snappy.Snappy;

/** Decompresses the codecs with which this project, pandas and DuckDB write tables: none, Snappy, gzip, zstd, Brotli, LZ4_RAW. */
public final class TableCodecs implements CompressionCodecFactory {
    /** Decompresses a page of which the size is known. */
    private interface Decompressor extends BytesInputDecompressor {
        byte[] apply(byte[] compressed, int size) throws IOException;

        @Override
        default BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(apply(bytes.toInputStream().readAllBytes(), size));
        }

        @Override
        default void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) throws IOException {
            byte[] compressed = new byte[compressedSize];
            input.get(compressed);
            output.put(apply(compressed, size));
        }

        @Override
        default void release() {}
    }

    @Override
    public Decompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> (bytes, size) -> bytes;
            case SNAPPY -> (bytes, size) -> Snappy.uncompress(bytes);
            case GZIP -> (bytes, size) -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readNBytes(size);
            case ZSTD -> Zstd::decompress;
            case BROTLI -> (bytes, size) -> new BrotliInputStream(new ByteArrayInputStream(bytes)).readNBytes(size);
            case LZ4_RAW -> TableCodecs::unlz4;
            default -> throw new IllegalArgumentException("unsupported codec " + codec);
        };
    }

    private static byte[] unlz4(byte[] bytes, int size) {
        byte[] raw = new byte[size];
        new Lz4Decompressor().decompress(bytes, 0, bytes.length, raw, 0, size);
        return raw;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("read-only");
    }

    @Override
    public void release() {}
}
