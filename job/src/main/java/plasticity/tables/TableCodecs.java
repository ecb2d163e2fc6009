package plasticity.tables;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.brotli.dec.BrotliInputStream;
import org.xerial.snappy.Snappy;

/** Decompresses the codecs with which this project, pandas and DuckDB write tables: none, Snappy, gzip, zstd, Brotli, LZ4_RAW. */
final class TableCodecs implements CompressionCodecFactory {
    private interface Decompression {
        byte[] apply(byte[] compressed, int size) throws IOException;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Decompressor((bytes, size) -> bytes);
            case SNAPPY -> new Decompressor((bytes, size) -> Snappy.uncompress(bytes));
            case GZIP -> new Decompressor(TableCodecs::gunzip);
            case ZSTD -> new Decompressor(Zstd::decompress);
            case BROTLI -> new Decompressor(TableCodecs::unbrotli);
            case LZ4_RAW -> new Decompressor(TableCodecs::unlz4);
            default -> throw new IllegalArgumentException("unsupported codec " + codec);
        };
    }

    private static byte[] gunzip(byte[] bytes, int size) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(size);
        }
    }

    private static byte[] unbrotli(byte[] bytes, int size) throws IOException {
        try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(size);
        }
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

    private record Decompressor(Decompression decompression) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(decompression.apply(bytes.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) throws IOException {
            byte[] compressed = new byte[compressedSize];
            input.get(compressed);
            output.put(decompression.apply(compressed, size));
        }

        @Override
        public void release() {}
    }
}
