package plasticity.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;

/** Decompresses the pages of a file, of all its columns by turns. */
public final class PageCodec implements Closeable {
    private final CompressionCodecFactory codecs;
    private ZstdDecompressCtx zstd;

    public PageCodec(CompressionCodecFactory codecs) {
        this.codecs = codecs;
    }

    /**
     * Exactly {@code size} bytes and {@link ColumnPages#PADDING} more.
     *
     * @param stored where they stand compressed, {@code stored[offset … offset + length)}; the result itself where there is no codec
     */
    byte[] decompress(CompressionCodecName codec, byte[] stored, int offset, int length, int size) {
        if (codec == CompressionCodecName.UNCOMPRESSED) {
            requireSize(length, size);
            return stored;
        }
        CompressionCodecFactory.BytesInputDecompressor decompressor = null;
        if (codec != CompressionCodecName.ZSTD) {
            decompressor = decompressor(codec);
        }
        try {
            StoredSize.require(codec, new ByteArrayInputStream(stored, offset, length), size);
            byte[] bytes = new byte[size + ColumnPages.PADDING];
            if (decompressor == null) {
                requireSize(unzstd(stored, offset, length, bytes, size), size);
            } else {
                BytesInput whole = decompressor.decompress(BytesInput.from(stored, offset, length), size);
                requireSize(whole.size(), size);
                requireSize(whole.toInputStream().readNBytes(bytes, 0, size), size);
            }
            return bytes;
        } catch (ParquetDecodingException e) {
            throw e;
        } catch (IOException | RuntimeException | InternalError e) {
            throw new ParquetDecodingException("a page does not decompress with " + codec, e);
        }
    }

    private CompressionCodecFactory.BytesInputDecompressor decompressor(CompressionCodecName codec) {
        try {
            return codecs.getDecompressor(codec);
        } catch (RuntimeException | LinkageError e) {
            throw new ParquetDecodingException(
                    "its pages are compressed with " + codec + ", which nothing here reads; write them with zstd", e);
        }
    }

    /** Straight from array to array; parquet-java's codec goes through streams. */
    private int unzstd(byte[] stored, int offset, int length, byte[] into, int size) {
        if (zstd == null) {
            zstd = new ZstdDecompressCtx();
        }
        return zstd.decompressByteArray(into, 0, size, stored, offset, length);
    }

    static void requireSize(long found, int named) {
        if (found != named) {
            throw new ParquetDecodingException("a page has " + found + " bytes where its header names " + named);
        }
    }

    @Override
    public void close() {
        if (zstd != null) {
            zstd.close();
            zstd = null;
        }
    }
}
