package plasticity.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.FloatArray;
import plasticity.arrays.RealArray;

/** The types in which a column may store numbers (signed and unsigned integers, floating point), and their conversion to double and long. */
public enum StoredNumber {
    FLOAT16(Short.BYTES),
    FLOAT(Float.BYTES),
    DOUBLE(Double.BYTES),
    /** Signed, 8, 16 or 32 bits, all stored in 32. */
    INT32(Integer.BYTES),
    INT64(Long.BYTES),
    /** Unsigned, 8, 16 or 32 bits, all stored in 32. */
    UINT32(Integer.BYTES),
    UINT64(Long.BYTES);

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FLOAT16_EXPONENT = 0x7C00;
    private static final long LARGEST_EXACT = 1L << 53;

    private final int size;

    StoredNumber(int size) {
        this.size = size;
    }

    /** The type of a column; empty if it does not contain numbers (decimals, dates, times, text and bytes do not count as numbers). */
    public static Optional<StoredNumber> of(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        boolean isOther = meaning instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
        if (isOther) {
            return Optional.empty();
        }
        boolean isUnsigned =
                meaning instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer && !integer.isSigned();
        boolean isFloat16 = meaning instanceof LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
        return Optional.ofNullable(
                switch (type.getPrimitiveTypeName()) {
                    case INT32 -> isUnsigned ? UINT32 : INT32;
                    case INT64 -> isUnsigned ? UINT64 : INT64;
                    case FLOAT -> FLOAT;
                    case DOUBLE -> DOUBLE;
                    case FIXED_LEN_BYTE_ARRAY -> isFloat16 ? FLOAT16 : null;
                    default -> null;
                });
    }

    /** Bytes per PLAIN value. */
    int size() {
        return size;
    }

    /** Whether a float represents every value. */
    public boolean isFloat() {
        return this == FLOAT16 || this == FLOAT;
    }

    /** Whether it is one of the floating-point types. */
    public boolean isReal() {
        return isFloat() || this == DOUBLE;
    }

    /**
     * Writes PLAIN values to {@code into[offset … offset + count)}.
     *
     * @param into floats only if {@link #isFloat}
     * @return whether all are finite
     * @throws UnsupportedPageException when an integer is beyond 2^53, so that its double may not be exact
     */
    boolean decode(byte[] bytes, int from, RealArray into, int offset, int count) throws UnsupportedPageException {
        return into instanceof FloatArray floats
                ? decode(bytes, from, floats.values(), offset, count)
                : decode(bytes, from, ((DoubleArray) into).values(), offset, count);
    }

    private boolean decode(byte[] bytes, int from, float[] into, int offset, int count) {
        boolean isFinite = true;
        for (int i = 0; i < count; i++) {
            into[offset + i] = this == FLOAT
                    ? (float) FLOATS.get(bytes, from + i * Float.BYTES)
                    : (float) float16((short) SHORTS.get(bytes, from + i * Short.BYTES));
            isFinite &= Math.abs(into[offset + i]) <= Float.MAX_VALUE;
        }
        return isFinite;
    }

    private boolean decode(byte[] bytes, int from, double[] into, int offset, int count)
            throws UnsupportedPageException {
        boolean isFinite = true;
        switch (this) {
            case FLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = float16((short) SHORTS.get(bytes, from + i * Short.BYTES));
                    isFinite &= Math.abs(into[offset + i]) <= Double.MAX_VALUE;
                }
            }
            case FLOAT -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = (float) FLOATS.get(bytes, from + i * Float.BYTES);
                    isFinite &= Math.abs(into[offset + i]) <= Float.MAX_VALUE;
                }
            }
            case DOUBLE -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = (double) DOUBLES.get(bytes, from + i * Double.BYTES);
                    isFinite &= Math.abs(into[offset + i]) <= Double.MAX_VALUE;
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = (int) INTS.get(bytes, from + i * Integer.BYTES);
                }
            }
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = Integer.toUnsignedLong((int) INTS.get(bytes, from + i * Integer.BYTES));
                }
            }
            case INT64 -> decodeLongs(bytes, from, into, offset, count, -LARGEST_EXACT);
            case UINT64 -> decodeLongs(bytes, from, into, offset, count, 0);
        }
        return isFinite;
    }

    private static void decodeLongs(byte[] bytes, int from, double[] into, int offset, int count, long least)
            throws UnsupportedPageException {
        boolean isExact = true;
        for (int i = 0; i < count; i++) {
            long value = (long) LONGS.get(bytes, from + i * Long.BYTES);
            isExact &= value >= least && value <= LARGEST_EXACT;
            into[offset + i] = value;
        }
        if (!isExact) {
            throw new UnsupportedPageException("an integer beyond 2^53");
        }
    }

    /** The reader's current value; an integer beyond 2^53 is rounded. */
    double real(ColumnReader reader) {
        return switch (this) {
            case FLOAT16 -> float16(reader.getBinary().get2BytesLittleEndian());
            case FLOAT -> reader.getFloat();
            case DOUBLE -> reader.getDouble();
            case INT32, UINT32, INT64 -> whole(reader);
            case UINT64 -> unsigned(whole(reader));
        };
    }

    /** The reader's current value, an integer; a {@link #UINT64} of 2^63 or more is negative. */
    long whole(ColumnReader reader) {
        return switch (this) {
            case INT32 -> reader.getInteger();
            case UINT32 -> Integer.toUnsignedLong(reader.getInteger());
            default -> reader.getLong();
        };
    }

    /** Converts a minimum or maximum from parquet-java's statistics of a column; NaN if it does not have the size of a value. */
    public double bound(Object value) {
        return switch (this) {
            case FLOAT16 ->
                ((Binary) value).length() == Short.BYTES
                        ? float16(((Binary) value).get2BytesLittleEndian())
                        : Double.NaN;
            case UINT32 -> Integer.toUnsignedLong((Integer) value);
            case UINT64 -> unsigned((Long) value);
            default -> ((Number) value).doubleValue();
        };
    }

    /**
     * The exact value of 16 bits in half precision (IEEE 754 binary16), including subnormal numbers, signed zeros, infinities and NaN.
     *
     * <p>Shifted to the exponent and fraction of a double, the bits are the value divided by 2^1008, subnormal or not: 1008 is the difference of the
     * exponents' biases, 1023 (double) − 15 (half).
     */
    static double float16(short bits) {
        long moved = (bits & 0x8000L) << 48 | (bits & 0x7FFFL) << 42;
        return (bits & FLOAT16_EXPONENT) == FLOAT16_EXPONENT
                ? Double.longBitsToDouble(moved | 0x7FFL << 52)
                : Double.longBitsToDouble(moved) * 0x1p1008;
    }

    /** The value of 64 unsigned bits, rounded to a double. */
    private static double unsigned(long bits) {
        // Half of the value; the last bit is kept for correct rounding.
        return bits >= 0 ? bits : (bits >>> 1 | (bits & 1)) * 2.0;
    }
}
