package plasticity.parquet;

import org.apache.parquet.column.ColumnReader;

/** The general way through a flat column of numbers of any width and encoding, value by value with its level, which names whatever is wrong. */
public final class FlatNumbers {
    private final ColumnReader reader;
    private final String name;
    private final StoredNumber type;
    private final int presentLevel;
    private long left;

    /** @param values in the row group, nulls included */
    public FlatNumbers(ColumnReader reader, long values) {
        this.reader = reader;
        this.name = reader.getDescriptor().getPath()[0];
        this.type = StoredNumber.of(reader.getDescriptor().getPrimitiveType()).orElseThrow();
        this.presentLevel = reader.getDescriptor().getMaxDefinitionLevel();
        this.left = values;
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
        double value = type.real(reader);
        advance();
        return value;
    }

    private long whole(long least, long most) throws RowException {
        long value;
        if (type.isReal()) {
            double real = type.real(reader);
            value = (long) real;
            if (value != real) {
                throw new RowException(name, "found " + real + ", a whole number is expected");
            }
        } else {
            value = type.whole(reader);
        }
        boolean isBeyondLong = type == StoredNumber.UINT64 && value < 0;
        if (isBeyondLong || value < least || value > most) {
            String found = isBeyondLong ? Long.toUnsignedString(value) : Long.toString(value);
            throw new RowException(name, "found " + found + ", which lies outside " + least + " … " + most);
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
