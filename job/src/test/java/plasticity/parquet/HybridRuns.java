package plasticity.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/** Values in the RLE/bit-packing hybrid as parquet-java writes them, preceded by some other bytes and followed by padding. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
record HybridRuns(byte[] bytes, int start, int end) {
    private static final int OFFSET = 5;

    static HybridRuns of(int width, int... values) {
        try (RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(width, 64, 1 << 20, new HeapByteBufferAllocator())) {
            for (int value : values) {
                encoder.writeInt(value);
            }
            byte[] runs = encoder.toBytes().toInputStream().readAllBytes();
            byte[] bytes = new byte[OFFSET + runs.length + ColumnPages.PADDING];
            Arrays.fill(bytes, (byte) 0xA5);
            System.arraycopy(runs, 0, bytes, OFFSET, runs.length);
            return new HybridRuns(bytes, OFFSET, OFFSET + runs.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
