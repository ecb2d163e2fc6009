package plasticity.parquet;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Bounds the size of a decompressed page before memory is allocated for the size that its header declares. */
final class StoredSize {
    /** Not checked up to this size, which the planner assumes for a page: allocating costs less than the check. */
    private static final int USUAL = 8 << 20;
    /** An element of three bytes copies 64. */
    private static final long MOST_BY_SNAPPY = 22;
    /** Each byte that lengthens a match adds 255. */
    private static final long MOST_BY_LZ4 = 255;

    private StoredSize() {}

    /**
     * An upper bound of the decompressed size; {@code declared} or more if it is usual or not known to be too large.
     *
     * @throws IOException when the codec rejects the bytes
     */
    static long most(CompressionCodecName codec, ByteArrayInputStream stored, int declared) throws IOException {
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
}
