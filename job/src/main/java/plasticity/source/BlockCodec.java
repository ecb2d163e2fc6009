package plasticity.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.TokenBlock;

/** A block of tokens as bytes, so that one Spark row carries thousands of vectors without boxing a number. Little-endian. */
public final class BlockCodec {
    private static final int BYTES_PER_ROW = 2 * Integer.BYTES + Long.BYTES + 2 * Double.BYTES;

    private BlockCodec() {}

    /** Rows, then the columns one after another, vectors last. */
    static byte[] encode(TokenBlock block) {
        int n = block.size();
        byte[] encoded = new byte[Integer.BYTES + n * BYTES_PER_ROW + block.vectors().length * Double.BYTES];
        ByteBuffer bytes = littleEndian(encoded);
        bytes.putInt(n);
        for (int i = 0; i < n; i++) {
            bytes.putInt(block.slots()[i]);
            bytes.putInt(block.buckets()[i]);
            bytes.putLong(block.examples()[i]);
            bytes.putDouble(block.positions()[i]);
            bytes.putDouble(block.windows()[i]);
        }
        bytes.asDoubleBuffer().put(block.vectors());
        return encoded;
    }

    /** The block that {@link #encode} made into bytes. */
    public static TokenBlock decode(byte[] encoded) {
        ByteBuffer bytes = littleEndian(encoded);
        int n = bytes.getInt();
        TokenBlock block = new TokenBlock(
                new int[n],
                new int[n],
                new long[n],
                new double[n],
                new double[n],
                new double[(bytes.remaining() - n * BYTES_PER_ROW) / Double.BYTES]);
        for (int i = 0; i < n; i++) {
            block.slots()[i] = bytes.getInt();
            block.buckets()[i] = bytes.getInt();
            block.examples()[i] = bytes.getLong();
            block.positions()[i] = bytes.getDouble();
            block.windows()[i] = bytes.getDouble();
        }
        bytes.asDoubleBuffer().get(block.vectors());
        return block;
    }

    static byte[] encode(DenseVector vector) {
        byte[] encoded = new byte[vector.size() * Double.BYTES];
        littleEndian(encoded).asDoubleBuffer().put(vector.values());
        return encoded;
    }

    /** The vector that {@link #encode(DenseVector)} made into bytes. */
    public static DenseVector decodeVector(byte[] encoded) {
        double[] values = new double[encoded.length / Double.BYTES];
        littleEndian(encoded).asDoubleBuffer().get(values);
        return new DenseVector(values);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
