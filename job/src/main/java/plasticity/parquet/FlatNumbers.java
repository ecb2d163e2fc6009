package plasticity.parquet;

import java.io.IOException;

/** Reads a flat column of numbers of any type and encoding value by value, with its level, and reports values that cannot be used. */
public final class FlatNumbers {
    private final ColumnValues values;

    public FlatNumbers(ColumnValues values) {
        this.values = values;
    }

    /** The next row's value as a real number; NaN for null. */
    double nextReal() throws RowException, IOException {
        if (isNull()) {
            return Double.NaN;
        }
        double value = values.real();
        values.advance();
        return value;
    }

    /** The next row's value, which must be a finite number. */
    double nextFinite() throws RowException, IOException {
        if (isNull()) {
            throw new RowException(values.name(), "found null, a number is expected");
        }
        double value = values.real();
        values.advance();
        if (!Double.isFinite(value)) {
            throw new RowException(values.name(), "found " + value + ", a finite number is expected");
        }
        return value;
    }

    /** The next row's value, which must be an integer within [least, most]. */
    long nextWhole(long least, long most) throws RowException, IOException {
        if (isNull()) {
            throw new RowException(values.name(), "found null, an integer is expected");
        }
        return whole(least, most);
    }

    /** As {@link #nextWhole}; {@code forNull} if the value is null. */
    long nextWholeOr(long forNull, long least, long most) throws RowException, IOException {
        return isNull() ? forNull : whole(least, most);
    }

    private long whole(long least, long most) throws RowException, IOException {
        long value;
        if (values.type().isReal()) {
            double real = values.real();
            value = (long) real;
            if (value != real) {
                throw new RowException(values.name(), "found " + real + ", an integer is expected");
            }
        } else {
            value = values.whole();
        }
        boolean isBeyondLong = values.type() == StoredNumber.UINT64 && value < 0;
        if (isBeyondLong || value < least || value > most) {
            String found = isBeyondLong ? Long.toUnsignedString(value) : Long.toString(value);
            throw new RowException(values.name(), "found " + found + ", outside the range " + least + " … " + most);
        }
        values.advance();
        return value;
    }

    /** Skips the next row's value. */
    void skip() throws RowException, IOException {
        if (!isNull()) {
            values.skip();
        }
    }

    /** Whether the next row's value is null; if so, moves on to the row after it. */
    private boolean isNull() throws RowException, IOException {
        values.requireValue();
        boolean isNull = !values.isPresent();
        if (isNull) {
            values.advance();
        }
        return isNull;
    }
}
