package plasticity.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import plasticity.fetch.IoSupplier;
import plasticity.fetch.LibraryCall;

/** Decompresses the pages of a file. */
public final class PageCodec implements Closeable {
    /** The declared size of a page is not checked up to this size, which the planner assumes: allocating costs less than the check. */
    private static final int USUAL = 8 << 20;
    /** An element of three bytes copies 64. */
    private static final long MOST_BY_SNAPPY = 22;
    /** Each byte that lengthens a match adds 255. */
    private static final long MOST_BY_LZ4 = 255;

    private final CompressionCodecFactory codecs;
    private ZstdDecompressCtx zstd;

    public PageCodec(CompressionCodecFactory codecs) {
        this.codecs = codecs;
    }

    /**
     * Decompresses {@code stored[offset … offset + length)}.
     *
     * @param memory supplies an array of at least the given length
     * @return {@code size} bytes and at least {@link ColumnPages#PADDING} more; {@code stored} itself if it is not compressed
     * @throws IOException when the codec is not available, or the bytes are damaged or have another size
     */
    byte[] decompress(
            CompressionCodecName codec, byte[] stored, int offset, int length, int size, IntFunction<byte[]> memory)
            throws IOException {
        if (codec == CompressionCodecName.UNCOMPRESSED) {
            requireSize(length, size);
            return stored;
        }
        BytesInputDecompressor decompressor = codec == CompressionCodecName.ZSTD ? null : decompressor(codec);
        ByteArrayInputStream input = new ByteArrayInputStream(stored, offset, length);
        long most = decompressing(codec, () -> mostBytes(codec, input, size));
        if (most < size) {
            throw new IOException("a page header declares " + size + " bytes, but " + length + " bytes stored with "
                    + codec + " decompress to at most " + most);
        }
        byte[] bytes = memory.apply(size + ColumnPages.PADDING);
        long found = decompressing(
                codec,
                () -> decompressor == null
                        ? unzstd(stored, offset, length, bytes, size)
                        : decompress(decompressor, BytesInput.from(stored, offset, length), bytes, size));
        requireSize(found, size);
        return bytes;
    }

    /**
     * An upper bound of the decompressed size, found before memory is allocated; {@code declared} or more if it is usual or not known to be too large.
     *
     * @throws IOException when the codec rejects the bytes
     */
    private static long mostBytes(CompressionCodecName codec, ByteArrayInputStream stored, int declared)
            throws IOException {
        if (declared <= USUAL) {
            return declared;
        }
        long length = stored.available();
        return switch (codec) {
            case ZSTD -> count(new ZstdInputStream(stored), declared);
            case GZIP -> count(new GZIPInputStream(stored), declared);
            case SNAPPY -> length * MOST_BY_SNAPPY;
            case LZ4, LZ4_RAW -> length * MOST_BY_LZ4;
            default -> declared;
        };
    }

    private static long count(InputStream decompressed, int enough) throws IOException {
        try (decompressed) {
            byte[] buffer = new byte[1 << 16];
            long count = 0;
            for (int n = 0; n >= 0 && count <= enough; n = decompressed.read(buffer)) {
                count += n;
            }
            return count;
        }
    }

    private static long decompressing(CompressionCodecName codec, IoSupplier<Long> call) throws IOException {
        try {
            return LibraryCall.get(call);
        } catch (IOException e) {
            throw new IOException("a page does not decompress with " + codec, e);
        }
    }

    private BytesInputDecompressor decompressor(CompressionCodecName codec) throws IOException {
        try {
            return LibraryCall.get(() -> codecs.getDecompressor(codec));
        } catch (IOException e) {
            throw new IOException("unsupported codec " + codec + "; rewrite the file with zstd", e);
        }
    }

    /** Decompresses into the first {@code size} bytes of an array and returns the size found. */
    private static long decompress(BytesInputDecompressor decompressor, BytesInput stored, byte[] into, int size)
            throws IOException {
        BytesInput page = decompressor.decompress(stored, size);
        try (InputStream content = page.toInputStream()) {
            return page.size() == size ? content.readNBytes(into, 0, size) : page.size();
        }
    }

    /** Directly from array to array; parquet-java's codec copies through streams. */
    private long unzstd(byte[] stored, int offset, int length, byte[] into, int size) {
        if (zstd == null) {
            zstd = new ZstdDecompressCtx();
        }
        return zstd.decompressByteArray(into, 0, size, stored, offset, length);
    }

    static void requireSize(long found, int declared) throws IOException {
        if (found != declared) {
            throw new IOException("a page has " + found + " bytes, but its header declares " + declared);
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
