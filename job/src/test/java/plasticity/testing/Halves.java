package plasticity.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.io.api.Binary;

/** Half-precision numbers by the definition in IEEE 754, and their bytes in files. */
public final class Halves {
    private static final Map<Double, Integer> BITS = IntStream.range(0, 1 << 16)
            .boxed()
            .filter(bits -> !Double.isNaN(value(bits)))
            .collect(Collectors.toMap(Halves::value, Function.identity()));

    private Halves() {}

    /** (−1)^s · 2^(e−15) · (1 + f/1024), or · f/1024 with e = 1 for the smallest exponent; infinite or NaN for the largest one. */
    public static double value(int bits) {
        int exponent = bits >> 10 & 31;
        double fraction = (bits & 1023) / 1024.0;
        double sign = (bits & 0x8000) == 0 ? 1 : -1;
        return switch (exponent) {
            case 0 -> sign * Math.pow(2, -14) * fraction;
            case 31 -> fraction == 0 ? sign / 0 : Double.NaN;
            default -> sign * Math.pow(2, exponent - 15) * (1 + fraction);
        };
    }

    /** The two bytes of a number that half precision represents exactly. */
    public static Binary bytes(double value) {
        Integer bits = Double.isNaN(value) ? Integer.valueOf(0x7E00) : BITS.get(value);
        if (bits == null) {
            throw new IllegalArgumentException(value + " cannot be represented in half precision");
        }
        return Binary.fromConstantByteArray(ByteBuffer.allocate(Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(bits.shortValue())
                .array());
    }
}
