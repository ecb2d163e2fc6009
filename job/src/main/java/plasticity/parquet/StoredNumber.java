package plasticity.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** How the numbers of a column are stored, and how they become doubles and whole numbers: signed and unsigned integers and the floating-point types. */
public enum StoredNumber {
    FLOAT16(Short.BYTES),
    FLOAT(Float.BYTES),
    DOUBLE(Double.BYTES),
    /** Signed, of 8, 16 or 32 bits, all stored in 32. */
    INT32(Integer.BYTES),
    INT64(Long.BYTES),
    /** Unsigned, of 8, 16 or 32 bits, all stored in 32. */
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
    private static final long LARGEST_EXACT = 1L << 53;

    private final int size;

    StoredNumber(int size) {
        this.size = size;
    }

    /** Empty where the bits mean something else: decimals, dates, times, texts and bytes. */
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

    /** Bytes of a plain value. */
    int size() {
        return size;
    }

    /** Whether it is one of the floating-point types. */
    public boolean isReal() {
        return this == FLOAT16 || this == FLOAT || this == DOUBLE;
    }

    /**
     * Puts plain values into {@code into[offset … offset + count)}.
     *
     * @return whether all are finite
     * @throws UnsupportedPageException at a whole number that a double may not hold
     */
    boolean decode(byte[] bytes, int from, double[] into, int offset, int count) throws UnsupportedPageException {
        boolean isFine = true;
        switch (this) {
            case FLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = Float16.toDouble((short) SHORTS.get(bytes, from + i * Short.BYTES));
                    isFine &= Math.abs(into[offset + i]) <= Double.MAX_VALUE;
                }
            }
            case FLOAT -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = (float) FLOATS.get(bytes, from + i * Float.BYTES);
                    isFine &= Math.abs(into[offset + i]) <= Float.MAX_VALUE;
                }
            }
            case DOUBLE -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = (double) DOUBLES.get(bytes, from + i * Double.BYTES);
                    isFine &= Math.abs(into[offset + i]) <= Double.MAX_VALUE;
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
        return isFine;
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
            throw new UnsupportedPageException("a whole number beyond 2^53");
        }
    }

    /** The reader's current value; a whole number beyond 2^53 is rounded. */
    double real(ColumnReader reader) {
        return switch (this) {
            case FLOAT16 -> Float16.toDouble(reader.getBinary().get2BytesLittleEndian());
            case FLOAT -> reader.getFloat();
            case DOUBLE -> reader.getDouble();
            case INT32, UINT32, INT64 -> whole(reader);
            case UINT64 -> unsigned(whole(reader));
        };
    }

    /** The reader's current value, an integer; the 64 bits of a {@link #UINT64}, which are negative from 2^63 on. */
    long whole(ColumnReader reader) {
        return switch (this) {
            case INT32 -> reader.getInteger();
            case UINT32 -> Integer.toUnsignedLong(reader.getInteger());
            default -> reader.getLong();
        };
    }

    /** The least or largest value of a column, as parquet-java's statistics have it. */
    public double bound(Object value) {
        return switch (this) {
            case FLOAT16 -> Float16.toDouble(((Binary) value).get2BytesLittleEndian());
            case UINT32 -> Integer.toUnsignedLong((Integer) value);
            case UINT64 -> unsigned((Long) value);
            default -> ((Number) value).doubleValue();
        };
    }

    /** The number that 64 bits stand for, rounded to a double. */
    private static double unsigned(long bits) {
        // Half of it, its last bit kept for the rounding.
        return bits >= 0 ? bits : (bits >>> 1 | (bits & 1)) * 2.0;
    }
}
