package plasticity.source;

import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The general way through a flat column of numbers of any width and encoding, value by value with its level, which names whatever is wrong. */
final class FlatNumbers {
    private static final Set<PrimitiveTypeName> NUMBERS = EnumSet.of(
            PrimitiveTypeName.INT32, PrimitiveTypeName.INT64, PrimitiveTypeName.FLOAT, PrimitiveTypeName.DOUBLE);

    private final ColumnReader reader;
    private final String name;
    private final PrimitiveTypeName type;
    private final int presentLevel;
    private long left;

    /** @param values in the row group, nulls included */
    FlatNumbers(ColumnReader reader, long values) {
        this.reader = reader;
        this.name = reader.getDescriptor().getPath()[0];
        this.type = reader.getDescriptor().getPrimitiveType().getPrimitiveTypeName();
        this.presentLevel = reader.getDescriptor().getMaxDefinitionLevel();
        this.left = values;
    }

    /** Whether values of a type are plain signed numbers: no decimals, dates, times or unsigned values, whose bits mean something else. */
    static boolean canRead(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        boolean otherwise = meaning instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation
                || (meaning instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer && !integer.isSigned());
        return !otherwise && NUMBERS.contains(type.getPrimitiveTypeName());
    }

    /** The next row's value as a real number; NaN for null. */
    double nextReal() throws RowException {
        return isNull() ? Double.NaN : real();
    }

    /** The next row's value, which must be a finite number. */
    double nextFinite() throws RowException {
        if (isNull()) {
            throw new RowException(name, "found null, a number is expected");
        }
        double value = real();
        if (!Double.isFinite(value)) {
            throw new RowException(name, "found " + value + ", a finite number is expected");
        }
        return value;
    }

    /** The next row's value as a whole number within [least, most]. */
    long nextWhole(long least, long most) throws RowException {
        if (isNull()) {
            throw new RowException(name, "found null, a whole number is expected");
        }
        return whole(least, most);
    }

    /** As {@link #nextWhole}, with a value for null. */
    long nextWholeOr(long forNull, long least, long most) throws RowException {
        return isNull() ? forNull : whole(least, most);
    }

    private double real() {
        double value =
                switch (type) {
                    case INT32 -> reader.getInteger();
                    case INT64 -> reader.getLong();
                    case FLOAT -> reader.getFloat();
                    case DOUBLE -> reader.getDouble();
                    default -> throw new IllegalStateException("column " + name + " has type " + type);
                };
        advance();
        return value;
    }

    private long whole(long least, long most) throws RowException {
        long value;
        if (type == PrimitiveTypeName.INT32) {
            value = reader.getInteger();
        } else if (type == PrimitiveTypeName.INT64) {
            value = reader.getLong();
        } else {
            double real = type == PrimitiveTypeName.FLOAT ? reader.getFloat() : reader.getDouble();
            value = (long) real;
            if (value != real) {
                throw new RowException(name, "found " + real + ", a whole number is expected");
            }
        }
        if (value < least || value > most) {
            throw new RowException(name, "found " + value + ", which lies outside " + least + " … " + most);
        }
        advance();
        return value;
    }

    /** Passes over the next row's value, whatever it is. */
    void skip() throws RowException {
        if (!isNull()) {
            reader.skip();
            advance();
        }
    }

    private boolean isNull() throws RowException {
        requireValue();
        if (reader.getCurrentDefinitionLevel() == presentLevel) {
            return false;
        }
        advance();
        return true;
    }

    private void requireValue() throws RowException {
        if (left == 0) {
            throw new RowException(name, "the column ends before the row group does");
        }
    }

    private void advance() {
        left--;
        reader.consume();
    }
}
