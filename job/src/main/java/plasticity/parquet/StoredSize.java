package plasticity.parquet;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;
import plasticity.plan.TaskMemory;

/**
 * Whether stored bytes can become as many as a page header claims, seen before memory is taken for them. A claim of a usual page costs less
 * than the look.
 */
final class StoredSize {
    /** What {@link TaskMemory} takes a page for, at most. */
    private static final int USUAL = 8 << 20;
    /** Sixty-four bytes copied by an element of three. */
    private static final long MOST_BY_SNAPPY = 22;
    /** Two hundred and fifty-five more by each byte that lengthens a match. */
    private static final long MOST_BY_LZ4 = 255;

    private StoredSize() {}

    /** @throws ParquetDecodingException when they become fewer */
    static void require(CompressionCodecName codec, ByteArrayInputStream stored, int claimed) throws IOException {
        if (claimed <= USUAL) {
            return;
        }
        long length = stored.available();
        long most =
                switch (codec) {
                    case ZSTD -> count(new ZstdInputStream(stored), claimed);
                    case GZIP -> count(new GZIPInputStream(stored), claimed);
                    case SNAPPY -> length * MOST_BY_SNAPPY;
                    case LZ4, LZ4_RAW -> length * MOST_BY_LZ4;
                    default -> claimed;
                };
        if (most < claimed) {
            throw new ParquetDecodingException("a page header names " + claimed + " bytes, but " + length
                    + " stored ones with " + codec + " hold " + most + " at most");
        }
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
